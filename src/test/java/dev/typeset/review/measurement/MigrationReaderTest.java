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

    assertThat(MigrationReader.refused(MigrationReader.read("V.sql", index))).isZero();
    assertThat(MigrationReader.refused(MigrationReader.read("V.sql", "select 1;\n" + index)))
        .isEqualTo(2);
  }
}
