package dev.typeset.review.statements;

import static org.assertj.core.api.Assertions.assertThat;

import dev.typeset.review.statements.Catalogue.Route;
import dev.typeset.review.statements.CataloguedStatement.Parameter;
import dev.typeset.review.statements.PlanChanges.Change;
import java.sql.Connection;
import java.sql.Statement;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlanChangesTest {
  private static final CataloguedStatement TITLE = statement("select id from posts where id = $1");
  private static final CataloguedStatement NEWEST =
      statement("select id from posts where id > $1 order by created_at, id limit 3");
  private static final Catalogue CATALOGUE =
      new Catalogue(
          List.of(
              new Route("GET /one", List.of(TITLE)),
              new Route("GET /two", List.of(TITLE, NEWEST))));

  @Test
  void tellsWhichPlansReadMoreThanBefore() throws Exception {
    TourDatabase before = Recordings.database();
    TourDatabase after = Recordings.database();
    try (Connection old = before.connect();
        Connection changed = after.connect();
        Statement statement = changed.createStatement()) {
      assertThat(PlanChanges.of(CATALOGUE, old, changed)).isEmpty();
      statement.execute("drop index posts_created_at_idx");
      assertThat(PlanChanges.of(CATALOGUE, old, changed))
          .singleElement()
          .satisfies(change -> {
            assertThat(change.routes()).containsExactly("GET /two");
            assertThat(change.statement()).isEqualTo(NEWEST);
            assertThat(change.oldPlan()).contains("posts_created_at_idx");
            assertThat(change.newPlan())
                .contains("Sort Key")
                .doesNotContain("posts_created_at_idx");
            assertThat(change.grew()).isTrue();
          });
      assertThat(PlanChanges.of(CATALOGUE, changed, old))
          .singleElement()
          .extracting(Change::grew)
          .isEqualTo(false);
      statement.execute("alter table posts drop column created_at cascade");
      assertThat(PlanChanges.of(CATALOGUE, old, changed)).as("what fails has no plan").isEmpty();
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Index Scan using a on posts            | Seq Scan on posts                      | true
          Seq Scan on posts                      | Index Scan using a on posts            | false
          Seq Scan on posts                      | Parallel Seq Scan on posts posts_1     | false
          Seq Scan on posts                      | Seq Scan on tags                       | true
          Limit                                  | Limit;  ->  Sort                       | true
          Limit;  ->  Sort                       | Limit;  ->  Incremental Sort           | false
          Hash Join;  ->  Seq Scan on tags       | Nested Loop;  ->  Seq Scan on tags     | true
          Nested Loop;  ->  Index Scan on tags   | Nested Loop;  ->  Bitmap Scan on tags  | false
          Seq Scan on tags;Nested Loop           | Nested Loop;Seq Scan on tags           | false
          """)
  void knowsWhatGrew(String before, String after, boolean grew) {
    assertThat(PlanChanges.grew(before.replace(';', '\n'), after.replace(';', '\n')))
        .isEqualTo(grew);
  }

  private static CataloguedStatement statement(String sql) {
    return new CataloguedStatement(sql, List.of(new Parameter("bigint", "7")), new TreeMap<>(), "");
  }
}
