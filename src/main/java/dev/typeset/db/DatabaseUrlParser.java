package dev.typeset.db;

import dev.typeset.db.DatabaseUrl.Parameter;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reads a {@link DatabaseUrl}. Whatever a person forgot to encode may be a piece of the password,
 * so no message repeats any part of the text but a parameter's plain name.
 */
final class DatabaseUrlParser {

  private static final String SHAPE = "postgresql://user:password@host:5432/database";
  private static final Pattern URL =
      Pattern.compile(
          "(?<user>[^:]*)(:(?<password>.*))?@(?<host>\\[[^]]*]|[^:/?]*)(:(?<port>[^/?]*))?(/(?<name>[^?]*))?(\\?(?<query>.*))?",
          Pattern.DOTALL);
  private static final Pattern HOST = Pattern.compile("[A-Za-z0-9]([A-Za-z0-9._-]{0,252})");
  private static final Pattern IPV6 = Pattern.compile("(?=.*:.*:)[0-9A-Fa-f:.]{2,45}");
  private static final List<String> SSL_MODES =
      List.of("disable", "allow", "prefer", "require", "verify-ca", "verify-full");

  private final String text;

  DatabaseUrlParser(String text) {
    this.text = text;
  }

  DatabaseUrl parse() {
    String rest = afterScheme();
    check(
        rest.chars().allMatch(c -> c > ' ' && c < 0x7f),
        "has a space or a character beyond ASCII: percent-encode it, a space as %20");
    check(!rest.contains("#"), "has a bare #: write it as %23");
    long ats = rest.chars().filter(c -> c == '@').count();
    check(ats > 0, "has no user: write " + SHAPE);
    check(
        ats == 1,
        "has more than one @: write an @ inside the user, the password or a parameter as %40");
    Matcher parts = URL.matcher(rest);
    check(
        parts.matches(), "has no usable host: write " + SHAPE + ", an IPv6 address in [brackets]");
    check(
        parts.end("password") < 0
            ? plain(parts.group("user"))
            : plain(parts.group("user") + parts.group("password")),
        "has a bare / or ? in the user or the password: write / as %2F and ? as %3F");
    String user = decoded("user", parts.group("user"));
    check(!user.isEmpty(), "has no user: write " + SHAPE);
    String password = parts.group("password");
    String name = parts.group("name");
    check(
        name != null && !name.isEmpty(), "has no database name: write it after the host, " + SHAPE);
    check(!name.contains("/"), "has a / in the database name: write it as %2F");
    return new DatabaseUrl(
        user,
        password == null || password.isEmpty() ? null : decoded("password", password),
        host(parts.group("host")),
        port(parts.group("port")),
        decoded("database name", name),
        parameters(parts.group("query")));
  }

  private String afterScheme() {
    for (String scheme : List.of("postgresql://", "postgres://")) {
      if (text.startsWith(scheme)) {
        return text.substring(scheme.length());
      }
    }
    throw new IllegalArgumentException("must start with postgresql://: write " + SHAPE);
  }

  private static boolean plain(String part) {
    return !part.contains("/") && !part.contains("?");
  }

  private static String host(String host) {
    check(!host.contains(","), "names several hosts: name one");
    if (host.startsWith("[")) {
      String address = host.substring(1, host.length() - 1);
      check(
          IPV6.matcher(address).matches(),
          "has no IPv6 address in its brackets: write one like [::1]");
      return address;
    }
    check(!host.isEmpty(), "has no host: write " + SHAPE + ", an IPv6 address in [brackets]");
    check(HOST.matcher(host).matches(), "has a host that is no name or address: write " + SHAPE);
    return host;
  }

  private static int port(@Nullable String digits) {
    if (digits == null) {
      return DatabaseUrl.DEFAULT_PORT;
    }
    boolean number = digits.matches("[0-9]{1,5}");
    check(
        number && Integer.parseInt(digits) >= 1 && Integer.parseInt(digits) <= 65_535,
        "has a bad port: write a number from 1 to 65535 after the host, or nothing for "
            + DatabaseUrl.DEFAULT_PORT);
    return Integer.parseInt(digits);
  }

