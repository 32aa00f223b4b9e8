package dev.typeset.review.program;

import dev.typeset.review.program.OpenApiDifference.Said;
import io.swagger.v3.oas.models.media.Schema;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.openapitools.openapidiff.core.model.ChangedSchema;
import org.openapitools.openapidiff.core.model.schema.ChangedOneOfSchema;

/**
 * What changes of the JSON that is asked for or answered.
 *
 * <p>The library finds what differs; what breaks callers is decided here, since it takes a field
 * that may be null now, and a field that is no longer accepted, for harmless: a request breaks
 * where less is accepted, an answer where more may come.
 */
final class OpenApiSchemas {
  private static final Map<String, Function<Schema<?>, @Nullable Number>> MOST =
      new TreeMap<>(
          Map.of(
              "maxItems", Schema::getMaxItems,
              "maxLength", Schema::getMaxLength,
              "maxProperties", Schema::getMaxProperties,
              "maximum", Schema::getMaximum));

  private static final Map<String, Function<Schema<?>, @Nullable Number>> LEAST =
      new TreeMap<>(
          Map.of(
              "minItems", Schema::getMinItems,
              "minLength", Schema::getMinLength,
              "minProperties", Schema::getMinProperties,
              "minimum", Schema::getMinimum));

  private final List<Said> said;
  private final boolean request;
  private final Set<ChangedSchema> above = Collections.newSetFromMap(new IdentityHashMap<>());

  private OpenApiSchemas(List<Said> said, boolean request) {
    this.said = said;
    this.request = request;
  }

  /** Adds what changes of a schema, where it stands in an operation. */
  static void say(List<Said> said, String place, @Nullable ChangedSchema schema, boolean request) {
    new OpenApiSchemas(said, request).compare(place + ":", schema);
  }

  private void compare(String place, @Nullable ChangedSchema changed) {
    if (changed == null || !above.add(changed)) {
      return;
    }
    Schema<?> old = changed.getOldSchema();
    Schema<?> now = changed.getNewSchema();
    if (old != null && now != null) {
      itself(place, changed, old, now);
    }
    properties(place, changed);
    compare(place + (place.endsWith(":") ? " []" : "[]"), changed.getItems());
    ChangedOneOfSchema some = changed.getOneOfSchema();
    if (some != null) {
      some.getMissing()
          .keySet()
          .forEach(
              name -> add(place, (request ? "may not be " : "is never ") + name + " now", request));
      some.getIncreased().keySet().forEach(name -> add(place, "may be " + name + " now", !request));
      some.getChanged().values().forEach(each -> compare(place, each));
    }
    above.remove(changed);
  }

  private void itself(String place, ChangedSchema changed, Schema<?> old, Schema<?> now) {
    if (changed.isChangedType() || changed.isChangeFormat()) {
      add(place, "is " + kind(now) + ", was " + kind(old), true);
    }
    boolean nullable = Boolean.TRUE.equals(now.getNullable());
    if (nullable != Boolean.TRUE.equals(old.getNullable())) {
      add(place, nullable ? "may be null now" : "may not be null now", nullable != request);
    }
    MOST.forEach((word, of) -> limit(place, word, of.apply(old), of.apply(now), true));
    LEAST.forEach((word, of) -> limit(place, word, of.apply(old), of.apply(now), false));
    if (!Objects.equals(old.getPattern(), now.getPattern())) {
      add(
          place,
          "pattern is " + shown(now.getPattern()) + ", was " + shown(old.getPattern()),
          (request ? now : old).getPattern() != null);
    }
    if (changed.isChangeDefault()) {
      add(
          place,
          "default is " + shown(now.getDefault()) + ", was " + shown(old.getDefault()),
          false);
    }
    if (changed.isChangeDeprecated()) {
      add(place, "is deprecated now", false);
    }
    var values = changed.getEnumeration();
    if (values != null) {
      values
          .getMissing()
          .forEach(value ->
              add(place, (request ? "may not be " : "is never ") + value + " now", request));
      values.getIncreased().forEach(value -> add(place, "may be " + value + " now", !request));
    }
  }

  private void properties(String place, ChangedSchema changed) {
    Schema<?> now = changed.getNewSchema();
    List<String> required =
        now == null || now.getRequired() == null ? List.of() : now.getRequired();
    changed
        .getMissingProperties()
        .keySet()
        .forEach(name -> add(at(place, name), "is gone", !request || isClosed(now)));
    changed
        .getIncreasedProperties()
        .keySet()
        .forEach(name -> {
          boolean needed = request && required.contains(name);
          add(at(place, name), needed ? "is new and must be given" : "is new", needed);
        });
    var names = changed.getRequired();
    if (names != null) {
      names.getIncreased().stream()
          .filter(name -> !changed.getIncreasedProperties().containsKey(name))
          .forEach(name ->
              add(at(place, name), request ? "must be given now" : "is always there now", request));
      names.getMissing().stream()
          .filter(name -> !changed.getMissingProperties().containsKey(name))
          .forEach(name -> add(at(place, name), "may be left out now", !request));
    }
    changed.getChangedProperties().forEach((name, each) -> compare(at(place, name), each));
  }

  private void limit(
      String place, String word, @Nullable Number old, @Nullable Number now, boolean most) {
    if (!Objects.equals(old, now)) {
      boolean narrower =
          now != null && (old == null || most == (decimal(now).compareTo(decimal(old)) < 0));
      add(place, word + " is " + shown(now) + ", was " + shown(old), narrower == request);
    }
  }

  private void add(String place, String sentence, boolean breaking) {
    said.add(new Said(place.replaceFirst(":$", ""), sentence, breaking));
  }

  /** Whether fields that it does not name are refused. */
  private static boolean isClosed(@Nullable Schema<?> schema) {
    return schema != null && Boolean.FALSE.equals(schema.getAdditionalProperties());
  }

  private static String at(String place, String name) {
    return place + (place.endsWith(":") ? " " : ".") + name;
  }

  private static String kind(Schema<?> schema) {
    String type = schema.getType() == null ? "anything" : schema.getType();
    return schema.getFormat() == null ? type : type + " (" + schema.getFormat() + ")";
  }

  private static String shown(@Nullable Object value) {
    return value == null ? "none" : value.toString();
  }

  private static BigDecimal decimal(Number number) {
    return new BigDecimal(number.toString());
  }
}
