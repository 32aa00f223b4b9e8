package dev.typeset.http;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.typeset.core.Attribute;
import dev.typeset.core.Secret;
import dev.typeset.core.Sent;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Takes notes of the fields that a function reads, as JSON Schema writes them down. */
final class DescribedBody implements Body {
  private final ObjectNode schema = Schemas.of("object").put("additionalProperties", false);
  private boolean optional;

  /** What a function reads out of a body. */
  static Operation.Input of(String media, Class<?> type, Function<Body, ?> read, int most) {
    var described = new DescribedBody();
    Object _ = read.apply(described);
    return new Operation.Input(media, Records.name(type), described.schema, most);
  }

  @Override
  public <T extends @Nullable Object> Sent<T> sent(Attribute field, Function<Attribute, T> read) {
    optional = true;
    T _ = read.apply(field);
    optional = false;
    return Sent.absent();
  }

  @Override
  public String text(Attribute field) {
    add(field, Schemas.notBlank(field.length()));
    return "";
  }

  @Override
  public String prose(Attribute field) {
    return text(field);
  }

  @Override
  public @Nullable String nullableText(Attribute field) {
    boolean before = optional;
    optional = true;
    add(field, Schemas.nullable(Schemas.notBlank(field.length())));
    optional = before;
    return null;
  }

  @Override
  public String label(Attribute field) {
    add(field, label(field.length()));
    return "";
  }

  @Override
  public List<String> labels(Attribute field, int most, Attribute item) {
    ObjectNode list = Schemas.list(Schemas.described(label(item.length()), item));
    add(field, list.put("maxItems", most));
    return List.of();
  }

  @Override
  public String email(Attribute field) {
    add(field, Schemas.text(3, field.length()).put("pattern", "^[^@\\s]+@[^@\\s]+\\.[^@\\s]+$"));
    return "";
  }

  @Override
  public Secret secret(Attribute field, int least) {
    add(field, Schemas.text(least, field.length()).put("writeOnly", true));
    return new Secret("");
  }

  @Override
  public <E> E choice(Attribute field, List<E> choices) {
    add(field, Schemas.words(choices));
    return choices.getFirst();
  }

  @Override
  public long number(Attribute field) {
    add(field, Schemas.id());
    return 0;
  }

  @Override
  public List<Long> numbers(Attribute field, int most) {
    add(field, Schemas.list(Schemas.id()).put("maxItems", most));
    return List.of();
  }

  @Override
  public boolean flag(Attribute field) {
    add(field, Schemas.of("boolean"));
    return false;
  }

  @Override
  public void refuse(Attribute field, String code, String detail) {
    // Nothing was sent.
  }

  private static ObjectNode label(int most) {
    return Schemas.text(1, most)
        .put("pattern", "^[^\\x00-\\x1f\\x7f-\\x9f]*\\S[^\\x00-\\x1f\\x7f-\\x9f]*$");
  }

  private void add(Attribute field, ObjectNode value) {
    schema.withObjectProperty("properties").set(field.name(), Schemas.described(value, field));
    if (!optional) {
      schema.withArrayProperty("required").add(field.name());
    }
  }
}
