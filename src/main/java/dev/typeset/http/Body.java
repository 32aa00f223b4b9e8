package dev.typeset.http;

import com.fasterxml.jackson.databind.JsonNode;
import dev.typeset.core.Failure;
import dev.typeset.core.FieldError;
import dev.typeset.core.Problem;
import dev.typeset.core.Sent;
import io.javalin.http.Context;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The JSON object that a request carries. Each method reads one field and checks it; what is wrong
 * is collected, so that {@link #check} can report all of it at once. Until then a field at fault
 * reads as an empty value.
 */
public final class Body {
  private final JsonNode object;
  private final Set<String> known = new HashSet<>();
  private final Fields fields = new Fields();

  private Body(JsonNode object) {
    this.object = object;
  }

  /**
   * The body of a request.
   *
   * @throws Failure {@link Problem.UnsupportedMediaType} where it is not sent as JSON, {@link
   *     Problem.TooLarge} where it is larger than is taken, {@link Problem.Malformed} where it is
   *     no JSON, {@link Problem.Invalid} where it is no object
   */
  public static Body of(Context ctx) {
    MediaTypes.requireJson(ctx);
    // Javalin tells only after it has read as much; whoever says so beforehand need not send it.
    if (ctx.req().getContentLengthLong() > HttpServer.LARGEST_BODY) {
      throw Problems.ofStatus(413).raise();
    }
    JsonNode tree = Json.read(ctx.bodyAsBytes());
    requireStorable(tree, "");
    if (!tree.isObject()) {
      throw new Problem.Invalid(new FieldError("", "type", "The body must be a JSON object."))
          .raise();
    }
    return new Body(tree);
  }

  /** The value where the field was sent, null included. */
  public <T extends @Nullable Object> Sent<T> sent(String name, Function<String, T> read) {
    known.add(name);
    return object.has(name) ? Sent.of(read.apply(name)) : Sent.absent();
  }

  /** Text of 1 to {@code most} characters, without the white space at its ends. */
  public String text(String name, int most) {
    return fields.text(field(name), "/" + name, most);
  }

  /** The same where null, or nothing, is right too. */
  public @Nullable String nullableText(String name, int most) {
    JsonNode node = field(name);
    return node == null || node.isNull() ? null : fields.text(node, "/" + name, most);
  }

  /** The same as {@link #text} without control characters. */
  public String label(String name, int most) {
    return fields.label(field(name), "/" + name, most);
  }

  /** At most {@code mostItems} such labels, each once. */
  public List<String> labels(String name, int mostItems, int most) {
    return fields
        .items(
            field(name),
            "/" + name,
            mostItems,
            (node, pointer) -> fields.label(node, pointer, most))
        .stream()
        .distinct()
        .toList();
  }

  /** A plausible address. */
  public String email(String name, int most) {
    return fields.email(field(name), "/" + name, most);
  }

  /** Text taken as it is, white space included. */
  public String secret(String name, int least, int most) {
    return fields.secret(field(name), "/" + name, least, most);
  }

  /** A whole number. */
  public long number(String name) {
    return fields.number(field(name), "/" + name);
  }

  /** At most {@code mostItems} whole numbers, each at the place where it was sent. */
  public List<Long> numbers(String name, int mostItems) {
    return fields.items(field(name), "/" + name, mostItems, fields::number);
  }

  /** True or false. */
  public boolean flag(String name) {
    return fields.flag(field(name), "/" + name);
  }

  /** Adds an error that concerns more than one field. */
  public void refuse(String pointer, String code, String detail) {
    fields.refuse(pointer, code, detail);
  }

  /**
   * To be called when every field was read.
   *
   * @throws Failure {@link Problem.Invalid} with all that is wrong, unknown fields among it
   */
  public void check() {
    String names = String.join(", ", known.stream().sorted().toList());
    object
        .properties()
        .forEach(field -> {
          if (!known.contains(field.getKey())) {
            refuse(
                "/" + Fields.escape(field.getKey()),
                "unknown-field",
                "There is no such field; known are " + names + ".");
          }
        });
    if (!fields.errors.isEmpty()) {
      throw new Problem.Invalid(List.copyOf(fields.errors)).raise();
    }
  }

  private @Nullable JsonNode field(String name) {
    known.add(name);
    return object.get(name);
  }

  private static void requireStorable(JsonNode node, String pointer) {
    if (node.isTextual() && !Text.isStorable(node.textValue())) {
      throw unstorable(pointer);
    }
    for (var field : node.properties()) {
      if (!Text.isStorable(field.getKey())) {
        throw unstorable(pointer);
      }
      requireStorable(field.getValue(), pointer + "/" + Fields.escape(field.getKey()));
    }
    for (int i = 0; node.isArray() && i < node.size(); i++) {
      requireStorable(node.get(i), pointer + "/" + i);
    }
  }

  private static Failure unstorable(String pointer) {
    var error =
        new FieldError(
            pointer, "character", "Text must not hold U+0000 or half of a surrogate pair.");
    return new Problem.Malformed(
            "The body holds a character that cannot be stored.", List.of(error))
        .raise();
  }
}
