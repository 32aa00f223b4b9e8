package dev.typeset.review.statements;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Statements that are executed in a transaction, each as if alone, and that is never committed. */
final class Attempts implements AutoCloseable {
  private static final String SETTINGS = "set local statement_timeout = '5s'";

  private final Connection connection;

  /** Takes a connection that nobody else uses meanwhile. */
  Attempts(Connection connection) throws SQLException {
    this.connection = connection;
    connection.setAutoCommit(false);
    run(SETTINGS);
    for (String line : Tour.PREPARATION.split(";\n", -1)) {
      prepare(line);
    }
  }

  /** What went wrong, or null. */
  @Nullable SQLException attempt(CataloguedStatement statement) throws SQLException {
    return attempt(statement, statement.values());
  }

  /** The same with one of its values null, counted from 0. */
  @Nullable SQLException attempt(CataloguedStatement statement, int number) throws SQLException {
    List<@Nullable String> values = new ArrayList<>(statement.values());
    values.set(number, null);
    return attempt(statement, values);
  }

  private @Nullable SQLException attempt(
      CataloguedStatement statement, List<@Nullable String> values) throws SQLException {
    Savepoint before = connection.setSavepoint();
    try (TriedStatement tried = TriedStatement.prepare(connection, statement)) {
      tried.run(values);
      run("set constraints all immediate");
      return null;
    } catch (SQLException e) {
      return e;
    } finally {
      connection.rollback(before);
      connection.releaseSavepoint(before);
    }
  }

  @Override
  public void close() throws SQLException {
    connection.rollback();
    connection.setAutoCommit(true);
  }

  /**
   * So that the values of the catalogue find their rows. What a new schema refuses of it is found
   * by the statements themselves.
   */
  private void prepare(String sql) throws SQLException {
    Savepoint before = connection.setSavepoint();
    try {
      run(sql);
    } catch (SQLException e) {
      connection.rollback(before);
    }
  }

  private void run(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
