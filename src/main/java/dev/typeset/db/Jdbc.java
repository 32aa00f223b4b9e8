package dev.typeset.db;

import java.sql.SQLException;
import java.util.Map;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;

/** Connections that block, for migrations and the checks before them. */
final class Jdbc {

  private Jdbc() {}

  /** Where connections to the database come from, with further properties of the driver. */
  static DataSource source(DatabaseUrl url, Map<String, String> properties) {
    PGSimpleDataSource source = new PGSimpleDataSource();
    source.setURL(url.jdbcUrl());
    try {
      for (var each : url.jdbcProperties().entrySet()) {
        source.setProperty(each.getKey(), each.getValue());
      }
      for (var each : properties.entrySet()) {
        source.setProperty(each.getKey(), each.getValue());
      }
    } catch (SQLException unknown) {
      throw DatabaseFailure.of(url, unknown);
    }
    return source;
  }

  /**
   * The property with which the server refuses every write. Poolers do not pass it on; what is
   * asked for only reads all the same.
   */
  static Map<String, String> readOnly(DatabaseUrl url) {
    return url.pooled() ? Map.of() : Map.of("options", "-c default_transaction_read_only=on");
  }

  /** The property that gives a setting of the server a value; not for poolers either. */
  static Map<String, String> setting(String name, String value) {
    // The server splits the options at white space.
    return Map.of("options", "-c " + name + "=" + value.replaceAll("[\\\\\\s]", "\\\\$0"));
  }
}
