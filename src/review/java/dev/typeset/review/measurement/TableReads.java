package dev.typeset.review.measurement;

import dev.typeset.review.database.Schema;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * How much of each table was read and changed so far, as PostgreSQL counts it.
 *
 * @param scans how many times it was read in its own order, by table
 * @param rows how many rows that gave
 * @param changed how many rows were updated or deleted
 */
record TableReads(Map<Long, Long> scans, Map<Long, Long> rows, Map<Long, Long> changed) {
  /** Of several processes that read a table together, one is counted. */
  private static final double MOST = 0.1;

  /** Those of a transaction that runs, or all that were ever made where there is none. */
  static TableReads of(Connection connection) throws SQLException {
    boolean transaction = !connection.getAutoCommit();
    Map<Long, Long> scans = new TreeMap<>();
    Map<Long, Long> rows = new TreeMap<>();
    Map<Long, Long> changed = new TreeMap<>();
    try (Statement statement = connection.createStatement()) {
      if (!transaction) {
        statement.execute("select pg_stat_force_next_flush()");
      }
      try (ResultSet row =
          statement.executeQuery(
              "select relid, seq_scan, seq_tup_read, n_tup_upd + n_tup_del from "
                  + (transaction ? "pg_stat_xact_user_tables" : "pg_stat_user_tables")
                  + " where schemaname = 'public'")) {
        while (row.next()) {
          scans.put(row.getLong(1), row.getLong(2));
          rows.put(row.getLong(1), row.getLong(3));
          changed.put(row.getLong(1), row.getLong(4));
        }
      }
    }
    return new TableReads(scans, rows, changed);
  }

  /** Which tables were read from the first row to the last since. */
  SortedSet<String> whole(TableReads before, Schema schema, Schema after) {
    SortedSet<String> names = new TreeSet<>();
    for (Schema.Table table : schema.tables().values()) {
      long read = since(rows, before.rows, table.id());
      boolean indexed =
          after.indexes().values().stream()
              .anyMatch(index ->
                  index.table() == table.id() && !schema.indexes().containsKey(index.id()));
      if (table.filled()
          && (indexed || since(scans, before.scans, table.id()) > 0)
          && read > MOST * Math.max(0, table.rows())) {
        names.add(table.name());
      }
    }
    return names;
  }

  /** How many rows were changed since, by table. */
  SortedMap<String, Long> changedSince(TableReads before, Schema schema) {
    SortedMap<String, Long> counts = new TreeMap<>();
    for (Schema.Table table : schema.tables().values()) {
      long count = since(changed, before.changed, table.id());
      if (count > 0) {
        counts.put(table.name(), count);
      }
    }
    return counts;
  }

  private static long since(Map<Long, Long> now, Map<Long, Long> before, long table) {
    return now.getOrDefault(table, 0L) - before.getOrDefault(table, 0L);
  }
}
