package dev.typeset.http;

import dev.typeset.core.Attribute;
import dev.typeset.core.Secret;
import dev.typeset.core.Sent;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A JSON object that a request carries. A function that reads one is both the parser and the
 * documentation: given the body of a request it reads and checks it, given one that only takes
 * notes it describes it. What is wrong is collected, all of it; until that is told, a field at
 * fault reads as an empty value.
 */
public interface Body {

  /** The value where the field was sent, null included. */
  <T extends @Nullable Object> Sent<T> sent(Attribute field, Function<Attribute, T> read);

  /** Text that is not blank, without the white space at its ends. */
  String text(Attribute field);

  /** Text that is not blank, kept as it is. */
  String prose(Attribute field);

  /** The same as {@link #text} where null, or nothing, is right too. */
  @Nullable String nullableText(Attribute field);

  /** The same as {@link #text} without control characters. */
  String label(Attribute field);

  /** At most {@code most} such labels, each once. */
  List<String> labels(Attribute field, int most, Attribute item);

  /** A plausible address. */
  String email(Attribute field);

  /** Text of at least so many characters, taken as it is, white space included. */
  Secret secret(Attribute field, int least);

  /** One of some words: what the choices are as text. */
  <E> E choice(Attribute field, List<E> choices);

  /** A whole number. */
  long number(Attribute field);

  /** At most {@code most} whole numbers, each at the place where it was sent. */
  List<Long> numbers(Attribute field, int most);

  /** True or false. */
  boolean flag(Attribute field);

  /** Adds an error that concerns more than one field. */
  void refuse(Attribute field, String code, String detail);
}
