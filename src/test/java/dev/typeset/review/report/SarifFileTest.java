package dev.typeset.review.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.dialect.Dialects;
import dev.typeset.review.rules.Finding;
import dev.typeset.review.rules.Severity;
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

  @Test
  void keepsToTheSchemaOfTheFormat() {
    var odd =
        new Finding(
            Severity.WARNING, "squawk/x", "db/migrations/V010__größer & \"so\".sql", 2, "", "");
    Schema schema =
        SchemaRegistry.withDefaultDialect(Dialects.getDraft7())
            .getSchema(SarifFileTest.class.getResourceAsStream("/schema/sarif-schema-2.1.0.json"));
    for (List<Finding> findings : List.of(List.<Finding>of(), List.of(Reports.BLOCKING, odd))) {
      assertThat(schema.validate(SarifFile.of(findings), InputFormat.JSON)).isEmpty();
    }
    assertThat(schema.validate("{\"version\": \"2.1.0\"}", InputFormat.JSON)).isNotEmpty();
    assertThat(SarifFile.of(List.of(odd))).contains("V010__gr%C3%B6%C3%9Fer%20&%20%22so%22.sql");
  }
}
