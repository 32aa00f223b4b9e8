package dev.typeset.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.dialect.Dialects;
import dev.typeset.testing.Http.Answer;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What the service says of itself at {@code /openapi.json}, and the comparison of what it does with
 * that. The document is read once in a run, and each schema compiled once.
 */
public final class Contract {
  private static final AtomicReference<@Nullable Contract> KNOWN = new AtomicReference<>();
  private static final Pattern ENDS =
      Pattern.compile("^\\s+|\\s+$", Pattern.UNICODE_CHARACTER_CLASS);
  private static final SchemaRegistry DIALECT =
      SchemaRegistry.withDefaultDialect(
          Dialects.getDraft202012(),
          registry ->
              registry.schemaRegistryConfig(
                  SchemaRegistryConfig.builder().formatAssertionsEnabled(true).build()));

  private final JsonNode document;
  private final Map<String, Schema> schemas = new ConcurrentHashMap<>();

  private Contract(JsonNode document) {
    this.document = document;
  }

  /** The contract of the service that a caller reaches. */
  public static Contract of(Http http) {
    Contract known = KNOWN.get();
    if (known == null) {
      known = new Contract(http.get("//openapi.json").json());
      KNOWN.set(known);
    }
    return known;
  }

  /** The document itself. */
  public JsonNode document() {
    return document;
  }

  /**
   * That an answer is one that the document foresees: its status, its media type, its headers and
   * its body; and that what was accepted is what the document says is accepted. What is no
   * operation of the document is not looked at, as long as it does not succeed on a path that has
   * others.
   *
   * @param target path and query as they were sent
   * @throws AssertionError where it is not
   */
  public void check(String method, String target, @Nullable String body, Answer answer) {
    int end = target.indexOf('?');
    String path = end < 0 ? target : target.substring(0, end);
    Optional<Map.Entry<String, JsonNode>> found = path(path);
    if (found.isEmpty() || method.equals("OPTIONS")) {
      return;
    }
    String verb = method.equals("HEAD") ? "get" : method.toLowerCase(Locale.ROOT);
    JsonNode operation = found.get().getValue().path(verb);
    var exchange = new Exchange(method + " " + target, answer);
    if (operation.isMissingNode()) {
      exchange.require(answer.status() >= 400, "which is no operation");
      return;
    }
    String place = found.get().getKey() + " " + verb;
    checkAnswer(exchange, place, operation, method.equals("HEAD"));
    if (answer.status() < 300) {
      checkQuery(exchange, place, operation, end < 0 ? "" : target.substring(end + 1));
      JsonNode schema = operation.at("/requestBody/content/application~1json/schema");
      if (!schema.isMissingNode()) {
        exchange.require(body != null, "without the body that is required");
        checkValue(exchange, place + " body", schema, kept(Http.read(String.valueOf(body))));
      }
    }
  }

  /** What is wrong with a value, by a schema of the document; empty where nothing is. */
  public List<Error> errors(String place, JsonNode schema, JsonNode value) {
    return schemas.computeIfAbsent(place, _ -> compile(schema)).validate(value);
  }

  private Optional<Map.Entry<String, JsonNode>> path(String path) {
    return document.path("paths").properties().stream()
        .filter(each -> path.matches(each.getKey().replaceAll("\\{[a-z]+}", "[^/]+")))
        .min(Comparator.comparing(each -> each.getKey().contains("{")));
  }

  private void checkAnswer(
      Exchange exchange, String place, JsonNode operation, boolean withoutBody) {
    Answer answer = exchange.answer();
    JsonNode documented = operation.at("/responses/" + answer.status());
    exchange.require(!documented.isMissingNode(), "a status that is not documented");
    for (var header : documented.path("headers").properties()) {
      JsonNode described = resolve(header.getValue());
      String value = answer.header(header.getKey());
      if (value.isEmpty()) {
        exchange.require(
            !described.path("required").asBoolean(), "without the header " + header.getKey());
      } else {
        String where = place + " " + answer.status() + " " + header.getKey();
        checkValue(exchange, where, described.path("schema"), typed(described, value));
      }
    }
    String type = answer.header("Content-Type").replaceFirst(";.*", "");
    if (!documented.has("content")) {
      exchange.require(type.isEmpty() && answer.text().isEmpty(), "with a body not documented");
    } else if (!withoutBody) {
      JsonNode media = documented.path("content").path(type);
      exchange.require(!media.isMissingNode(), "as " + type + ", which is not documented");
      if (answer.header("Content-Encoding").isEmpty()) {
        checkBody(exchange, place + " " + answer.status() + " " + type, media.path("schema"), type);
      }
    }
  }

