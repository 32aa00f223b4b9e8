package dev.typeset.http;

import io.javalin.http.Context;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The trace that a request belongs to (W3C Trace Context), in its response and in the log: the
 * caller's where its traceparent is valid, else a new one. The span is our own, and whether it is
 * sampled is the caller's decision.
 */
final class Trace {
  static final String HEADER = "traceparent";

  private static final Pattern VALID =
      Pattern.compile(
          "(?!ff)([0-9a-f]{2})-(?!0{32})([0-9a-f]{32})-(?!0{16})[0-9a-f]{16}-([0-9a-f]{2})(-.*)?");

  private static final int ID_BEGIN = 3;
  private static final int ID_END = 35;

  private Trace() {}

  static String choose(List<String> sent) {
    if (sent.isEmpty()) {
      return "00-" + random() + random() + "-" + random() + "-00";
    }
    // Whoever sends two of them broke the trace.
    Matcher parent = VALID.matcher(sent.size() == 1 ? sent.getFirst().strip() : "");
    boolean valid = parent.matches() && endsWell(parent);
    String id = valid ? parent.group(2) : random() + random();
    boolean sampled = valid && (HexFormat.fromHexDigits(parent.group(3)) & 1) == 1;
    return "00-" + id + "-" + random() + (sampled ? "-01" : "-00");
  }

  static String choose(Context ctx) {
    return choose(Collections.list(ctx.req().getHeaders(HEADER)));
  }

  /** The id of the trace that the response names. */
  static String of(Context ctx) {
    String parent = ctx.res().getHeader(HEADER);
    return parent == null ? "" : parent.substring(ID_BEGIN, ID_END);
  }

  /** A version later than 00 may append to what that has. */
  private static boolean endsWell(Matcher parent) {
    return parent.group(4) == null || !parent.group(1).equals("00");
  }

  /** Sixteen digits that are not all zero. */
  private static String random() {
    return HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextLong(1, Long.MAX_VALUE));
  }
}
