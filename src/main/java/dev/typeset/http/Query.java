package dev.typeset.http;

import dev.typeset.core.PageRequest;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The query of a URL. A function that reads one is both the parser and the documentation: given the
 * query of a request it reads and checks it, given one that only takes notes it describes it. What
 * is wrong is collected, all of it; until that is told, a parameter at fault reads as if it were
 * not there.
 */
public interface Query {
  /** How many characters a text has where nothing else is said. */
  int LONGEST_TEXT = 200;

  /** Text of 1 to {@value #LONGEST_TEXT} characters, or null. */
  default @Nullable String text(String name, String description) {
    return text(name, description, LONGEST_TEXT);
  }

  /** Text of 1 to {@code most} characters, or null. */
  @Nullable String text(String name, String description, int most);

  /** Each value of a parameter that may be repeated. */
  List<String> texts(String name, String description);

  /** An id, or null. */
  @Nullable Long id(String name, String description);

  /** A moment as RFC 3339 writes it, or null. */
  @Nullable OffsetDateTime time(String name, String description);

  /** One of some words: what the values are as text. */
  <E> E choice(String name, String description, List<E> choices, E usual);

  /** The same where nothing is right too. */
  <E> @Nullable E choice(String name, String description, List<E> choices);

  /** A whole number. */
  int number(String name, String description, int least, int most, int usual);

  /**
   * {@code limit}, {@code skip}, {@code cursor} and {@code count}. To be read last: a cursor
   * belongs to the values of all other parameters.
   */
  PageRequest page();

  /**
   * {@code limit} and {@code cursor} of a stream; a limit of 0 is none. To be read last, as {@link
   * #page}.
   */
  PageRequest stream();

  /** Says that two parameters do not go together. */
  void refuse(String name, String code, String rest);
}
