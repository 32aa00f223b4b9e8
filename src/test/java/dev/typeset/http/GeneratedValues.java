package dev.typeset.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Values at random that a JSON Schema of our own document allows, or forbids. */
final class GeneratedValues {
  /** The rows of each kind have ids from 1 to here. */
  static final int ROWS = 150;

  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
  private static final int LARGE = 1_000;
  private static final int LONGEST_PHRASE = 40;
  private static final String[] PARTS = {
    "a",
    "B",
    "7",
    " ",
    "é",
    "e\u0301",
    "ß",
    "İ",
    "\u200f",
    "שלום",
    "文",
    "😀",
    "👩\u200d👧",
    "%",
    "_",
    "\\",
    "'",
    "\"",
    "-",
    "&",
    "/",
    "~",
    "\ufeff",
    "\uffff",
    "or",
    "\u2028",
    "{",
    "?"
  };
  private static final String[] ODD_TIMES = {
    "2026-01-01",
    "2026-01-01T24:00:00Z",
    "2026-02-30T00:00:00Z",
    "10000-01-01T00:00:00Z",
    "2026-01-01T00:00:00",
    "0000-01-01T00:00:00Z",
    "now",
    "1767225600",
    "2026-01-01T00:00:00+99:00",
    ""
  };

  private final Random random;
  private final JsonNode document;

  GeneratedValues(Random random, JsonNode document) {
    this.random = random;
    this.document = document;
  }

  /** A value that the schema allows. */
  JsonNode legal(JsonNode reference) {
    JsonNode schema = resolve(reference);
    List<String> types = types(schema);
    if (schema.has("enum")) {
      return schema.path("enum").get(random.nextInt(schema.path("enum").size()));
    }
    return switch (types.get(random.nextInt(types.size()))) {
      case "null" -> NODES.nullNode();
      case "boolean" -> NODES.booleanNode(random.nextBoolean());
      case "integer" -> NODES.numberNode(legalNumber(schema));
      case "string" -> NODES.textNode(legalText(schema));
      case "array" -> {
        int least = schema.path("minItems").intValue();
        yield array(schema, random.nextInt(40) == 0 ? most(schema) : least + random.nextInt(4));
      }
      case "object" -> legalObject(schema);
      default -> throw new IllegalStateException(schema.toString());
    };
  }

  /** A value that the schema forbids. */
  JsonNode illegal(JsonNode reference) {
    JsonNode schema = resolve(reference);
    List<Supplier<JsonNode>> ways = new ArrayList<>();
    ways.add(() -> ofAnotherType(schema));
    List<String> types = types(schema);
    if (types.contains("string")) {
      ways.add(() -> NODES.textNode(illegalText(schema)));
    }
    if (types.contains("integer")) {
      ways.add(() -> illegalNumber(schema));
    }
    if (types.contains("array")) {
      ways.add(() -> illegalArray(schema));
    }
    if (types.contains("object")) {
      ways.add(() -> illegalObject(schema));
      ways.add(() -> illegalObject(schema));
      ways.add(() -> illegalObject(schema));
    }
    return ways.get(random.nextInt(ways.size())).get();
  }

  /** Text for a parameter that the schema forbids. */
  String illegalParameter(JsonNode schema) {
    if (schema.has("enum")) {
      String word = legal(schema).asText();
      return random.nextBoolean() ? word.toUpperCase(Locale.ROOT) + "x" : "";
    }
    return switch (schema.path("type").asText()) {
      case "array" -> illegalParameter(schema.path("items"));
      case "integer" ->
          pick("", "-1", "1.0", "1e3", "٣", "0x1", " 1", "abc", "1,2", "9".repeat(30), "+1");
      default ->
          schema.path("format").asText().equals("date-time")
              ? ODD_TIMES[random.nextInt(ODD_TIMES.length)]
              : random.nextBoolean() ? "" : "k".repeat(schema.path("maxLength").intValue() + 1);
    };
  }

  /** One of these. */
  @SafeVarargs
  final <T> T pick(T... choices) {
    return choices[random.nextInt(choices.length)];
  }

  JsonNode resolve(JsonNode schema) {
    String reference = schema.path("$ref").asText();
    return reference.isEmpty() ? schema : document.at(reference.substring(1));
  }

  private ObjectNode legalObject(JsonNode schema) {
    ObjectNode object = NODES.objectNode();
    Set<String> required = texts(schema.path("required")).collect(Collectors.toSet());
    for (var property : schema.path("properties").properties()) {
      if (required.contains(property.getKey()) || random.nextInt(3) == 0) {
        object.set(property.getKey(), legal(property.getValue()));
      }
    }
    return object;
  }

  private JsonNode illegalObject(JsonNode schema) {
    ObjectNode object = legalObject(schema);
    List<String> required = texts(schema.path("required")).toList();
    List<String> all = schema.path("properties").propertyStream().map(p -> p.getKey()).toList();
    switch (random.nextInt(required.isEmpty() ? 2 : 3)) {
      case 0 -> object.set(pick("id", "X", "", "a/b", "é", "version", "😀"), NODES.nullNode());
      case 1 -> {
        String name = all.get(random.nextInt(all.size()));
        object.set(name, illegal(schema.path("properties").path(name)));
      }
      default -> object.remove(required.get(random.nextInt(required.size())));
    }
    return object;
  }

