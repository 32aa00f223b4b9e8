package dev.typeset.db;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.flywaydb.core.api.MigrationInfo;

/**
 * Takes back the last migration of a database, by its file in {@code db/undo}: in one transaction,
 * with its row in the history. Blocks.
 */
public final class MigrationUndo {
  private static final String UNDO = "db/undo/";

  private static final String COLUMNS =
      """
      select r.oid::text, r.oid || '.' || a.attnum, quote_ident(r.relname), quote_ident(a.attname)
      from pg_attribute a
      join pg_class r on r.oid = a.attrelid
      where r.relnamespace = 'public'::regnamespace and r.relkind in ('r', 'p')
        and r.relname <> 'flyway_schema_history' and a.attnum > 0 and not a.attisdropped
      order by r.relname collate "C", a.attnum
      """;

  private final DatabaseUrl url;

  /** For the database of this owner. */
  public MigrationUndo(DatabaseUrl owner) {
    this.url = owner;
  }

  /**
   * What was taken back.
   *
   * @param migration the file that had run
   * @param lost what went with it: rows of tables, values of columns
   */
  public record Taken(String migration, List<String> lost) {}

  /** A column of a table, as SQL spells them. */
  private record Column(String tableId, String table, String name) {}

  /**
   * Takes the last migration back.
   *
   * @param lose whether data may go with it
   * @throws DatabaseFailure.Away if the database does not answer now, or others hold its tables
   * @throws DatabaseFailure.Unfit where nothing has run, where there is no file to take it back
   *     with, where the file fails, or where data would go that may not
   */
  public Taken last(boolean lose) {
    List<MigrationInfo> applied = new Migrations(url).applied();
    if (applied.isEmpty()) {
      throw unfit("has run no migration: there is nothing to take back");
    }
    MigrationInfo last = applied.getLast();
    String file = "U" + last.getScript().substring(1);
    String sql = Migrations.find(UNDO + file);
    if (sql == null) {
      throw unfit(
          "cannot take %s back: write db/%s first".formatted(last.getScript(), "undo/" + file));
    }
    try (Connection connection = Jdbc.source(url, Map.of()).getConnection();
        Statement statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      statement.execute("set local lock_timeout = '2s'");
      forget(statement, last);
      List<String> lost = lost(connection, sql);
      if (!lost.isEmpty() && !lose) {
        throw unfit(
            "would lose %s with %s: to have it so, set LOSE=yes"
                .formatted(String.join(", ", lost), last.getScript()));
      }
      statement.execute(sql);
      connection.commit();
      return new Taken(last.getScript(), lost);
    } catch (SQLException failure) {
      throw DatabaseFailure.of(url, failure);
    }
  }

  /**
   * Which rows and values SQL that takes something back would lose: {@code 2 rows of sessions}. It
   * is tried, to look what is not there any more, which is then counted where it still is. To take
   * the trial back gives its locks back too, so what is counted is locked anew: nobody adds to it
   * until it is gone.
   *
   * @param owner in a transaction, which has done nothing when this returns but to lock
   */
  public static List<String> lost(Connection owner, String sql) throws SQLException {
    try (Statement statement = owner.createStatement()) {
      Map<String, Column> before = columns(statement);
      Savepoint start = owner.setSavepoint();
      statement.execute(sql);
      Map<String, Column> after = columns(statement);
      owner.rollback(start);
      Set<String> left = tables(after).keySet();
      List<String> lost = new ArrayList<>();
      for (Map.Entry<String, String> table : tables(before).entrySet()) {
        if (!left.contains(table.getKey())) {
          String name = table.getValue();
          add(lost, statement, "count(*)", name, "row", " of " + name);
        }
      }
      for (Map.Entry<String, Column> each : before.entrySet()) {
        Column column = each.getValue();
        if (left.contains(column.tableId()) && !after.containsKey(each.getKey())) {
          String name = column.table() + "." + column.name();
          String count = "count(" + column.name() + ")";
          add(lost, statement, count, column.table(), "value", " of " + name);
        }
      }
      return lost;
    }
  }

  private static void add(
      List<String> lost, Statement statement, String count, String table, String one, String of)
      throws SQLException {
    statement.execute("lock table public." + table + " in access exclusive mode");
    try (ResultSet rows = statement.executeQuery("select " + count + " from public." + table)) {
      rows.next();
      long number = rows.getLong(1);
      if (number > 0) {
        lost.add(number + " " + one + (number == 1 ? "" : "s") + of);
      }
    }
  }

  /** By their number, which a column keeps under another name. */
  private static Map<String, Column> columns(Statement statement) throws SQLException {
    Map<String, Column> columns = new LinkedHashMap<>();
    try (ResultSet rows = statement.executeQuery(COLUMNS)) {
      while (rows.next()) {
        columns.put(
            rows.getString(2), new Column(rows.getString(1), rows.getString(3), rows.getString(4)));
      }
    }
    return columns;
  }

  /** Their names by their numbers. */
  private static Map<String, String> tables(Map<String, Column> columns) {
    Map<String, String> tables = new LinkedHashMap<>();
    columns.values().forEach(column -> tables.put(column.tableId(), column.table()));
    return tables;
  }

  /** Only the last row: where somebody else migrated meanwhile, there is a later one. */
  private void forget(Statement statement, MigrationInfo migration) throws SQLException {
    statement.execute("lock table flyway_schema_history in share row exclusive mode");
    int gone =
        statement.executeUpdate(
            "delete from flyway_schema_history where installed_rank = %d and installed_rank = (select max(installed_rank) from flyway_schema_history)"
                .formatted(migration.getInstalledRank()));
    if (gone != 1) {
      throw unfit("was migrated by somebody else meanwhile: nothing was taken back");
    }
  }

  private DatabaseFailure.Unfit unfit(String sentence) {
    return new DatabaseFailure.Unfit(
        List.of("the database " + url.address() + " " + sentence), null);
  }
}