  private static Map<Parameter, String> parameters(@Nullable String query) {
    Map<Parameter, String> found = new EnumMap<>(Parameter.class);
    if (query != null && !query.isEmpty()) {
      for (String pair : query.split("&", -1)) {
        int equals = pair.indexOf('=');
        check(equals > 0, "has a parameter that is not name=value");
        Parameter parameter = parameter(pair.substring(0, equals));
        String value = decoded(parameter.key(), pair.substring(equals + 1));
        checkValue(parameter, value);
        check(
            found.put(parameter, value) == null, "says " + parameter.key() + " twice: say it once");
      }
    }
    checkTogether(found);
    return found;
  }

  private static Parameter parameter(String key) {
    for (Parameter each : Parameter.values()) {
      if (each.key().equals(key)) {
        return each;
      }
    }
    String name = key.matches("[A-Za-z_]{1,40}") ? "the parameter " + key : "a parameter";
    throw new IllegalArgumentException(
        "has "
            + name
            + ", which is not taken: those that are, are "
            + Stream.of(Parameter.values()).map(Parameter::key).collect(Collectors.joining(", ")));
  }

  private static void checkValue(Parameter parameter, String value) {
    switch (parameter) {
      case SSLMODE ->
          check(
              SSL_MODES.contains(value),
              "has a bad sslmode: write one of " + String.join(", ", SSL_MODES));
      case SSLROOTCERT, SSLCERT, SSLKEY ->
          check(
              readable(value),
              "names a file as "
                  + parameter.key()
                  + " that cannot be read: write the path of a PEM file");
      case APPLICATION_NAME ->
          check(
              value.matches("[ -~]{1,63}"),
              "has a bad application_name: write 1 to 63 printable ASCII characters");
      case CONNECT_TIMEOUT ->
          check(
              value.matches("[1-9][0-9]{0,2}") && Integer.parseInt(value) <= 300,
              "has a bad connect_timeout: write whole seconds from 1 to 300");
      case POOLER ->
          check(
              value.equals("transaction"), "has a bad pooler: write transaction, or leave it out");
    }
  }

  private static void checkTogether(Map<Parameter, String> found) {
    boolean verifies = found.getOrDefault(Parameter.SSLMODE, "").startsWith("verify-");
    check(
        verifies || !found.containsKey(Parameter.SSLROOTCERT),
        "has an sslrootcert that nothing would check: add sslmode=verify-full");
    check(
        found.containsKey(Parameter.SSLCERT) == found.containsKey(Parameter.SSLKEY),
        "has only one of sslcert and sslkey: say both");
    check(
        !verifies
            || !found.containsKey(Parameter.SSLCERT)
            || found.containsKey(Parameter.SSLROOTCERT),
        "has an sslcert and verifies the server: say sslrootcert too");
    check(
        !found.containsKey(Parameter.SSLCERT) || !"disable".equals(found.get(Parameter.SSLMODE)),
        "has an sslcert that sslmode=disable never sends: leave out one of them");
  }

  private static boolean readable(String file) {
    return file.indexOf('\0') < 0
        && Files.isReadable(Path.of(file))
        && Files.isRegularFile(Path.of(file));
  }

  private static String decoded(String part, String encoded) {
    try {
      // URLDecoder takes + for a space, as forms do; in a URL's path and authority it is itself.
      String decoded = URLDecoder.decode(encoded.replace("+", "%2B"), StandardCharsets.UTF_8);
      if (decoded.indexOf('\0') < 0 && decoded.indexOf('\uFFFD') < 0) {
        return decoded;
      }
    } catch (IllegalArgumentException broken) {
      // Its message would repeat the text.
    }
    throw new IllegalArgumentException(
        "has a broken percent-encoding in the "
            + part
            + ": write a percent sign as %25, other characters as their UTF-8 bytes");
  }

  private static void check(boolean holds, String sentence) {
    if (!holds) {
      throw new IllegalArgumentException(sentence);
    }
  }
}
