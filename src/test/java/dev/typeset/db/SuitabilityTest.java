package dev.typeset.db;

import static dev.typeset.db.ScratchDatabases.rows;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class SuitabilityTest {

  @Test
  void refusesAnotherEncoding() {
    DatabaseUrl database =
        ScratchDatabases.made(
            "template template0 encoding 'LATIN1' locale 'C' locale_provider libc");
    assertThatThrownBy(() -> new Migrations(database).check())
        .isInstanceOf(DatabaseFailure.Unfit.class)
        .hasMessageContaining("encoded in LATIN1");
  }

  @Test
  void refusesALocaleThatKnowsOnlyAscii() {
    DatabaseUrl database =
        ScratchDatabases.made("template template0 encoding 'UTF8' locale 'C' locale_provider libc");
    assertThatThrownBy(() -> new Migrations(database).migrate())
        .isInstanceOf(DatabaseFailure.Unfit.class)
        .hasMessageContaining("Ä to ä");
    assertThat(rows(database, "select to_regclass('flyway_schema_history')"))
        .containsExactly("null");
  }

  @Test
  void listsAllThatIsMissing() {
    assertThat(Suitability.missing(14, "14.9", "LATIN1", false, false))
        .hasSize(4)
        .first()
        .asString()
        .contains("14.9", "15");
    assertThat(Suitability.missing(15, "15.0", "UTF8", true, true)).isEmpty();
  }
}
