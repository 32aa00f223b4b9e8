package dev.typeset.review.measurement;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MigrationReaderTest {
  @Test
  void givesEachStatementItsLineAndItsComments() {
    Migration migration =
        MigrationReader.read(
            "V.sql",
            """
            set local lock_timeout = '2s'; -- trailing
            -- above
            select $$ ; $$;
            select 2; -- last
            """);

    assertThat(migration.transactional()).isTrue();
    assertThat(migration.steps())
        .containsExactly(
            new Migration.Step(1, "set local lock_timeout = '2s' -- trailing"),
            new Migration.Step(3, "-- above\nselect $$ ; $$"),
            new Migration.Step(4, "select 2 -- last"));
  }

  @Test
  void namesTheLineThatFlywayRefuses() {
    String index = "create index concurrently posts_version_idx on posts (version);";

    assertThat(MigrationReader.refused(MigrationReader.read("V.sql", index))).isEmpty();
    assertThat(MigrationReader.refused(MigrationReader.read("V.sql", "select 1;\n" + index)))
        .hasValueSatisfying(refusal -> {
          assertThat(refusal.step().line()).isEqualTo(2);
          assertThat(refusal.rule()).isEqualTo("concurrently-not-alone");
        });
  }

  @Test
  void readsThousandsOfCommentsAboveAStatement() {
    var step = new Migration.Step(1, "-- a word\n".repeat(100_000) + "/* more */ select 1");
    assertThat(step.statement()).isEqualTo("select 1");
  }

  @Test
  void takesAReasonFromRightAboveAlone() {
    assertThat(new Migration.Step(1, "-- allow: it is empty\ndrop table a").allowed())
        .isEqualTo("it is empty");
    assertThat(new Migration.Step(1, "drop table a -- allow: it is empty").allowed())
        .isEqualTo("it is empty");
    assertThat(new Migration.Step(1, "-- allow: another\n\n-- This one.\ndrop table a").allowed())
        .isEmpty();
    assertThat(new Migration.Step(1, "-- allow:\ndrop table a").allowed()).isEmpty();
  }
}
