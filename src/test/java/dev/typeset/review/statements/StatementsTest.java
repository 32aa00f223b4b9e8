package dev.typeset.review.statements;

import static org.assertj.core.api.Assertions.assertThat;

import dev.typeset.review.database.LockMode;
import dev.typeset.review.database.SeededServer;
import dev.typeset.review.statements.Catalogue.Route;
import dev.typeset.review.statements.CataloguedStatement.Parameter;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.condition.DisabledIfEnvironmentVariable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** That db/statements holds what the routes send. It reads the log of the server. */
@DisabledIfEnvironmentVariable(
    named = "DATABASE_URL",
    matches = ".+",
    disabledReason = "The log of a server elsewhere cannot be read.")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StatementsTest {
  private Catalogue recorded = new Catalogue(List.of());
  private Catalogue committed = new Catalogue(List.of());

  /** What a change of the code or of the schema changes. */
  private record Seen(String sql, List<String> types, SortedMap<String, LockMode> locks) {}

  @BeforeAll
  void record() throws Exception {
    recorded = Recorder.record(Recordings.database(), Recordings.database());
    committed = CatalogueFiles.read(CatalogueFiles.FOLDER);
  }

  @Test
  void hasEveryRoute() {
    assertThat(committed.routes())
        .as("db/statements is stale: run make statements and commit what it writes")
        .extracting(Route::name)
        .isEqualTo(recorded.routes().stream().map(Route::name).toList());
  }

  @Test
  void hasPlansOfTheSchemaAsItIs() throws Exception {
    assertThat(CatalogueFiles.MADE_FROM)
        .as("the plans in db/statements are older than the schema or its rows: run make statements")
        .hasContent(CatalogueFiles.madeFrom(Path.of("db/migrations"), SeededServer.SEED));
  }

  @Test
  void everyRouteButOneSendsSomething() {
    assertThat(recorded.routes())
        .filteredOn(route -> route.statements().isEmpty())
        .extracting(Route::name)
        .containsExactly("GET /health/live");
  }

  Stream<Route> recordedRoutes() {
    return recorded.routes().stream();
  }

  @ParameterizedTest
  @MethodSource("recordedRoutes")
  void isWhatARouteSends(Route route) {
    assertThat(seen(committed, route.name()))
        .as(
            "%s/%s is stale: run make statements and commit what it writes",
            CatalogueFiles.FOLDER, CatalogueFiles.fileName(route.name()))
        .isEqualTo(seen(recorded, route.name()));
  }

  private static List<Seen> seen(Catalogue catalogue, String name) {
    return catalogue.routes().stream()
        .filter(route -> route.name().equals(name))
        .flatMap(route -> route.statements().stream())
        .map(statement ->
            new Seen(
                statement.sql(),
                statement.parameters().stream().map(Parameter::type).toList(),
                statement.locks()))
        .toList();
  }
}
