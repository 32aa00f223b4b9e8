package dev.typeset.http;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.typeset.core.Attribute;
import java.util.List;

/** Schemas of single values, as JSON Schema 2020-12 has them. */
final class Schemas {
  private Schemas() {}

  static ObjectNode of(String type) {
    return JsonNodeFactory.instance.objectNode().put("type", type);
  }

  /** Text of so many characters: both JSON Schema and the service count code points. */
  static ObjectNode text(int least, int most) {
    ObjectNode text = of("string");
    if (least > 0) {
      text.put("minLength", least);
    }
    return most > 0 ? text.put("maxLength", most) : text;
  }

  /** Text of which white space alone is too little. */
  static ObjectNode notBlank(int most) {
    return text(1, most).put("pattern", "\\S");
  }

  static ObjectNode id() {
    return of("integer").put("format", "int64").put("minimum", 0);
  }

  static ObjectNode time() {
    return of("string").put("format", "date-time");
  }

  static ObjectNode words(List<?> choices) {
    ObjectNode words = of("string");
    choices.forEach(choice -> words.withArrayProperty("enum").add(choice.toString()));
    return words;
  }

  static ObjectNode number(long least, long most) {
    return of("integer").put("minimum", least).put("maximum", most);
  }

  static ObjectNode list(ObjectNode items) {
    ObjectNode list = of("array");
    list.set("items", items);
    return list;
  }

  /** The schema of another name. */
  static ObjectNode reference(String name) {
    return JsonNodeFactory.instance.objectNode().put("$ref", "#/components/schemas/" + name);
  }

  /** The same where null is right too. */
  static ObjectNode nullable(ObjectNode schema) {
    if (schema.has("$ref")) {
      ObjectNode either = JsonNodeFactory.instance.objectNode();
      either.putArray("anyOf").add(schema).add(of("null"));
      return either;
    }
    String type = schema.path("type").asText();
    schema.putArray("type").add(type).add("null");
    return schema;
  }

  static ObjectNode described(ObjectNode schema, Attribute attribute) {
    return attribute.description().isEmpty()
        ? schema
        : schema.put("description", attribute.description());
  }
}
