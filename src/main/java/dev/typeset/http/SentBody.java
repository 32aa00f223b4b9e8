package dev.typeset.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.typeset.core.Attribute;
import dev.typeset.core.Failure;
import dev.typeset.core.FieldError;
import dev.typeset.core.Problem;
import dev.typeset.core.Secret;
import dev.typeset.core.Sent;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The body that a request was sent with, or one object of many in it. */
final class SentBody implements Body {
  private final JsonNode object;
  private final String pointer;
  private final Fields fields;
  private final Set<String> known = new HashSet<>();

  private SentBody(JsonNode object, String pointer, Fields fields) {
    this.object = object;
    this.pointer = pointer;
    this.fields = fields;
  }

  /**
   * What the object that was sent says.
   *
   * @throws Failure {@link Problem.Malformed} where it is no JSON, {@link Problem.Invalid} where it
   *     is no object, or any of its fields is at fault
   */
  static <T> T read(byte[] document, Function<Body, T> reader) {
    JsonNode tree = tree(document);
    if (!tree.isObject()) {
      throw new Problem.Invalid(new FieldError("", "type", "The body must be a JSON object."))
          .raise();
    }
    var fields = new Fields();
    T value = new SentBody(tree, "", fields).read(reader);
    fields.check();
    return value;
  }

  /**
   * The same of a form, in which what is not known is left alone (RFC 6749, 3.2).
   *
   * @throws Failure {@link Problem.Malformed} with all that is wrong
   */
  static <T> T readForm(ObjectNode form, Function<Body, T> reader) {
    try {
      var fields = new Fields();
      T value = reader.apply(new SentBody(form, "", fields));
      fields.check();
      return value;
    } catch (Failure failure) {
      Problem wrong = failure.problem();
      throw new Problem.Malformed(wrong.detail(), wrong.errors()).raise(failure);
    }
  }

  /** The same of 1 to {@code most} objects in an array. */
  static <T> List<T> readAll(byte[] document, int most, Function<Body, T> reader) {
    JsonNode tree = tree(document);
    if (!tree.isArray() || tree.isEmpty() || tree.size() > most) {
      throw new Problem.Invalid(
              new FieldError(
                  "", "type", "The body must be a JSON array of 1 to " + most + " objects."))
          .raise();
    }
    var fields = new Fields();
    List<T> values = new ArrayList<>();
    for (int i = 0; i < tree.size(); i++) {
      if (tree.get(i).isObject()) {
        values.add(new SentBody(tree.get(i), "/" + i, fields).read(reader));
      } else {
        fields.refuse("/" + i, "type", "The item must be a JSON object.");
      }
    }
    fields.check();
    return values;
  }

  @Override
  public <T extends @Nullable Object> Sent<T> sent(Attribute field, Function<Attribute, T> read) {
    known.add(field.name());
    return object.has(field.name()) ? Sent.of(read.apply(field)) : Sent.absent();
  }

  @Override
  public String text(Attribute field) {
    return fields.text(value(field), pointer(field), field.length());
  }

  @Override
  public String prose(Attribute field) {
    return fields.prose(value(field), pointer(field), field.length());
  }

  @Override
  public @Nullable String nullableText(Attribute field) {
    JsonNode node = value(field);
    return node == null || node.isNull() ? null : fields.text(node, pointer(field), field.length());
  }

  @Override
  public String label(Attribute field) {
    return fields.label(value(field), pointer(field), field.length());
  }

  @Override
  public List<String> labels(Attribute field, int most, Attribute item) {
    return fields
        .items(
            value(field),
            pointer(field),
            most,
            (node, place) -> fields.label(node, place, item.length()))
        .stream()
        .distinct()
        .toList();
  }

  @Override
  public String email(Attribute field) {
    return fields.email(value(field), pointer(field), field.length());
  }

  @Override
  public Secret secret(Attribute field, int least) {
    return fields.secret(value(field), pointer(field), least, field.length());
  }

  @Override
  public <E> E choice(Attribute field, List<E> choices) {
    return fields.choice(value(field), pointer(field), choices);
  }

  @Override
  public long number(Attribute field) {
    return fields.number(value(field), pointer(field));
  }

  @Override
  public List<Long> numbers(Attribute field, int most) {
    return fields.items(value(field), pointer(field), most, fields::number);
  }

  @Override
  public boolean flag(Attribute field) {
    return fields.flag(value(field), pointer(field));
  }

  @Override
  public void refuse(Attribute field, String code, String detail) {
    fields.refuse(pointer(field), code, detail);
  }

  private <T> T read(Function<Body, T> reader) {
    T value = reader.apply(this);
    String names = String.join(", ", known.stream().sorted().toList());
    for (var field : object.properties()) {
      if (!known.contains(field.getKey())) {
        fields.refuse(
            pointer + "/" + Fields.escape(field.getKey()),
            "unknown-field",
            "There is no such field; known are " + names + ".");
      }
    }
    return value;
  }

  private @Nullable JsonNode value(Attribute field) {
    known.add(field.name());
    return object.get(field.name());
  }

  private String pointer(Attribute field) {
    return pointer + "/" + field.name();
  }

  private static JsonNode tree(byte[] document) {
    JsonNode tree = Json.read(document);
    String fault = unstorable(tree);
    if (fault != null) {
      throw malformed(fault);
    }
    return tree;
  }

  /**
   * Where the text is that cannot be stored, or null. Pointers are made on the way back alone: on
   * the way down, a thousand long names within each other would take a thousand times their room.
   */
  private static @Nullable String unstorable(JsonNode node) {
    if (node.isTextual()) {
      return Text.isStorable(node.textValue()) ? null : "";
    }
    for (var field : node.properties()) {
      if (!Text.isStorable(field.getKey())) {
        return "";
      }
      String rest = unstorable(field.getValue());
      if (rest != null) {
        return "/" + Fields.escape(field.getKey()) + rest;
      }
    }
    for (int i = 0; node.isArray() && i < node.size(); i++) {
      String rest = unstorable(node.get(i));
      if (rest != null) {
        return "/" + i + rest;
      }
    }
    return null;
  }

  private static Failure malformed(String pointer) {
    var error =
        new FieldError(
            pointer, "character", "Text must not hold U+0000 or half of a surrogate pair.");
    return new Problem.Malformed(
            "The body holds a character that cannot be stored.", List.of(error))
        .raise();
  }
}
