package dev.typeset.http;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.typeset.core.About;
import dev.typeset.core.Attribute;
import dev.typeset.core.Page;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Schemas of the records that go out. A component that is named as a column of the table that its
 * record, or the record around that, is named after has the column's length and comment.
 */
final class Records {
  private static final PropertyNamingStrategies.NamingBase NAMES =
      new PropertyNamingStrategies.SnakeCaseStrategy();

  private final Map<String, Attribute> columns;
  private final ObjectNode schemas;

  /**
   * Schemas that are written into one object.
   *
   * @param columns what is known of each, by {@code table.column}
   */
  Records(Map<String, Attribute> columns, ObjectNode schemas) {
    this.columns = Map.copyOf(columns);
    this.schemas = schemas;
  }

  /**
   * The name of a record's schema: {@code PostNew} for {@code Post.New}, and its own where what it
   * is declared in is no record.
   */
  static String name(Class<?> type) {
    Class<?> outer = type.getEnclosingClass();
    return outer == null || !outer.isRecord()
        ? type.getSimpleName()
        : name(outer) + type.getSimpleName();
  }

  /** A reference to the schema of a record, which is added where it is not there yet. */
  ObjectNode reference(Class<?> type) {
    String name = name(type);
    if (!schemas.has(name)) {
      ObjectNode schema = Schemas.of("object");
      schemas.set(name, schema);
      schema.put("additionalProperties", false);
      for (RecordComponent component : type.getRecordComponents()) {
        add(schema, type, component);
      }
    }
    return Schemas.reference(name);
  }

  /** The same of a page of them. */
  ObjectNode page(Class<?> item) {
    String name = name(item) + "Page";
    if (!schemas.has(name)) {
      ObjectNode schema = Schemas.of("object");
      schemas.set(name, schema);
      schema.put("additionalProperties", false);
      ObjectNode properties = schema.putObject("properties");
      properties.set("items", Schemas.list(reference(item)).put("description", "In order."));
      properties.set(
          "next",
          Schemas.nullable(Schemas.text(1, Cursors.LONGEST))
              .put("description", "The cursor of the page that follows, or null where none does."));
      properties.set(
          "total",
          Schemas.number(0, Long.MAX_VALUE)
              .put("description", "How many there are in all; only where count asks for it."));
      schema.putArray("required").add("items").add("next");
    }
    return Schemas.reference(name);
  }

  /** The lines of a stream of them: each row with its cursor, and the end. */
  ObjectNode lines(Class<?> row) {
    String name = name(row) + "Line";
    ObjectNode line = Schemas.of("object").put("description", "A row of a stream.");
    schemas.set(name, line);
    reference(row);
    line.setAll((ObjectNode) schemas.path(name(row)).deepCopy());
    line.withObjectProperty("properties")
        .set(
            "cursor",
            Schemas.text(1, Cursors.LONGEST).put("description", "Goes on behind this row."));
    line.withArrayProperty("required").add("cursor");
    ObjectNode end = Schemas.of("object").put("description", "The last line of a stream.");
    schemas.set("End", end);
    end.put("additionalProperties", false)
        .putObject("properties")
        .set(
            "next",
            Schemas.nullable(Schemas.text(1, Cursors.LONGEST))
                .put(
                    "description",
                    "Goes on where limit ended the stream; null where all was sent."));
    end.putArray("required").add("next");
    ObjectNode either = JsonNodeFactory.instance.objectNode();
    either
        .put(
            "description",
            "Of each line: a row, as the list has it, with its cursor; and last the end. A stream without its"
                + " end was cut short.")
        .putArray("anyOf")
        .add(Schemas.reference(name))
        .add(Schemas.reference("End"));
    return either;
  }

  private void add(ObjectNode schema, Class<?> owner, RecordComponent component) {
    String name = NAMES.translate(component.getName());
    Attribute column = column(owner, name);
    boolean nullable = component.getAnnotatedType().isAnnotationPresent(Nullable.class);
    int length = column == null ? 0 : column.length();
    ObjectNode value = value(component.getAnnotatedType(), length);
    About about = about(component);
    boolean optional = about != null && about.optional();
    if (nullable && !optional) {
      value = Schemas.nullable(value);
    }
    String description = description(component, column);
    if (!description.isEmpty()) {
      value.put("description", description);
    }
    schema.withObjectProperty("properties").set(name, value);
    if (!optional) {
      schema.withArrayProperty("required").add(name);
    }
  }

  private static String description(RecordComponent component, @Nullable Attribute column) {
    About about = about(component);
    if (about != null) {
      return about.value();
    }
    return column == null ? "" : column.description();
  }

  private static @Nullable About about(RecordComponent component) {
    return component.getAnnotation(About.class);
  }

  private ObjectNode value(AnnotatedType annotated, int length) {
    Type type = annotated.getType();
    if (annotated instanceof AnnotatedParameterizedType list
        && type instanceof ParameterizedType generic) {
      AnnotatedType item = list.getAnnotatedActualTypeArguments()[0];
      return generic.getRawType() == Page.class && item.getType() instanceof Class<?> row
          ? page(row)
          : Schemas.list(value(item, 0));
    }
    return switch (type) {
      case Class<?> c when c == long.class || c == Long.class -> Schemas.id();
      case Class<?> c when c == int.class || c == Integer.class ->
          Schemas.number(Integer.MIN_VALUE, Integer.MAX_VALUE);
      case Class<?> c when c == double.class || c == Double.class -> Schemas.of("number");
      case Class<?> c when c == boolean.class || c == Boolean.class -> Schemas.of("boolean");
      case Class<?> c when c == String.class -> Schemas.text(0, length);
      case Class<?> c when c == OffsetDateTime.class -> Schemas.time();
      case Class<?> c when c.isEnum() -> Schemas.words(List.of(c.getEnumConstants()));
      case Class<?> c when c.isRecord() -> reference(c);
      default -> throw new IllegalStateException("There is no schema of " + type);
    };
  }

  /** Of the table that the record is named after, or else the one around it: {@code users}. */
  private @Nullable Attribute column(Class<?> owner, String name) {
    Attribute column = null;
    for (Class<?> type = owner; type != null && column == null; type = type.getEnclosingClass()) {
      column = columns.get(type.getSimpleName().toLowerCase(Locale.ROOT) + "s." + name);
    }
    return column;
  }
}
