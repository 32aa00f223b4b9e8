package dev.typeset.review.statements;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.typeset.review.statements.Tour.Visit;
import dev.typeset.testing.TestApp;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** That the tour goes wherever the OpenAPI document says one can go. */
class TourTest {
  /** Of these the SQL does not depend, or the tour takes them from answers. */
  private static final Set<String> OF_NO_MATTER = Set.of("limit", "cursor", "id");

  @Test
  void visitsEveryRouteInEveryWayThatIsDocumented() throws Exception {
    List<String> missing = new ArrayList<>();
    try (TestApp app = TestApp.start();
        Traveller traveller = new Traveller("http://127.0.0.1:" + app.app().port())) {
      JsonNode document = app.anonymous().get("//openapi.json").json();
      for (String route : traveller.routes()) {
        List<Visit> visits =
            Tour.visits().stream().filter(visit -> traveller.route(visit).equals(route)).toList();
        if (visits.isEmpty()) {
          missing.add(route);
        }
        String[] words = route.split(" ", 2);
        document
            .path("paths")
            .path(words[1])
            .path(words[0].toLowerCase(Locale.ROOT))
            .path("parameters")
            .valueStream()
            .map(parameter -> resolved(document, parameter))
            .filter(parameter -> !OF_NO_MATTER.contains(parameter.path("name").asText()))
            .flatMap(parameter -> ways(parameter).stream())
            .filter(way -> visits.stream().noneMatch(visit -> goes(visit, way)))
            .forEach(way -> missing.add(route + " with " + way));
      }
    }
    assertThat(missing).as("not in the tour").isEmpty();
  }

  private static JsonNode resolved(JsonNode document, JsonNode parameter) {
    return parameter.has("$ref")
        ? document.at(parameter.path("$ref").asText().substring(1))
        : parameter;
  }

  private static List<String> ways(JsonNode parameter) {
    String name = parameter.path("name").asText();
    JsonNode schema = parameter.path("schema");
    return schema.has("enum")
        ? schema
            .path("enum")
            .valueStream()
            .filter(value -> !value.equals(schema.path("default")))
            .map(value -> name + "=" + value.asText())
            .toList()
        : List.of(name);
  }

  private static boolean goes(Visit visit, String way) {
    return visit.path().matches(".*[?&]" + way + "(=.*|&.*|$)") || visit.header().contains(way);
  }
}
