package dev.typeset.db;

import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Set;

/** Times as PostgreSQL writes them for a session in UTC: {@code 2026-01-06 09:00:00.25+00}. */
final class TimeText {
  private static final String UTC = "+00";
  private static final Set<String> ENDS = Set.of(UTC, "+00:00");
  private static final int SECONDS = "2026-01-06 09:00:00".length();

  private TimeText() {}

  /** The time; in JSON there is a T in place of the space, and the zone has minutes. */
  static OffsetDateTime parse(String text) {
    int end = text.length() > SECONDS ? text.indexOf(UTC, SECONDS) : -1;
    boolean usual = end > 0 && text.charAt(4) == '-' && ENDS.contains(text.substring(end));
    if (!usual) {
      return OffsetDateTime.parse(text.replace(' ', 'T'));
    }
    return OffsetDateTime.of(
        number(text, 0, 4),
        number(text, 5, 7),
        number(text, 8, 10),
        number(text, 11, 13),
        number(text, 14, 16),
        number(text, 17, 19),
        nanos(text, end),
        ZoneOffset.UTC);
  }

  private static int nanos(String text, int end) {
    int nanos = 0;
    for (int i = 0; i < 9; i++) {
      int at = SECONDS + 1 + i;
      nanos = nanos * 10 + (at < end ? text.charAt(at) - '0' : 0);
    }
    return nanos;
  }

  private static int number(String text, int from, int to) {
    return Integer.parseInt(text, from, to, 10);
  }
}
