package dev.typeset.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;

/**
 * A request to each endpoint and what it answers on the demo data, by the name of the operation:
 * {@code openapi/examples.json}.
 */
final class Examples {
  private static final String FILE = "/openapi/examples.json";

  private final JsonNode all;

  Examples() {
    try (InputStream file = Examples.class.getResourceAsStream(FILE)) {
      all = Json.read(Objects.requireNonNull(file, FILE).readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Adds the body of the request, where there is one, to each media type that it comes in. */
  void addRequest(String operation, ObjectNode content) {
    JsonNode body = all.path(operation).path("body");
    if (!body.isMissingNode()) {
      content.forEach(media -> ((ObjectNode) media).set("example", body));
    }
  }

  /** Adds the answer to each media type that it comes in. */
  void addAnswer(String operation, ObjectNode content) {
    content
        .properties()
        .forEach(media -> {
          JsonNode answer = all.path(operation).path("answer").path(media.getKey());
          if (!answer.isMissingNode()) {
            ((ObjectNode) media.getValue()).set("example", answer);
          }
        });
  }
}
