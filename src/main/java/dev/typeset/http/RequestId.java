package dev.typeset.http;

import io.javalin.http.Context;
import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The name of one request, in its response, in its problem and in the log. The caller's own where
 * it is sane.
 */
final class RequestId {
  static final String HEADER = "X-Request-Id";
  private static final Pattern SANE = Pattern.compile("[A-Za-z0-9._:-]{1,64}");

  private RequestId() {}

  static String choose(@Nullable String sent) {
    return sent != null && SANE.matcher(sent).matches()
        ? sent
        : HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextLong());
  }

  static String of(Context ctx) {
    String id = ctx.res().getHeader(HEADER);
    return id == null ? "" : id;
  }
}
