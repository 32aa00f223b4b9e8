package dev.typeset.review.statements;

import dev.typeset.review.database.SeededServer;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * A database to make the tour on.
 *
 * @param name its name
 * @param jdbcUrl the owner's address of it, for JDBC; the owner is a superuser
 * @param url the same, as DATABASE_URL has it
 * @param serviceUrl that of the role that the service runs as
 */
record TourDatabase(String name, String jdbcUrl, String url, String serviceUrl) {
  /** So few are quick, and give a page a next one. */
  static final int POSTS = 400;

  /** A new one of a server, migrated and with the rows that the tour needs. */
  static TourDatabase of(SeededServer server, String seed) throws SQLException {
    String name = server.copy(0);
    var database =
        new TourDatabase(name, server.jdbcUrl(name), server.url(name), server.serviceUrl(name));
    database.fill(seed);
    return database;
  }

  /** Adds the rows that the tour needs to one that is migrated. */
  void fill(String seed) throws SQLException {
    try (Connection connection = connect();
        Statement statement = connection.createStatement()) {
      statement.execute("alter database " + name + " set synchronous_commit = off");
      statement.execute("set typeset.rows = " + POSTS);
      statement.execute(seed);
      statement.execute(Tour.PREPARATION);
    }
  }

  Connection connect() throws SQLException {
    return DriverManager.getConnection(jdbcUrl);
  }
}
