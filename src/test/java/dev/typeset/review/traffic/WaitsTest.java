package dev.typeset.review.traffic;

import static org.assertj.core.api.Assertions.assertThat;

import dev.typeset.db.DatabaseUrl;
import dev.typeset.review.statements.Catalogue;
import dev.typeset.review.statements.CataloguedStatement;
import dev.typeset.review.traffic.Waits.Seen;
import dev.typeset.testing.TestServer;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class WaitsTest {
  private static final String READ = "select count(*) from posts";
  private static final Catalogue CATALOGUE =
      new Catalogue(
          List.of(
              new Catalogue.Route(
                  "GET /posts",
                  List.of(
                      new CataloguedStatement(
                          "select  count(*)\n from posts",
                          List.of(),
                          new TreeMap<>(Map.of()),
                          "")))));

  private final DatabaseUrl url = TestServer.migrated();

  @Test
  void tellWhoWaitsForWhom() throws Exception {
    try (Connection migration = connect("Flyway");
        Connection service = connect("typeset");
        Waits waits = Waits.start(TestServer.connect(url), () -> 7, new Parties(CATALOGUE))) {
      migration.setAutoCommit(false);
      execute(migration, "lock table posts");
      Thread reading = Thread.ofVirtual().start(() -> executeQuietly(service));
      TestServer.awaitWaiting(url);
      // Some rounds, however slow they are: the look at it is what is waited for.
      Thread.sleep(100);
      migration.rollback();
      reading.join();
      List<Seen> seen = waits.stop();
      assertThat(seen).hasSize(1);
      assertThat(seen.getFirst().who()).isEqualTo("GET /posts");
      assertThat(seen.getFirst().whom()).isEqualTo("the migration: lock table posts");
      assertThat(seen.getFirst().from()).isLessThan(7);
    }
  }

  @Test
  void areNoneWhereNobodyWaits() throws Exception {
    try (Connection service = connect("typeset");
        Waits waits = Waits.start(TestServer.connect(url), () -> 0, new Parties(CATALOGUE))) {
      execute(service, READ);
      assertThat(waits.stop()).isEmpty();
    }
  }

  private Connection connect(String application) throws SQLException {
    Connection connection = TestServer.connect(url);
    execute(connection, "set application_name = '" + application + "'");
    return connection;
  }

  private static void execute(Connection connection, String sql) throws SQLException {
    try (var statement = connection.createStatement()) {
      boolean _ = statement.execute(sql);
    }
  }

  private static void executeQuietly(Connection connection) {
    try {
      execute(connection, READ);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
