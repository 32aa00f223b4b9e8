package dev.typeset.db;

import java.time.OffsetDateTime;
import java.time.ZoneOffset;

/** Times as PostgreSQL writes them for a session in UTC: {@code 2026-01-06 09:00:00.25+00}. */
final class TimeText {
  private static final String UTC = "+00";
  private static final String UTC_IN_JSON = "+00:00";
  private static final int SECONDS = "2026-01-06 09:00:00".length();

  private TimeText() {}

  /** The time; in JSON there is a T in place of the space, and the zone has minutes. */
  static OffsetDateTime parse(String text, int from, int to) {
    int end =
        to - (text.startsWith(UTC_IN_JSON, to - UTC_IN_JSON.length()) ? UTC_IN_JSON : UTC).length();
    boolean usual =
        end >= from + SECONDS && text.startsWith(UTC, end) && text.charAt(from + 4) == '-';
    if (!usual) {
      return OffsetDateTime.parse(text.substring(from, to).replace(' ', 'T'));
    }
    return OffsetDateTime.of(
        number(text, from, 4),
        number(text, from + 5, 2),
        number(text, from + 8, 2),
        number(text, from + 11, 2),
        number(text, from + 14, 2),
        number(text, from + 17, 2),
        nanos(text, from + SECONDS + 1, end),
        ZoneOffset.UTC);
  }

  private static int nanos(String text, int from, int end) {
    int nanos = 0;
    for (int at = from; at < from + 9; at++) {
      nanos = nanos * 10 + (at < end ? text.charAt(at) - '0' : 0);
    }
    return nanos;
  }

  private static int number(String text, int from, int digits) {
    return Integer.parseInt(text, from, from + digits, 10);
  }
}
