package dev.typeset.review.statements;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Values of parameters that are the same each time: what is random or tells the time gives way to
 * something of the same kind, and what comes in no order is put in one.
 */
final class SteadyValues {
  private static final String HASH =
      "$argon2id$v=19$m=8192,t=1,p=1$AAAAAAAAAAAAAAAAAAAAAA$+//p2tCPEm1VyxevgyV9wyFkqfn95NnguL93BeqaFzw";
  private static final Pattern IDS = Pattern.compile("\\{\\d+(,\\d+)*}");
  private static final Set<String> TOKENS = tokens();

  private SteadyValues() {}

  /**
   * The value that stands for another.
   *
   * @param number of the parameter, from 1: two hashes of a statement are to be two
   */
  static @Nullable String of(@Nullable String value, String type, int number) {
    if (value == null) {
      return null;
    }
    return switch (type) {
      case "bytea" -> bytes(value, number);
      case "timestamp with time zone" ->
          value.startsWith("2026-0") ? value : "2026-02-03 04:05:06+00";
      case "bigint[]" -> IDS.matcher(value).matches() ? sorted(value) : value;
      default -> value.startsWith("$argon2id$") ? HASH : value.replaceAll("\\s", " ");
    };
  }

  /** The hash of a token that db/seed/many.sql made finds its row; others stand for themselves. */
  private static String bytes(String value, int number) {
    if (value.length() != 2 + 64) {
      return "\\x7b7d";
    }
    return TOKENS.contains(value) ? value : "\\x" + "%02d".formatted(number).repeat(32);
  }

  private static String sorted(String ids) {
    return Arrays.stream(ids.substring(1, ids.length() - 1).split(","))
        .map(Long::valueOf)
        .sorted()
        .map(String::valueOf)
        .collect(Collectors.joining(",", "{", "}"));
  }

  private static Set<String> tokens() {
    return IntStream.rangeClosed(1, TourDatabase.POSTS / 10)
        .boxed()
        .flatMap(user -> Stream.of("access" + user, "refresh" + user))
        .map(SteadyValues::sha256)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static String sha256(String text) {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      return "\\x" + HexFormat.of().formatHex(digest.digest(text.getBytes(UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
