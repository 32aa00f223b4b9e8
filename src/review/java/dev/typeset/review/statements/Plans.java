package dev.typeset.review.statements;

import dev.typeset.review.database.SeededServer;
import dev.typeset.review.statements.Catalogue.Route;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** How PostgreSQL runs what is in the catalogue. */
public final class Plans {
  /**
   * PostgreSQL looks at 300 times as many rows: at all of each table, so that nothing is left to
   * chance, as far as 3 million.
   */
  private static final String STATISTICS =
      """
      select set_config('default_statistics_target', least(10000, greatest(1000, ceil(max(reltuples) / 300)))::text, false)
      from pg_class
      """;

  private Plans() {}

  /** Counts anew what plans are made by: the same each time for the same rows. */
  static void analyze(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(STATISTICS);
      statement.execute("analyze");
    }
  }

  /**
   * The plan of a statement, whatever the values are; empty where it is itself an EXPLAIN.
   *
   * @throws SQLException where the database has not what the statement names
   */
  static String of(Connection connection, CataloguedStatement statement) throws SQLException {
    try (TriedStatement tried = TriedStatement.prepare(connection, statement)) {
      return tried.plan(statement.values());
    }
  }

  /** The same catalogue with its plans on all rows of a server. */
  public static Catalogue of(SeededServer server, Catalogue catalogue) throws SQLException {
    String database = server.copy(server.rows());
    try (Connection connection = server.connect(database)) {
      analyze(connection);
      return of(connection, catalogue);
    } finally {
      server.drop(database);
    }
  }

  /** The same catalogue with its plans. */
  static Catalogue of(Connection connection, Catalogue catalogue) throws SQLException {
    Map<String, String> plans = new HashMap<>();
    List<Route> routes = new ArrayList<>();
    for (Route route : catalogue.routes()) {
      for (CataloguedStatement statement : route.statements()) {
        if (!plans.containsKey(statement.sql())) {
          plans.put(statement.sql(), of(connection, statement));
        }
      }
      routes.add(
          new Route(
              route.name(),
              route.statements().stream()
                  .map(each ->
                      new CataloguedStatement(
                          each.sql(),
                          each.parameters(),
                          each.locks(),
                          plans.getOrDefault(each.sql(), "")))
                  .collect(Collectors.toList())));
    }
    return Catalogue.of(routes);
  }
}