  private JsonNode illegalArray(JsonNode schema) {
    if (schema.path("minItems").intValue() > 0 && random.nextInt(4) == 0) {
      return NODES.arrayNode();
    }
    if (random.nextInt(4) == 0) {
      return array(schema, most(schema) + 1);
    }
    ArrayNode array = array(schema, random.nextInt(4));
    array.insert(random.nextInt(array.size() + 1), illegal(schema.path("items")));
    return array;
  }

  private ArrayNode array(JsonNode schema, int size) {
    ArrayNode array = NODES.arrayNode();
    for (int i = 0; i < size; i++) {
      array.add(legal(schema.path("items")));
    }
    return array;
  }

  private static int most(JsonNode schema) {
    return schema.path("maxItems").asInt(3);
  }

  private long legalNumber(JsonNode schema) {
    long least = schema.path("minimum").longValue();
    long most = schema.path("maximum").asLong(Long.MAX_VALUE);
    return switch (random.nextInt(10)) {
      case 0 -> least;
      case 1 -> most;
      default -> Math.min(most, Math.max(least, 1 + random.nextInt(ROWS)));
    };
  }

  private JsonNode illegalNumber(JsonNode schema) {
    return switch (random.nextInt(4)) {
      case 0 -> NODES.numberNode(BigInteger.TEN.pow(19 + random.nextInt(200)));
      case 1 -> NODES.numberNode(new BigDecimal("1.5"));
      case 2 -> NODES.numberNode(-Double.MAX_VALUE);
      default -> NODES.numberNode(schema.path("minimum").longValue() - 1);
    };
  }

  private String legalText(JsonNode schema) {
    if (schema.path("format").asText().equals("date-time")) {
      return Instant.ofEpochSecond(random.nextLong(-60_000_000_000L, 250_000_000_000L)).toString();
    }
    int least = schema.path("minLength").intValue();
    int most = schema.path("maxLength").asInt(LARGE);
    Pattern pattern = Pattern.compile(schema.path("pattern").asText());
    if (schema.path("pattern").asText().contains("@")) {
      return word(1 + random.nextInt(10)) + random.nextInt() + "@example.org";
    }
    int length = random.nextInt(most > LARGE ? 200 : 10) == 0 ? most : least + random.nextInt(12);
    for (int i = 0; i < 20; i++) {
      String text = text(Math.min(length, most));
      if (pattern.matcher(text).find() && !text.isBlank()) {
        return text;
      }
    }
    return "w".repeat(Math.max(1, Math.min(length, most)));
  }

  private String illegalText(JsonNode schema) {
    List<String> all = new ArrayList<>();
    all.add(pick("x", "😀").repeat(schema.path("maxLength").asInt(LARGE) + 1));
    if (schema.path("minLength").intValue() > 0) {
      all.add("x".repeat(schema.path("minLength").intValue() - 1));
    }
    String pattern = schema.path("pattern").asText();
    for (String text : List.of("  ", "a\u0001b", "a\u0085b", "no address", "\u3000\u2003")) {
      if (!pattern.isEmpty()
          && !Pattern.compile(pattern, Pattern.UNICODE_CHARACTER_CLASS).matcher(text).find()) {
        all.add(text);
      }
    }
    return all.get(random.nextInt(all.size()));
  }

  private JsonNode ofAnotherType(JsonNode schema) {
    List<String> types = types(schema);
    List<JsonNode> others = new ArrayList<>();
    for (String type : List.of("null", "boolean", "string", "array", "object", "integer")) {
      if (!types.contains(type)) {
        others.add(
            switch (type) {
              case "null" -> NODES.nullNode();
              case "boolean" -> NODES.booleanNode(random.nextBoolean());
              case "string" -> NODES.textNode(pick("1", "true", "null", "", "[]"));
              case "array" -> NODES.arrayNode().add(1);
              case "object" -> NODES.objectNode().put("id", 1);
              default -> NODES.numberNode(random.nextInt());
            });
      }
    }
    return others.get(random.nextInt(others.size()));
  }

  /** Text of just so many code points. */
  private String text(int length) {
    var phrase = new StringBuilder();
    for (int i = 0; i < Math.min(length, LONGEST_PHRASE); i++) {
      phrase.append(pick(PARTS));
    }
    String text = phrase.toString().repeat(1 + length / LONGEST_PHRASE);
    return text.substring(0, text.offsetByCodePoints(0, length));
  }

  private String word(int length) {
    return random
        .ints(length, 'a', 'z' + 1)
        .mapToObj(Character::toString)
        .collect(Collectors.joining());
  }

  private static List<String> types(JsonNode schema) {
    JsonNode type = schema.path("type");
    return type.isArray() ? texts(type).toList() : List.of(type.asText());
  }

  private static Stream<String> texts(JsonNode array) {
    return array.valueStream().map(JsonNode::asText);
  }
}
