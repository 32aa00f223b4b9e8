package dev.typeset.review.diagram;

import dev.typeset.db.DatabaseUrl;
import dev.typeset.testing.TestServer;
import java.sql.Connection;
import java.sql.SQLException;

/** Schemas to look at. */
final class Schemas {
  private Schemas() {}

  /** What statements make in an empty database. */
  static SchemaModel read(String sql) throws SQLException {
    return read(TestServer.empty(), sql);
  }

  /** What our migrations make, and statements after them. */
  static SchemaModel migrated(String sql) throws SQLException {
    return read(TestServer.migrated(), sql);
  }

  private static SchemaModel read(DatabaseUrl url, String sql) throws SQLException {
    TestServer.execute(url, sql);
    try (Connection connection = TestServer.connect(url)) {
      return SchemaReader.read(connection);
    }
  }
}
