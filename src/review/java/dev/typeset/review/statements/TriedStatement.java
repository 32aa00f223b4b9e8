package dev.typeset.review.statements;

import dev.typeset.review.database.LockMode;
import dev.typeset.review.statements.CataloguedStatement.Parameter;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A statement of the service, prepared by another connection to be run or explained there. Its
 * parameters stay parameters.
 */
final class TriedStatement implements AutoCloseable {
  private static final Pattern EXPLAINED = Pattern.compile("(explain \\([^)]*\\)) (.*)");
  private static final String LOCKS =
      """
      select relname, mode
      from pg_locks join pg_class on pg_class.oid = relation
      where pid = pg_backend_pid() and relnamespace = 'public'::regnamespace and relkind in ('r', 'p', 'm', 'v')
      """;

  private final Statement statement;
  private final String before;

  private TriedStatement(Statement statement, String before) {
    this.statement = statement;
    this.before = before;
  }

  /**
   * Prepares a statement.
   *
   * @param types of its parameters; empty where PostgreSQL is to find them
   * @throws SQLException where the database has not what it names
   */
  static TriedStatement prepare(Connection connection, String sql, List<String> types)
      throws SQLException {
    // PREPARE takes no EXPLAIN, and EXPLAIN takes what is prepared.
    Matcher explained = EXPLAINED.matcher(sql);
    String before = explained.matches() ? explained.group(1) + " " : "";
    String prepared = explained.matches() ? explained.group(2) : sql;
    String list = types.isEmpty() ? "" : " (" + String.join(", ", types) + ")";
    Statement statement = connection.createStatement();
    try {
      statement.execute("deallocate all");
      statement.execute("prepare tried" + list + " as " + prepared);
      return new TriedStatement(statement, before);
    } catch (SQLException e) {
      statement.close();
      throw e;
    }
  }

  static TriedStatement prepare(Connection connection, CataloguedStatement statement)
      throws SQLException {
    return prepare(
        connection, statement.sql(), statement.parameters().stream().map(Parameter::type).toList());
  }

  /** The types of its parameters. */
  List<String> types() throws SQLException {
    return texts(
        """
        select format_type(type, null)
        from pg_prepared_statements, unnest(parameter_types::oid[]) with ordinality as each (type, place)
        where name = 'tried'
        order by place
        """);
  }

  /** Runs it. */
  void run(List<@Nullable String> values) throws SQLException {
    statement.execute(before + execute(values));
  }

  /** The plan that it has whatever the values are; empty where it is itself an EXPLAIN. */
  String plan(List<@Nullable String> values) throws SQLException {
    if (!before.isEmpty()) {
      return "";
    }
    statement.execute("set plan_cache_mode = force_generic_plan");
    return String.join("\n", texts("explain (costs off) " + execute(values)));
  }

  /** The strongest lock that this transaction has by now on each table. */
  static SortedMap<String, LockMode> locks(Connection connection) throws SQLException {
    SortedMap<String, LockMode> locks = new TreeMap<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(LOCKS)) {
      while (rows.next()) {
        String table = rows.getString(1);
        LockMode.of(rows.getString(2))
            .ifPresent(mode -> locks.merge(table, mode, LockMode::stronger));
      }
    }
    return locks;
  }

  @Override
  public void close() throws SQLException {
    statement.close();
  }

  private static String execute(List<@Nullable String> values) {
    return values.isEmpty()
        ? "execute tried"
        : values.stream()
            .map(value -> value == null ? "null" : "'" + value.replace("'", "''") + "'")
            .collect(Collectors.joining(", ", "execute tried (", ")"));
  }

  private List<String> texts(String sql) throws SQLException {
    List<String> texts = new ArrayList<>();
    try (ResultSet rows = statement.executeQuery(sql)) {
      while (rows.next()) {
        texts.add(rows.getString(1));
      }
    }
    return texts;
  }
}
