package dev.typeset.http;

import dev.typeset.core.Failure;
import dev.typeset.core.FieldError;
import dev.typeset.core.PageRequest;
import dev.typeset.core.Problem;
import io.javalin.http.Context;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The query of a request's URL. Each method reads one parameter and checks it; what is wrong is
 * collected, so that {@link #check} can report all of it at once. Until then a parameter at fault
 * reads as if it were not there.
 */
public final class Query {
  private static final int LONGEST_TEXT = 200;
  private static final int MOST_VALUES = 20;
  private static final Pattern TIME =
      Pattern.compile(
          "\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d{1,9})?(Z|[+-]\\d\\d:\\d\\d)");
  private static final Pattern REPLACEMENT = Pattern.compile("%EF%BF%BD", Pattern.CASE_INSENSITIVE);

  private final Map<String, List<String>> values = new LinkedHashMap<>();
  private final Set<String> known = new HashSet<>();
  private final List<FieldError> errors = new ArrayList<>();

  private Query() {}

  /**
   * The query of a request.
   *
   * @throws Failure {@link Problem.Malformed} where it is not text in UTF-8, percent-encoded
   */
  public static Query of(Context ctx) {
    var query = new Query();
    String raw = ctx.req().getQueryString();
    if (raw != null) {
      for (String pair : raw.split("&", -1)) {
        if (!pair.isEmpty()) {
          int equals = pair.indexOf('=');
          String name = decode(equals < 0 ? pair : pair.substring(0, equals));
          query
              .values
              .computeIfAbsent(name, _ -> new ArrayList<>())
              .add(equals < 0 ? "" : decode(pair.substring(equals + 1)));
        }
      }
    }
    return query;
  }

  /** {@code skip} and {@code limit}. */
  public PageRequest page() {
    return new PageRequest(
        within("skip", 0, PageRequest.MOST_SKIPPED, 0),
        within("limit", 1, PageRequest.MOST, PageRequest.USUAL));
  }

  /** Text of 1 to 200 characters, or null. */
  public @Nullable String text(String name) {
    return text(name, LONGEST_TEXT);
  }

  /** Text of 1 to {@code most} characters, or null. */
  public @Nullable String text(String name, int most) {
    return one(name, "length", size(most), value -> sized(value, most));
  }

  /** Each value of a parameter that may be repeated. */
  public List<String> texts(String name) {
    known.add(name);
    List<String> all = values.getOrDefault(name, List.of());
    if (all.size() > MOST_VALUES) {
      refuse(name, "too-many", "may be given at most " + MOST_VALUES + " times.");
    }
    if (all.stream().anyMatch(value -> sized(value, LONGEST_TEXT).isEmpty())) {
      refuse(name, "length", size(LONGEST_TEXT));
    }
    return List.copyOf(all);
  }

  /** An id, or null. */
  public @Nullable Long id(String name) {
    return one(
        name,
        "format",
        "must be an id: a whole number from 0 to " + Long.MAX_VALUE + ".",
        value -> Optional.of(value).filter(Input::isId).map(Long::valueOf));
  }

  /** A moment as RFC 3339 writes it, or null. */
  public @Nullable OffsetDateTime time(String name) {
    return one(
        name,
        "format",
        "must be a time such as 2026-01-31T12:00:00Z (percent-encode a + as %2B).",
        value -> parse(value).filter(time -> time.getYear() >= 1 && time.getYear() <= 9999));
  }

  /** One of some words: what the values are as text. */
  public <E> E choice(String name, List<E> choices, E usual) {
    String words = choices.stream().map(Object::toString).collect(Collectors.joining(", "));
    E chosen =
        one(
            name,
            "choice",
            "must be one of " + words + ".",
            value ->
                choices.stream().filter(choice -> choice.toString().equals(value)).findFirst());
    return chosen == null ? usual : chosen;
  }

  /**
   * To be called when every parameter was read.
   *
   * @throws Failure {@link Problem.Malformed} with all that is wrong, unknown parameters among it
   */
  public void check() {
    values.keySet().stream()
        .filter(name -> !known.contains(name))
        .forEach(name ->
            errors.add(
                new FieldError("/" + Fields.escape(name), "unknown-parameter", unknown(name))));
    if (!errors.isEmpty()) {
      String detail =
          errors.size() == 1
              ? errors.getFirst().detail()
              : errors.size() + " parameters are wrong; each is listed in errors.";
      throw new Problem.Malformed(detail, List.copyOf(errors)).raise();
    }
  }

  /**
   * To be called where a resource takes no parameters.
   *
   * @throws Failure {@link Problem.Malformed} where there are any
   */
  public static void none(Context ctx) {
    of(ctx).check();
  }

  private String unknown(String name) {
    return "There is no parameter "
        + name
        + (known.isEmpty()
            ? "; this resource takes none."
            : "; known are " + known.stream().sorted().collect(Collectors.joining(", ")) + ".");
  }

  private int within(String name, int least, int most, int usual) {
    Integer number =
        one(
            name,
            "range",
            "must be a whole number from " + least + " to " + most + ".",
            value ->
                Optional.of(value)
                    .filter(text -> text.matches("[0-9]{1,9}"))
                    .map(Integer::valueOf)
                    .filter(found -> found >= least && found <= most));
    return number == null ? usual : number;
  }

  private static String size(int most) {
    return "must have 1 to " + most + " characters.";
  }

  private static Optional<String> sized(String value, int most) {
    int length = Text.length(value);
    return length < 1 || length > most ? Optional.empty() : Optional.of(value);
  }

  /** In UTC, since PostgreSQL takes no offset as large as RFC 3339 does. */
  private static Optional<OffsetDateTime> parse(String time) {
    if (!TIME.matcher(time).matches()) {
      return Optional.empty();
    }
    try {
      return Optional.of(OffsetDateTime.parse(time).withOffsetSameInstant(ZoneOffset.UTC));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private <T> @Nullable T one(
      String name, String code, String requirement, Function<String, Optional<T>> read) {
    known.add(name);
    List<String> all = values.getOrDefault(name, List.of());
    if (all.isEmpty()) {
      return null;
    }
    if (all.size() > 1) {
      refuse(name, "repeated", "may be given once.");
      return null;
    }
    Optional<T> value = read.apply(all.getFirst());
    if (value.isEmpty()) {
      refuse(name, code, requirement);
    }
    return value.orElse(null);
  }

  private void refuse(String name, String code, String rest) {
    errors.add(new FieldError("/" + name, code, "The parameter " + name + " " + rest));
  }

  private static String decode(String encoded) {
    try {
      String decoded = URLDecoder.decode(encoded, StandardCharsets.UTF_8);
      // The decoder puts U+FFFD where the bytes are not UTF-8: each must have been sent as such.
      long replacements = decoded.chars().filter(c -> c == '\uFFFD').count();
      if (Text.isStorable(decoded)
          && replacements == REPLACEMENT.matcher(encoded).results().count()) {
        return decoded;
      }
    } catch (IllegalArgumentException e) {
      // Said below.
    }
    throw new Problem.Malformed(
            "The query of the URL must be text in UTF-8, percent-encoded, without U+0000.")
        .raise();
  }
}
