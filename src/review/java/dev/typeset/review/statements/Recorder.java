package dev.typeset.review.statements;

import dev.typeset.App;
import dev.typeset.Config;
import dev.typeset.review.database.LockMode;
import dev.typeset.review.database.SeededServer;
import dev.typeset.review.statements.Catalogue.Route;
import dev.typeset.review.statements.CataloguedStatement.Parameter;
import dev.typeset.review.statements.ServerLog.Sent;
import dev.typeset.review.statements.Tour.Visit;
import java.io.IOException;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Makes the tour on the service as it stands, and writes down what each route sends. A second
 * database, the same as the first, goes along: each statement is run there once more by itself, to
 * see the types of its parameters and the locks that it takes.
 */
public final class Recorder implements AutoCloseable {
  private final Connection followed;
  private final Map<String, Map<String, Recorded>> routes = new LinkedHashMap<>();

  /** A statement of a route, as often as it came. */
  private static final class Recorded {
    private List<String> types = List.of();
    private List<@Nullable String> values = List.of();
    private final SortedMap<String, LockMode> locks = new TreeMap<>();
    private boolean ran;

    private void add(SortedMap<String, LockMode> more) {
      more.forEach((table, mode) -> locks.merge(table, mode, LockMode::stronger));
    }

    private CataloguedStatement catalogued(String sql) {
      List<Parameter> parameters = new ArrayList<>();
      for (int i = 0; i < types.size(); i++) {
        String type = types.get(i);
        parameters.add(new Parameter(type, SteadyValues.of(values.get(i), type, i + 1)));
      }
      return new CataloguedStatement(sql, parameters, locks, "");
    }
  }

  private Recorder(Connection followed) throws SQLException {
    this.followed = followed;
    followed.setAutoCommit(false);
  }

  /** The statements of each route, without their plans, as the tour finds them on a server. */
  public static Catalogue record(SeededServer server) throws Exception {
    String seed = Files.readString(SeededServer.SEED);
    return record(TourDatabase.of(server, seed), TourDatabase.of(server, seed));
  }

  /**
   * The same on two databases.
   *
   * @param asked what the service uses
   * @param followed the same once more
   */
  static Catalogue record(TourDatabase asked, TourDatabase followed) throws Exception {
    try (Connection owner = asked.connect();
        Recorder recorder = new Recorder(followed.connect())) {
      ServerLog log = ServerLog.of(owner, asked.name());
      try (App app = start(asked);
          Traveller traveller = new Traveller("http://127.0.0.1:" + app.port())) {
        traveller.routes().forEach(route -> recorder.routes.put(route, new LinkedHashMap<>()));
        log.next();
        for (Visit visit : Tour.visits()) {
          recorder.visit(traveller, visit, log);
        }
      }
      return recorder.catalogue();
    }
  }

  @Override
  public void close() throws SQLException {
    followed.close();
  }

  private static App start(TourDatabase database)
      throws ExecutionException, InterruptedException, TimeoutException {
    App app =
        App.start(
            Config.from(
                Map.of(
                    "PORT", "0",
                    "DATABASE_URL", database.serviceUrl(),
                    "MIGRATION_DATABASE_URL", database.url(),
                    "SECRET_KEYS", "tour:0123456789abcdef0123456789abcdef",
                    "RATE_LIMITS", "off")));
    try {
      app.prepared().get(60, TimeUnit.SECONDS);
      return app;
    } catch (ExecutionException | InterruptedException | TimeoutException e) {
      app.close();
      throw e;
    }
  }

  private void visit(Traveller traveller, Visit visit, ServerLog log)
      throws IOException, InterruptedException, SQLException {
    var first = traveller.visit(visit);
    add(first.route(), log.next());
    String next = first.links().get("next");
    if (visit.further() && next != null) {
      var second = traveller.visit(visit.to(next));
      String previous = second.links().get("prev");
      if (previous != null) {
        traveller.visit(visit.to(previous));
      }
      add(first.route(), log.next());
    }
  }

  private void add(String route, List<Sent> statements) throws SQLException {
    for (Sent sent : statements) {
      var recorded =
          routes
              .computeIfAbsent(route, _ -> new LinkedHashMap<>())
              .computeIfAbsent(SqlLayout.flat(sent.sql()), _ -> new Recorded());
      follow(sent, recorded);
    }
  }

  /** What fails here failed there too, such as what breaks a foreign key. */
  private void follow(Sent sent, Recorded recorded) throws SQLException {
    try (TriedStatement tried = TriedStatement.prepare(followed, sent.sql(), sent.types())) {
      recorded.add(TriedStatement.locks(followed));
      if (!recorded.ran) {
        recorded.types = tried.types();
        recorded.values = sent.values();
      }
      tried.run(sent.values());
      recorded.add(TriedStatement.locks(followed));
      recorded.ran = true;
      followed.commit();
    } catch (SQLException e) {
      followed.rollback();
      if (recorded.types.isEmpty() && !sent.values().isEmpty()) {
        throw new IllegalStateException("PostgreSQL cannot prepare " + sent.sql(), e);
      }
    }
  }

  private Catalogue catalogue() {
    List<Route> all = new ArrayList<>();
    routes.forEach((route, statements) -> {
      List<CataloguedStatement> catalogued = new ArrayList<>();
      statements.forEach((sql, recorded) -> catalogued.add(recorded.catalogued(sql)));
      all.add(new Route(route, catalogued));
    });
    return Catalogue.of(all);
  }
}
