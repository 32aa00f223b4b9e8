package dev.typeset.http;

import com.fasterxml.jackson.databind.JsonNode;
import dev.typeset.core.EmailAddress;
import dev.typeset.core.Failure;
import dev.typeset.core.FieldError;
import dev.typeset.core.Problem;
import dev.typeset.core.Secret;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The checks of single values of a JSON document, each named by its JSON Pointer. What is wrong is
 * collected; the value then reads as an empty one.
 */
final class Fields {
  /** A body of 16 MiB has room for millions. */
  static final int MOST_ERRORS = 10_000;

  private final List<FieldError> errors = new ArrayList<>();

  /** Reads one item of an array. */
  interface ItemReader<T> {
    T read(JsonNode node, String pointer);
  }

  /**
   * Notes an error.
   *
   * @throws Failure {@link Problem.Invalid} where there are as many as are told at once
   */
  void refuse(String pointer, String code, String detail) {
    errors.add(new FieldError(pointer, code, detail));
    if (errors.size() == MOST_ERRORS) {
      errors.add(
          new FieldError(
              "", "more", "There may be more errors than the " + MOST_ERRORS + " listed."));
      check();
    }
  }

  /**
   * To be called when every field was read.
   *
   * @throws Failure {@link Problem.Invalid} with all that is wrong
   */
  void check() {
    if (!errors.isEmpty()) {
      throw new Problem.Invalid(List.copyOf(errors)).raise();
    }
  }

  String text(@Nullable JsonNode node, String pointer, int most) {
    String text = notBlank(node, pointer);
    return text == null ? "" : shortEnough(Text.strip(text), pointer, most);
  }

  String prose(@Nullable JsonNode node, String pointer, int most) {
    String text = notBlank(node, pointer);
    return text == null ? "" : shortEnough(text, pointer, most);
  }

  private @Nullable String notBlank(@Nullable JsonNode node, String pointer) {
    String text = string(node, pointer);
    if (text != null && Text.strip(text).isEmpty()) {
      refuse(pointer, "blank", "The " + name(pointer) + " must not be blank.");
    }
    return text;
  }

  String label(@Nullable JsonNode node, String pointer, int most) {
    String label = text(node, pointer, most);
    if (Text.hasControlCharacters(label)) {
      refuse(
          pointer,
          "control-character",
          "The " + name(pointer) + " must not hold control characters.");
    }
    return label;
  }

  String email(@Nullable JsonNode node, String pointer, int most) {
    String email = string(node, pointer);
    if (email == null) {
      return "";
    }
    if (Text.length(email) <= most && !EmailAddress.isPlausible(email)) {
      refuse(
          pointer,
          "format",
          "The " + name(pointer) + " must be an address such as ada@example.com.");
    }
    return shortEnough(email, pointer, most);
  }

  Secret secret(@Nullable JsonNode node, String pointer, int least, int most) {
    String secret = string(node, pointer);
    if (secret == null) {
      return new Secret("");
    }
    if (Text.length(secret) < least) {
      refuse(
          pointer,
          "too-short",
          "The " + name(pointer) + " must have at least " + least + " characters.");
    }
    return new Secret(shortEnough(secret, pointer, most));
  }

  <E> E choice(@Nullable JsonNode node, String pointer, List<E> choices) {
    String word = string(node, pointer);
    for (E choice : choices) {
      if (choice.toString().equals(word)) {
        return choice;
      }
    }
    if (word != null) {
      String words = choices.stream().map(Object::toString).collect(Collectors.joining(", "));
      refuse(pointer, "choice", "The " + name(pointer) + " must be one of " + words + ".");
    }
    return choices.getFirst();
  }

  long number(@Nullable JsonNode node, String pointer) {
    JsonNode number =
        require(node, pointer, "a whole number", n -> n.isIntegralNumber() && n.canConvertToLong());
    return number == null ? 0 : number.longValue();
  }

  boolean flag(@Nullable JsonNode node, String pointer) {
    JsonNode flag = require(node, pointer, "true or false", JsonNode::isBoolean);
    return flag != null && flag.booleanValue();
  }

  <T> List<T> items(@Nullable JsonNode node, String pointer, int most, ItemReader<T> reader) {
    JsonNode array = require(node, pointer, "an array", JsonNode::isArray);
    if (array == null) {
      return List.of();
    }
    if (array.size() > most) {
      refuse(
          pointer,
          "too-many",
          "There may be at most "
              + most
              + " "
              + name(pointer)
              + "; there are "
              + array.size()
              + ".");
      return List.of();
    }
    List<T> items = new ArrayList<>();
    for (int i = 0; i < array.size(); i++) {
      items.add(reader.read(array.get(i), pointer + "/" + i));
    }
    return items;
  }

  /** A name as a JSON Pointer spells it. */
  static String escape(String name) {
    return name.replace("~", "~0").replace("/", "~1");
  }

  private String shortEnough(String text, String pointer, int most) {
    int length = Text.length(text);
    if (length > most) {
      refuse(
          pointer,
          "too-long",
          "The "
              + name(pointer)
              + " must have at most "
              + most
              + " characters; it has "
              + length
              + ".");
    }
    return text;
  }

  private @Nullable String string(@Nullable JsonNode node, String pointer) {
    JsonNode text = require(node, pointer, "a string", JsonNode::isTextual);
    return text == null ? null : text.textValue();
  }

  private @Nullable JsonNode require(
      @Nullable JsonNode node, String pointer, String what, Predicate<JsonNode> is) {
    if (node == null) {
      refuse(pointer, "missing", "The " + name(pointer) + " is missing.");
    } else if (node.isNull()) {
      refuse(pointer, "null", "The " + name(pointer) + " must not be null.");
    } else if (!is.test(node)) {
      String type =
          node.isNumber() ? "this number" : node.getNodeType().name().toLowerCase(Locale.ROOT);
      refuse(pointer, "type", "The " + name(pointer) + " must be " + what + ", not " + type + ".");
    } else {
      return node;
    }
    return null;
  }

  /**
   * What a sentence calls the value: the last name in the pointer; an item is called by its list.
   */
  private static String name(String pointer) {
    String[] parts = pointer.split("/", -1);
    String last = parts[parts.length - 1];
    return parts.length > 2 && last.chars().allMatch(Character::isDigit)
        ? "item of " + parts[parts.length - 2]
        : last;
  }
}
