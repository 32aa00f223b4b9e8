package dev.typeset.http;

import static java.nio.charset.StandardCharsets.UTF_8;
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
import java.net.URLEncoder;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
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
      Http ada = app.user(1);
      for (var example : examples().properties()) {
        String method = example.getKey().replaceFirst("[A-Z].*", "").toUpperCase(Locale.ROOT);
        JsonNode body = example.getValue().path("body");
        String path = "/" + example.getValue().path("path").asText();
        for (var answer : example.getValue().path("answer").properties()) {
          var real =
              caller(app, ada, example.getKey())
                  .send(
                      method,
                      path,
                      sent(example.getKey(), body),
                      "Accept",
                      answer.getKey(),
                      "Content-Type",
                      type(example.getKey()));
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

  /** Nobody where anyone may ask, Ada where one has to sign in, and an admin for the rest. */
  private static Http caller(TestApp app, Http ada, String operation) {
    JsonNode paths = Contract.of(app.http()).document().path("paths");
    for (JsonNode described : paths.findParents("operationId")) {
      if (described.path("operationId").asText().equals(operation)) {
        return switch (described.path("x-access").asText()) {
          case "anyone" -> app.anonymous();
          case "whoever has signed in" -> ada;
          default -> app.http();
        };
      }
    }
    throw new AssertionError("There is no operation " + operation);
  }

  private static boolean isForm(String operation) {
    return operation.equals("postAuthToken");
  }

  private static String type(String operation) {
    return isForm(operation) ? "application/x-www-form-urlencoded" : "application/json";
  }

  private static @Nullable String sent(String operation, JsonNode body) {
    if (body.isMissingNode()) {
      return null;
    }
    return isForm(operation)
        ? body.properties().stream()
            .map(
                field -> field.getKey() + "=" + URLEncoder.encode(field.getValue().asText(), UTF_8))
            .collect(Collectors.joining("&"))
        : body.toString();
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

  /** The same with one time, cursor and token for all, and one id for all rows that are new. */
  private static JsonNode shape(JsonNode value, boolean made) {
    return switch (value) {
      case ObjectNode object -> {
        ObjectNode shape = object.objectNode();
        for (var each : object.properties()) {
          String name = each.getKey();
          boolean id = made && name.equals("id") && each.getValue().isIntegralNumber();
          boolean random =
              List.of("next", "cursor", "access_token", "refresh_token").contains(name)
                  && each.getValue().isTextual();
          shape.set(
              name, id || random ? TextNode.valueOf("some " + name) : shape(each.getValue(), made));
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
