package dev.typeset;

import dev.typeset.db.DatabaseUrl;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The environment as typed values. A bad value is noted as a line and answered with the default, so
 * that one pass finds them all; what comes out counts only where {@link #problems()} is empty.
 */
final class Environment {

  private static final Pattern DURATION = Pattern.compile("([0-9]{1,9})(ms|s|m|h)");

  /** The serialization of an origin; the port of the scheme is never written (RFC 6454, 6.2). */
  private static final Pattern ORIGIN =
      Pattern.compile(
          "(https://(?!.*:443$)|http://(?!.*:80$))([a-z0-9-]+(\\.[a-z0-9-]+)*|\\[[0-9a-f:.]+])(:[1-9][0-9]{0,4})?");

  private final Map<String, String> variables;
  private final List<String> problems = new ArrayList<>();
  private final Set<Setting> bad = EnumSet.noneOf(Setting.class);

  Environment(Map<String, String> variables) {
    this.variables = variables;
  }

  List<String> problems() {
    return problems;
  }

  /** Notes what is wrong with a setting; {@code sentence} follows its name. */
  void problem(Setting setting, String sentence) {
    problems.add(setting + " " + sentence);
    bad.add(setting);
  }

  /** Whether nothing is known against the setting so far. */
  boolean good(Setting setting) {
    return !bad.contains(setting);
  }

  /** The value as it stands, or null where it is absent or empty. */
  @Nullable String text(Setting setting) {
    String value = variables.getOrDefault(setting.name(), "").strip();
    return value.isEmpty() ? null : value;
  }

  int whole(Setting setting, int least, int most) {
    String value = textOrDefault(setting);
    if (value.matches("[0-9]{1,9}")
        && Integer.parseInt(value) >= least
        && Integer.parseInt(value) <= most) {
      return Integer.parseInt(value);
    }
    problem(
        setting, "is " + quoted(value) + ": write a whole number from " + least + " to " + most);
    return Integer.parseInt(setting.defaultText());
  }

  Duration time(Setting setting, String least, String most) {
    String value = textOrDefault(setting);
    Duration time = duration(value);
    if (time == null) {
      problem(
          setting,
          value.matches("[0-9]{1,9}")
              ? "is " + quoted(value) + ": add the unit, such as " + value + "s or " + value + "ms"
              : "is " + quoted(value) + ": write a duration such as 500ms, 2s, 5m or 1h");
    } else if (time.compareTo(known(least)) < 0 || time.compareTo(known(most)) > 0) {
      problem(setting, "is " + quoted(value) + ": write a duration from " + least + " to " + most);
    } else {
      return time;
    }
    return known(setting.defaultText());
  }

  boolean flag(Setting setting) {
    return choice(setting, "false", "true").equals("true");
  }

  boolean isOn(Setting setting) {
    return choice(setting, "on", "off").equals("on");
  }

  <E extends Enum<E>> E choice(Setting setting, Class<E> type) {
    String[] allowed =
        Stream.of(type.getEnumConstants())
            .map(each -> each.name().toLowerCase(Locale.ROOT))
            .toArray(String[]::new);
    return Enum.valueOf(type, choice(setting, allowed).toUpperCase(Locale.ROOT));
  }

  private String choice(Setting setting, String... allowed) {
    String value = textOrDefault(setting);
    if (List.of(allowed).contains(value)) {
      return value;
    }
    problem(setting, "is " + quoted(value) + ": write " + String.join(" or ", allowed));
    return setting.defaultText();
  }

  /** A host name or address to listen on. */
  String host(Setting setting) {
    String value = textOrDefault(setting);
    if (value.matches("[A-Za-z0-9._:%-]{1,253}")) {
      return value;
    }
    problem(
        setting,
        "is "
            + quoted(value)
            + ": write an address such as 127.0.0.1, 0.0.0.0 or ::1, without brackets and port");
    return setting.defaultText();
  }

  /** Origins as browsers write them, or {@code *} alone. */
  List<String> origins(Setting setting) {
    String value = text(setting);
    List<String> origins =
        value == null ? List.of() : Stream.of(value.split(",", -1)).map(String::strip).toList();
    if (origins.equals(List.of("*"))) {
      return origins;
    }
    for (String origin : origins) {
      if (!ORIGIN.matcher(origin).matches()) {
        problem(
            setting,
            "has "
                + quoted(origin)
                + ": write origins such as https://example.org or http://localhost:3000, in lower case, without a path or"
                + " the usual port; or * alone");
        return List.of();
      }
    }
    return origins;
  }

  /** A folder, which need not be there yet. */
  Path folder(Setting setting) {
    String value = textOrDefault(setting);
    try {
      Path path = Path.of(value);
      if (!Files.exists(path) || Files.isDirectory(path)) {
        return path;
      }
      problem(setting, "is " + quoted(value) + ", which is a file: name a folder");
    } catch (InvalidPathException unusable) {
      problem(setting, "is no path: name a folder");
    }
    return Path.of(setting.defaultText());
  }

  @Nullable DatabaseUrl databaseUrl(Setting setting) {
    String value = text(setting);
    try {
      return value == null ? null : DatabaseUrl.parse(value);
    } catch (IllegalArgumentException bad) {
      problem(setting, String.valueOf(bad.getMessage()));
      return null;
    }
  }

  String textOrDefault(Setting setting) {
    String value = text(setting);
    return value == null ? setting.defaultText() : value;
  }

  /** What a duration such as {@code 5m} means, or null where it is none. */
  static @Nullable Duration duration(String text) {
    Matcher parts = DURATION.matcher(text);
    if (!parts.matches()) {
      return null;
    }
    long amount = Long.parseLong(parts.group(1));
    return switch (parts.group(2)) {
      case "ms" -> Duration.ofMillis(amount);
      case "s" -> Duration.ofSeconds(amount);
      case "m" -> Duration.ofMinutes(amount);
      default -> Duration.ofHours(amount);
    };
  }

  private static Duration known(String text) {
    Duration time = duration(text);
    if (time == null) {
      throw new IllegalStateException(text + " is no duration");
    }
    return time;
  }

  /** A value for a message: control characters shown as ?, and not endless. */
  static String quoted(String value) {
    String shown =
        value
            .chars()
            .limit(60)
            .mapToObj(c -> Character.toString(c < ' ' ? '?' : c))
            .collect(Collectors.joining());
    return "\"" + shown + (value.length() > 60 ? "…" : "") + "\"";
  }
}
