package dev.typeset.review.program;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * An OpenAPI 3.1 document in the words of 3.0, which is all that {@link OpenApiDifference}'s
 * library understands, and without its examples and extensions.
 */
final class PlainOpenApi {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** What stands below these are names, which may be spelled as keywords are. */
  private static final Set<String> NAMED =
      Set.of("content", "headers", "paths", "properties", "responses", "schemas");

  private PlainOpenApi() {}

  static String of(String document) throws JsonProcessingException {
    ObjectNode root = (ObjectNode) JSON.readTree(document);
    plain(root);
    return root.put("openapi", "3.0.3").toString();
  }

  private static void plain(JsonNode node) {
    if (node instanceof ObjectNode object) {
      List<String> names = new ArrayList<>();
      object.fieldNames().forEachRemaining(names::add);
      names.stream().filter(name -> name.startsWith("x-")).forEach(object::remove);
      object.remove(List.of("example", "examples"));
      type(object);
      alternatives(object);
      object
          .properties()
          .forEach(entry -> {
            if (NAMED.contains(entry.getKey())) {
              entry.getValue().forEach(PlainOpenApi::plain);
            } else {
              plain(entry.getValue());
            }
          });
    } else {
      node.forEach(PlainOpenApi::plain);
    }
  }

  /** {@code type: [string, "null"]} was {@code nullable}. */
  private static void type(ObjectNode schema) {
    if (schema.get("type") instanceof ArrayNode types) {
      schema.remove("type");
      ArrayNode kinds = schema.arrayNode();
      for (JsonNode type : types) {
        if (type.asText().equals("null")) {
          schema.put("nullable", true);
        } else {
          kinds.addObject().set("type", type);
        }
      }
      if (kinds.size() == 1) {
        schema.set("type", kinds.get(0).get("type"));
      } else if (!kinds.isEmpty()) {
        schema.set("anyOf", kinds);
      }
    }
  }

  /**
   * One of several that is null was {@code nullable}. The library takes {@code anyOf} for a schema
   * that has the fields of all, and compares each alone only of {@code oneOf}.
   */
  private static void alternatives(ObjectNode schema) {
    for (String keyword : List.of("anyOf", "oneOf")) {
      if (schema.remove(keyword) instanceof ArrayNode all) {
        ArrayNode some = schema.arrayNode();
        all.forEach(each -> {
          if (!each.path("type").asText().equals("null")) {
            some.add(each);
          }
        });
        boolean nullable = some.size() < all.size();
        if (nullable) {
          schema.put("nullable", true);
        }
        schema.set(nullable && some.size() == 1 ? "allOf" : "oneOf", some);
      }
    }
  }
}
