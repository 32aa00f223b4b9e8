package dev.typeset.review.statements;

import static org.assertj.core.api.Assertions.assertThat;

import dev.typeset.review.statements.Catalogue.Route;
import dev.typeset.review.statements.CataloguedStatement.Parameter;
import dev.typeset.review.statements.RollingDeploy.Direction;
import dev.typeset.review.statements.RollingDeploy.Failure;
import java.sql.Connection;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

@TestInstance(Lifecycle.PER_CLASS)
class RollingDeployTest {
  private final Catalogue base = CatalogueFiles.read(CatalogueFiles.FOLDER);
  private final TourDatabase oldSchema = Recordings.database();
  private final TourDatabase newSchema = Recordings.database();

  RollingDeployTest() throws Exception {}

  @Test
  void findsNothingWhereNothingChanged() throws Exception {
    var outcome = roll(base, base, "select 1");
    assertThat(outcome.failures()).isEmpty();
    assertThat(outcome.unclear()).isEmpty();
    assertThat(outcome.tried()).isEqualTo(base.sendings().size()).isGreaterThan(200);
  }

  @Test
  void findsWritersThatDoNotKnowARequiredColumn() throws Exception {
    var outcome =
        roll(
            base,
            base,
            "alter table posts add column slug text not null default ''",
            "alter table posts alter column slug drop default");
    assertThat(outcome.failures())
        .isNotEmpty()
        .allSatisfy(failure -> {
          assertThat(failure.direction()).isEqualTo(Direction.OLD_SERVICE_ON_NEW_SCHEMA);
          assertThat(failure.sqlState()).isEqualTo("23502");
          assertThat(failure.message()).contains("slug");
          assertThat(failure.statement().sql()).contains("insert into \"posts\"");
        });
    assertThat(routes(outcome.failures()))
        .containsOnly("POST /api/v1/posts", "POST /api/v1/posts/batch");
  }

  @Test
  void findsWritersThatMayWriteNull() throws Exception {
    var outcome =
        roll(
            base,
            base,
            "update users set full_name = '' where full_name is null",
            "alter table users alter column full_name set not null");
    assertThat(outcome.failures()).isEmpty();
    assertThat(outcome.nulls())
        .isNotEmpty()
        .allSatisfy(failure -> assertThat(failure.message()).contains("full_name"));
    assertThat(routes(outcome.nulls())).contains("POST /api/v1/users");
    assertThat(roll(base, base, "select 1").nulls()).isEmpty();
  }

  @Test
  void findsReadersOfAColumnThatIsGone() throws Exception {
    var outcome = roll(base, base, "alter table users rename column full_name to name");
    assertThat(outcome.failures()).extracting(Failure::sqlState).containsOnly("42703");
    assertThat(routes(outcome.failures()))
        .contains("GET /api/v1/posts", "GET /api/v1/users/{id}", "POST /api/v1/users")
        .doesNotContain("GET /api/v1/tags", "POST /api/v1/auth/revoke");
  }

  @Test
  void findsValuesThatANewCheckRefuses() throws Exception {
    var outcome =
        roll(
            base, base, "alter table tags add constraint short check (length(name) < 5) not valid");
    assertThat(outcome.failures()).extracting(Failure::sqlState).containsOnly("23514");
    assertThat(routes(outcome.failures())).contains("POST /api/v1/tags", "PATCH /api/v1/tags/{id}");
  }

  @Test
  void findsNewStatementsThatTheOldSchemaDoesNotKnow() throws Exception {
    var slug = statement("select slug from posts where id = $1", new Parameter("bigint", "7"));
    List<Route> routes = new ArrayList<>(base.routes());
    routes.add(new Route("GET /api/v1/slugs", List.of(slug)));
    var outcome = roll(base, new Catalogue(routes), "alter table posts add column slug text");
    assertThat(outcome.failures())
        .singleElement()
        .satisfies(failure -> {
          assertThat(failure.direction()).isEqualTo(Direction.NEW_SERVICE_ON_OLD_SCHEMA);
          assertThat(failure.routes()).containsExactly("GET /api/v1/slugs");
          assertThat(failure.statement()).isEqualTo(slug);
          assertThat(failure.sqlState()).isEqualTo("42703");
        });
    assertThat(outcome.tried()).isEqualTo(base.sendings().size() + 1);
  }

  @Test
  void blamesNoSchemaForWhatFailsOnBoth() throws Exception {
    var orphan =
        statement(
            "insert into posts (title, content, author_id) values ('t', 'c', $1)",
            new Parameter("bigint", "999999999"));
    var only = new Catalogue(List.of(new Route("POST /api/v1/posts", List.of(orphan))));
    var outcome = roll(only, only, "select 1");
    assertThat(outcome.failures()).isEmpty();
    assertThat(outcome.unclear())
        .singleElement()
        .satisfies(failure -> assertThat(failure.sqlState()).isEqualTo("23503"));
    assertThat(roll(only, only, "alter table posts drop column title cascade").failures())
        .as("it fails for another reason")
        .singleElement()
        .satisfies(failure -> assertThat(failure.sqlState()).isEqualTo("42703"));
  }

  @Test
  void knowsOfNothingWithoutACatalogue() throws Exception {
    var none = new Catalogue(List.of());
    assertThat(roll(none, none, "drop table post_tags"))
        .isEqualTo(new RollingDeploy.Outcome(0, List.of(), List.of(), List.of()));
  }

  @Test
  void leavesNothingBehind() throws Exception {
    String before = rows();
    assertThat(roll(base, base, "select 1").tried()).isPositive();
    assertThat(rows()).isEqualTo(before);
  }

  /** The migration is never committed, so that each test has it alone. */
  private RollingDeploy.Outcome roll(Catalogue base, Catalogue now, String... migration)
      throws Exception {
    try (Connection old = oldSchema.connect();
        Connection changed = newSchema.connect();
        Statement statement = changed.createStatement()) {
      changed.setAutoCommit(false);
      for (String sql : migration) {
        statement.execute(sql);
      }
      return RollingDeploy.of(base, now, old, changed);
    }
  }

  private String rows() throws Exception {
    try (Connection connection = newSchema.connect();
        Statement statement = connection.createStatement();
        var rows =
            statement.executeQuery(
                "select (select string_agg(p::text, '' order by id) from posts p), (select count(*) from sessions),"
                    + " (select count(*) from users), (select count(*) from post_tags), (select count(*) from replays)")) {
      rows.next();
      return rows.getString(1)
          + List.of(rows.getLong(2), rows.getLong(3), rows.getLong(4), rows.getLong(5));
    }
  }

  private static List<String> routes(List<Failure> failures) {
    return failures.stream().flatMap(failure -> failure.routes().stream()).distinct().toList();
  }

  private static CataloguedStatement statement(String sql, Parameter... parameters) {
    return new CataloguedStatement(sql, List.of(parameters), new TreeMap<>(), "");
  }
}
