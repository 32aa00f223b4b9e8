package dev.typeset.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.typeset.db.DemoData;
import dev.typeset.testing.Contract;
import dev.typeset.testing.Http;
import dev.typeset.testing.TestApp;
import dev.typeset.testing.TestServer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** That the examples of {@code /openapi.json} are what the service answers on the demo data. */
class ExamplesTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String TIME = "\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{6}Z";

  @Test
  void areRealAnswersInTheirOrder() throws IOException {
    var url = TestServer.migrated();
    new DemoData(url).load(false);
    try (TestApp app = TestApp.start(url, Map.of())) {
      for (var example : examples().properties()) {
        String method = example.getKey().replaceFirst("[A-Z].*", "").toUpperCase(Locale.ROOT);
        JsonNode body = example.getValue().path("body");
        String path = "/" + example.getValue().path("path").asText();
        for (var answer : example.getValue().path("answer").properties()) {
          String sent = body.isMissingNode() ? null : body.toString();
          var real = app.http().send(method, path, sent, "Accept", answer.getKey());
          assertThat(real.status()).as(example.getKey()).isBetween(200, 201);
          boolean made = real.status() == 201;
          assertThat(shape(read(real, answer.getKey()), made))
              .as(example.getKey())
              .isEqualTo(shape(answer.getValue(), made));
        }
      }
    }
  }

  @Test
  void areThereForEachBodyAndValidByItsSchema() throws IOException {
    try (TestApp app = TestApp.start()) {
      Contract contract = Contract.of(app.http());
      List<String> without = new ArrayList<>();
      for (var path : contract.document().path("paths").properties()) {
        for (var operation : path.getValue().properties()) {
          String place = operation.getKey() + " " + path.getKey() + " ";
          for (var media : bodies(operation.getValue())) {
            JsonNode example = media.getValue().path("example");
            if (example.isMissingNode()) {
              without.add(place + media.getKey());
            } else {
              assertThat(
                      contract.errors(
                          media.getValue().path("schema").toString(),
                          media.getValue().path("schema"),
                          example))
                  .as(place + media.getKey())
                  .isEmpty();
            }
          }
        }
      }
      assertThat(without).isEmpty();
      assertThat(examples()).hasSizeGreaterThan(15);
    }
  }

  /** By media type: what is sent, and what comes back where it went well. */
  private static List<Map.Entry<String, JsonNode>> bodies(JsonNode operation) {
    List<Map.Entry<String, JsonNode>> all = new ArrayList<>();
    all.addAll(operation.at("/requestBody/content").properties());
    all.addAll(operation.at("/responses/200/content").properties());
    all.addAll(operation.at("/responses/201/content").properties());
    return all;
  }

  private static JsonNode examples() throws IOException {
    try (var file = ExamplesTest.class.getResourceAsStream("/openapi/examples.json")) {
      return JSON.readTree(Objects.requireNonNull(file));
    }
  }

  private static JsonNode read(Http.Answer answer, String type) throws IOException {
    return switch (type) {
      case "application/x-ndjson" -> JSON.readTree(answer.text().lines().findFirst().orElseThrow());
      case "text/csv" -> TextNode.valueOf(answer.text());
      default -> answer.json();
    };
  }

  /** The same with one time and one cursor for all, and one id for all rows that are new. */
  private static JsonNode shape(JsonNode value, boolean made) {
    return switch (value) {
      case ObjectNode object -> {
        ObjectNode shape = object.objectNode();
        for (var each : object.properties()) {
          String name = each.getKey();
          boolean id = made && name.equals("id") && each.getValue().isIntegralNumber();
          boolean cursor = List.of("next", "cursor").contains(name) && each.getValue().isTextual();
          shape.set(
              name, id || cursor ? TextNode.valueOf("some " + name) : shape(each.getValue(), made));
        }
        yield shape;
      }
      case ArrayNode list -> {
        ArrayNode shape = list.arrayNode();
        list.forEach(each -> shape.add(shape(each, made)));
        yield shape;
      }
      case TextNode text -> TextNode.valueOf(text.textValue().replaceAll(TIME, "some time"));
      default -> value;
    };
  }
}
