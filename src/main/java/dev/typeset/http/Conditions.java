package dev.typeset.http;

import dev.typeset.core.Etags;
import dev.typeset.core.Failure;
import dev.typeset.core.Problem;
import io.javalin.http.Context;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** ETag, If-Match and If-None-Match (RFC 9110, 8.8.3 and 13.1), and Idempotency-Key. */
final class Conditions {
  private static final Pattern ETAG =
      Pattern.compile("\\G[\\s,]*(W/)?\"([\\x21\\x23-\\x7E\\x80-\\xFF]*)\"\\s*(?:,|$)");
  private static final Pattern KEY = Pattern.compile("[ -~]{1,255}");
  private static final Pattern REST = Pattern.compile("[\\s,]*");

  private Conditions() {}

  /**
   * The Idempotency-Key, or null where none was sent.
   *
   * @throws Failure {@link Problem.Malformed} where it cannot be one, or there are more
   */
  static @Nullable String idempotencyKey(Context ctx) {
    List<String> keys = Collections.list(ctx.req().getHeaders(Operation.IDEMPOTENCY_KEY));
    if (keys.isEmpty()) {
      return null;
    }
    if (keys.size() > 1 || !KEY.matcher(keys.getFirst()).matches()) {
      throw new Problem.Malformed(
              "Idempotency-Key must be 1 to 255 printable characters of ASCII, and be sent once.")
          .raise();
    }
    return keys.getFirst();
  }

  static String write(String etag) {
    return '"' + etag + '"';
  }

  /**
   * The tags of a condition, or null where it was not sent. If-Match compares strongly, so that a
   * weak tag is none; If-None-Match weakly.
   *
   * @throws Failure {@link Problem.Malformed} where it cannot be read
   */
  static @Nullable Etags read(Context ctx, String header) {
    List<String> sent = Collections.list(ctx.req().getHeaders(header));
    if (sent.isEmpty()) {
      return null;
    }
    String text = String.join(",", sent).strip();
    if (text.equals("*")) {
      return new Etags(true, List.of());
    }
    List<String> tags = new ArrayList<>();
    Matcher etag = ETAG.matcher(text);
    int end = 0;
    while (end < text.length() && etag.find(end)) {
      if (etag.group(1) == null || header.equals("If-None-Match")) {
        tags.add(etag.group(2));
      }
      end = etag.end();
    }
    if (end == 0 || !REST.matcher(text.substring(end)).matches()) {
      throw new Problem.Malformed(
              header
                  + " must be * or tags in quotation marks, as \"1-7.2\", with commas between them.")
          .raise();
    }
    return new Etags(false, List.copyOf(tags));
  }
}