  private void checkBody(Exchange exchange, String place, JsonNode schema, String type) {
    Answer answer = exchange.answer();
    if (type.endsWith("ndjson")) {
      answer.text().lines().forEach(line -> checkValue(exchange, place, schema, Http.read(line)));
    } else {
      JsonNode body = type.endsWith("json") ? answer.json() : TextNode.valueOf(answer.text());
      checkValue(exchange, place, schema, body);
    }
  }

  private void checkQuery(Exchange exchange, String place, JsonNode operation, String query) {
    for (String pair : query.isEmpty() ? new String[0] : query.split("&")) {
      if (pair.isEmpty()) {
        continue;
      }
      String[] parts = pair.split("=", 2);
      Optional<JsonNode> parameter =
          operation
              .path("parameters")
              .valueStream()
              .map(this::resolve)
              .filter(each -> each.path("in").asText().equals("query"))
              .filter(each -> each.path("name").asText().equals(decoded(parts[0])))
              .findFirst();
      exchange.require(parameter.isPresent(), "though the document has no " + parts[0]);
      parameter.ifPresent(each ->
          checkValue(
              exchange,
              place + " ?" + parts[0],
              element(each.path("schema")),
              typed(each, decoded(parts.length == 1 ? "" : parts[1]))));
    }
  }

  private void checkValue(Exchange exchange, String place, JsonNode schema, JsonNode value) {
    List<Error> errors = errors(place, schema, value);
    exchange.require(errors.isEmpty(), "but by its schema (" + place + ") " + errors);
  }

  private Schema compile(JsonNode schema) {
    ObjectNode whole = schema.deepCopy();
    whole.set("components", document.path("components"));
    return DIALECT.getSchema(whole);
  }

  private JsonNode resolve(JsonNode described) {
    JsonNode reference = described.path("$ref");
    return reference.isMissingNode() ? described : document.at(reference.asText().substring(1));
  }

  /**
   * A body without the white space at the ends of its texts, which the service does not keep but of
   * passwords.
   */
  private static JsonNode kept(JsonNode body) {
    return switch (body) {
      case ObjectNode object -> {
        ObjectNode kept = object.objectNode();
        object
            .properties()
            .forEach(each ->
                kept.set(
                    each.getKey(),
                    each.getKey().equals("password") ? each.getValue() : kept(each.getValue())));
        yield kept;
      }
      case ArrayNode list -> {
        ArrayNode kept = list.arrayNode();
        list.forEach(each -> kept.add(kept(each)));
        yield kept;
      }
      case TextNode text -> TextNode.valueOf(ENDS.matcher(text.textValue()).replaceAll(""));
      default -> body;
    };
  }

  private static JsonNode element(JsonNode schema) {
    return schema.path("type").asText().equals("array") ? schema.path("items") : schema;
  }

  /** The text of a header or a parameter as what it is documented to be. */
  private static JsonNode typed(JsonNode described, String text) {
    boolean number = element(described.path("schema")).path("type").asText().equals("integer");
    return number && text.matches("-?[0-9]{1,18}")
        ? LongNode.valueOf(Long.parseLong(text))
        : TextNode.valueOf(text);
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }

  private record Exchange(String request, Answer answer) {
    void require(boolean holds, String otherwise) {
      if (!holds) {
        throw new AssertionError(
            request + " was answered " + answer.status() + ", " + otherwise + ": " + answer.text());
      }
    }
  }
}
