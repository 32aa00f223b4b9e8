package dev.typeset.db;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashSet;
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
      select quote_ident(r.relname), quote_ident(a.attname)
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
  private record Column(String table, String name) {}

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
      List<String> lost = lost(connection, statement, sql);
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
   * Tries the file, and looks what is not there any more; then counts it where it still is. To take
   * the trial back gives its locks back too, so what is counted is locked anew: nobody adds to it
   * until it is gone.
   */
  private static List<String> lost(Connection connection, Statement statement, String sql)
      throws SQLException {
    Set<Column> before = columns(statement);
    Savepoint start = connection.setSavepoint();
    statement.execute(sql);
    Set<Column> after = columns(statement);
    connection.rollback(start);
    List<String> left = after.stream().map(Column::table).distinct().toList();
    List<String> lost = new ArrayList<>();
    for (String table : before.stream().map(Column::table).distinct().toList()) {
      if (!left.contains(table)) {
        add(lost, statement, "count(*)", table, "rows of " + table);
      }
    }
    for (Column column : before) {
      if (left.contains(column.table()) && !after.contains(column)) {
        String name = column.table() + "." + column.name();
        add(lost, statement, "count(" + column.name() + ")", column.table(), "values of " + name);
      }
    }
    return lost;
  }

  private static void add(
      List<String> lost, Statement statement, String count, String table, String what)
      throws SQLException {
    statement.execute("lock table public." + table + " in access exclusive mode");
    try (ResultSet rows = statement.executeQuery("select " + count + " from public." + table)) {
      rows.next();
      long number = rows.getLong(1);
      if (number > 0) {
        lost.add(number + " " + what);
      }
    }
  }

  private static Set<Column> columns(Statement statement) throws SQLException {
    Set<Column> columns = new LinkedHashSet<>();
    try (ResultSet rows = statement.executeQuery(COLUMNS)) {
      while (rows.next()) {
        columns.add(new Column(rows.getString(1), rows.getString(2)));
      }
    }
    return columns;
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
