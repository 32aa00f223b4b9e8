package dev.typeset.http;

import dev.typeset.core.Failure;
import dev.typeset.core.FieldError;
import dev.typeset.core.PageRequest;
import dev.typeset.core.Position;
import dev.typeset.core.Problem;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The query that a request was sent with. */
final class SentQuery implements Query {
  static final int MOST_VALUES = 20;
  private static final Pattern NUMBER = Pattern.compile("[0-9]{1,9}");

  private static final Pattern TIME =
      Pattern.compile(
          "\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d{1,9})?(Z|[+-]\\d\\d:\\d\\d)");

  private final Parameters sent;
  private final Cursors cursors;
  private final Set<String> known = new HashSet<>();
  private final List<FieldError> errors = new ArrayList<>();
  private final StringBuilder chosen = new StringBuilder();

  SentQuery(Parameters sent, Cursors cursors) {
    this.sent = sent;
    this.cursors = cursors;
  }

  /** What a cursor of this list is bound to: the path, and what was chosen of it. */
  String scope() {
    return sent.path() + "?" + chosen;
  }

  @Override
  public @Nullable String text(String name, String description, int most) {
    return one(name, "length", size(most), value -> sized(value, most));
  }

  @Override
  public List<String> texts(String name, String description) {
    known.add(name);
    List<String> all = sent.values(name);
    if (all.size() > MOST_VALUES) {
      refuse(name, "too-many", "may be given at most " + MOST_VALUES + " times.");
    }
    if (all.stream().anyMatch(value -> sized(value, LONGEST_TEXT).isEmpty())) {
      refuse(name, "length", size(LONGEST_TEXT));
    }
    all.stream().sorted().forEach(value -> choose(name, value));
    return all;
  }

  @Override
  public @Nullable Long id(String name, String description) {
    return one(
        name,
        "format",
        "must be an id: a whole number from 0 to " + Long.MAX_VALUE + ".",
        value -> Optional.of(value).filter(Path::isId).map(Long::valueOf));
  }

  @Override
  public @Nullable OffsetDateTime time(String name, String description) {
    return one(
        name,
        "format",
        "must be a time such as 2026-01-31T12:00:00Z (percent-encode a + as %2B).",
        value -> parse(value).filter(time -> time.getYear() >= 1 && time.getYear() <= 9999));
  }

  @Override
  public <E> E choice(String name, String description, List<E> choices, E usual) {
    int before = chosen.length();
    E choice = choice(name, description, choices);
    if (choice == null || choice.equals(usual)) {
      chosen.setLength(before);
    }
    return choice == null ? usual : choice;
  }

  @Override
  public <E> @Nullable E choice(String name, String description, List<E> choices) {
    String words = choices.stream().map(Object::toString).collect(Collectors.joining(", "));
    return one(
        name,
        "choice",
        "must be one of " + words + ".",
        value -> choices.stream().filter(choice -> choice.toString().equals(value)).findFirst());
  }

  @Override
  public int number(String name, String description, int least, int most, int usual) {
    Integer number =
        one(
            name,
            "range",
            "must be a whole number from " + least + " to " + most + ".",
            value ->
                Optional.of(value)
                    .filter(text -> NUMBER.matcher(text).matches())
                    .map(Integer::valueOf)
                    .filter(found -> found >= least && found <= most));
    return number == null ? usual : number;
  }

  @Override
  public PageRequest page() {
    int filters = chosen.length();
    String scope = scope();
    int limit = number("limit", "", 1, PageRequest.MOST, PageRequest.USUAL);
    int skip = number("skip", "", 0, PageRequest.MOST_SKIPPED, 0);
    var count = choice("count", "", List.of(PageRequest.Count.values()), PageRequest.Count.NONE);
    Position from = cursor(scope);
    if (from != null && !sent.values("skip").isEmpty()) {
      refuse("skip", "conflict", "does not go with a cursor: the cursor says where to go on.");
    }
    chosen.setLength(filters);
    return new PageRequest(skip, limit, from, count);
  }

  @Override
  public PageRequest stream() {
    int filters = chosen.length();
    String scope = scope();
    int limit = number("limit", "", 1, PageRequest.MOST, 0);
    Position from = cursor(scope);
    chosen.setLength(filters);
    return new PageRequest(0, limit, from, PageRequest.Count.NONE);
  }

  @Override
  public void refuse(String name, String code, String rest) {
    errors.add(new FieldError("/" + name, code, "The parameter " + name + " " + rest));
  }

  /**
   * To be called when every parameter was read.
   *
   * @throws Failure {@link Problem.Malformed} with all that is wrong, unknown parameters among it
   */
  void check() {
    sent.names().stream()
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

  private @Nullable Position cursor(String scope) {
    return one(
        "cursor",
        "cursor",
        "is not a cursor of this list: take it as it came from a page with the same filters and order,"
            + " or leave it out to begin anew.",
        token -> cursors.read(scope, token));
  }

  private String unknown(String name) {
    return "There is no parameter "
        + name
        + (known.isEmpty()
            ? "; this resource takes none."
            : "; known are " + known.stream().sorted().collect(Collectors.joining(", ")) + ".");
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
    List<String> all = sent.values(name);
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
    choose(name, all.getFirst());
    return value.orElse(null);
  }

  private void choose(String name, String value) {
    chosen.append(Parameters.encode(name)).append('=').append(Parameters.encode(value)).append('&');
  }
}
