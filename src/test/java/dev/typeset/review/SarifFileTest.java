package dev.typeset.review;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class SarifFileTest {
  @Test
  void namesEachRuleOnceAndPlacesEachFinding() throws IOException {
    var note = new Finding(Severity.NOTE, "allowed", "db/migrations/V010__slugs.sql", 0, "Ok.", "");
    JsonNode log =
        new ObjectMapper()
            .readTree(SarifFile.of(List.of(Reports.BLOCKING, Reports.BLOCKING, note)));
    assertThat(log.path("version").asText()).isEqualTo("2.1.0");
    JsonNode run = log.at("/runs/0");
    assertThat(run.at("/tool/driver/rules").findValuesAsText("id"))
        .containsExactly("allowed", "rewrites-table");
    assertThat(run.path("results").findValuesAsText("level"))
        .containsExactly("error", "error", "note");
    JsonNode place = run.at("/results/0/locations/0/physicalLocation");
    assertThat(place.at("/artifactLocation/uri").asText())
        .isEqualTo("db/migrations/V010__slugs.sql");
    assertThat(place.at("/region/startLine").intValue()).isEqualTo(3);
    assertThat(run.at("/results/2/locations/0/physicalLocation/region/startLine").intValue())
        .isEqualTo(1);
    assertThat(run.at("/results/0/message/text").asText())
        .contains("The safe way:", "add column slug uuid");
  }
}
