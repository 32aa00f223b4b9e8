package dev.typeset.build;

import dev.typeset.db.DatabaseUrl;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Properties;
import java.util.SortedMap;

/** Compares a database with what db/migrations make, object by object. */
public final class Drift {
  private Drift() {}

  /** Ends with 1 where they differ, and with 2 where they cannot be compared. */
  public static void main(String... arguments) {
    String url = System.getenv().getOrDefault("DATABASE_URL", "").strip();
    if (url.isEmpty()) {
      System.err.println("Set DATABASE_URL to the database to compare.");
      System.exit(2);
    }
    List<String> differences;
    try {
      SortedMap<String, String> found = read(url);
      try (MigratedDatabase expected = MigratedDatabase.open()) {
        differences = SchemaObjects.differences(SchemaObjects.read(expected.connection()), found);
      }
    } catch (SQLException | RuntimeException e) {
      System.err.println("The database cannot be compared: " + e.getMessage());
      System.exit(2);
      return;
    }
    if (differences.isEmpty()) {
      System.out.println("The database is what the migrations make.");
      return;
    }
    System.out.println(
        "Beside what the migrations make: - is missing, + is there beyond it, ~ is another.");
    differences.forEach(System.out::println);
    System.exit(1);
  }

  private static SortedMap<String, String> read(String url) throws SQLException {
    DatabaseUrl database = DatabaseUrl.parse(url);
    var properties = new Properties();
    properties.putAll(database.jdbcProperties());
    try (Connection connection = DriverManager.getConnection(database.jdbcUrl(), properties)) {
      connection.setReadOnly(true);
      return SchemaObjects.read(connection);
    }
  }
}
