package dev.typeset.db;

import dev.typeset.db.schema.DefaultSchema;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** What the role that the service connects as may do with the tables of the service. */
public final class Privileges {

  private static final String TABLES =
      """
      select name, c.oid is null as missing, has_table_privilege(c.oid, 'select') as readable, pg_has_role(c.relowner, 'usage') as own
      from unnest(?::text[]) as name
      left join pg_class c on c.oid = to_regclass(name)
      order by name
      """;

  private final DatabaseUrl url;
  private final List<String> closed = new ArrayList<>();
  private final List<String> missing = new ArrayList<>();
  private boolean owner;

  private Privileges(DatabaseUrl url) {
    this.url = url;
  }

  /**
   * Asks the database as the role in the URL, in one statement.
   *
   * @throws DatabaseFailure if it does not answer
   */
  public static Privileges of(DatabaseUrl service) {
    var privileges = new Privileges(service);
    try (Connection connection = Jdbc.source(service, Jdbc.readOnly(service)).getConnection();
        PreparedStatement statement = connection.prepareStatement(TABLES)) {
      statement.setArray(1, connection.createArrayOf("text", tables()));
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          privileges.add(rows);
        }
      }
    } catch (SQLException failure) {
      throw DatabaseFailure.of(service, failure);
    }
    return privileges;
  }

  /** Whether it may do all, for it owns one of the tables or is a superuser. */
  public boolean ownsTables() {
    return owner;
  }

  /**
   * Raises a failure where there are tables that it may not read.
   *
   * @throws DatabaseFailure.Unfit naming them, and what to do
   */
  public void requireGranted() {
    refuse(
        closed,
        "does not let %s read %s: run make migrate with MIGRATION_DATABASE_URL naming the owner of the tables");
  }

  /**
   * Raises a failure where there are tables that it does not see, although the owner has migrated.
   *
   * @throws DatabaseFailure.Unfit naming them, and what to do
   */
  public void requireAll() {
    refuse(
        missing,
        "does not show %s the tables %s: let DATABASE_URL and MIGRATION_DATABASE_URL name the same database, and both roles have the same search_path");
  }

  private void add(ResultSet row) throws SQLException {
    owner |= row.getBoolean("own");
    if (row.getBoolean("missing")) {
      missing.add(row.getString("name"));
    } else if (!row.getBoolean("readable")) {
      closed.add(row.getString("name"));
    }
  }

  private void refuse(List<String> tables, String sentence) {
    if (!tables.isEmpty()) {
      String line = sentence.formatted(url.user(), String.join(", ", tables));
      throw new DatabaseFailure.Unfit(List.of("the database " + url.address() + " " + line), null);
    }
  }

  private static Object[] tables() {
    return Stream.concat(
            DefaultSchema.DEFAULT_SCHEMA.getTables().stream().map(table -> table.getName()),
            Stream.of("flyway_schema_history"))
        .toArray();
  }
}
