package dev.typeset.http;

import dev.typeset.core.Failure;
import dev.typeset.core.Problem;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.eclipse.jetty.http.MimeTypes;
import org.eclipse.jetty.http.QuotedQualityCSV;
import org.jspecify.annotations.Nullable;

/** What the service takes and gives: JSON in UTF-8. */
final class MediaTypes {
  static final String JSON = "application/json";
  static final String MERGE_PATCH = "application/merge-patch+json";
  static final String PROBLEM = "application/problem+json";
  private static final Set<String> JSON_RANGES = Set.of("*/*", "application/*", JSON);

  private MediaTypes() {}

  /**
   * That the caller takes JSON.
   *
   * @throws Failure {@link Problem.NotAcceptable} where Accept leaves it out
   */
  static void requireJsonAccepted(Context ctx) {
    String accept = ctx.header("Accept");
    if (accept == null || accept.isBlank()) {
      return;
    }
    if (ranges(accept).stream().noneMatch(range -> JSON_RANGES.contains(essence(range)))) {
      throw new Problem.NotAcceptable(
              "This resource is to be had as " + JSON + " alone; Accept leaves that out.")
          .raise();
    }
  }

  /**
   * That the body is sent as JSON: for PATCH as a merge patch too, which means the same.
   *
   * @throws Failure {@link Problem.UnsupportedMediaType} where it is not, or is in another charset,
   *     or compressed
   */
  static void requireJson(Context ctx) {
    String type = ctx.contentType();
    boolean json =
        type != null
            && (essence(type).equals(JSON)
                || (ctx.method().equals(HandlerType.PATCH) && essence(type).equals(MERGE_PATCH)));
    if (!json || !isUtf8(type) || isEncoded(ctx.header("Content-Encoding"))) {
      throw new Problem.UnsupportedMediaType(
              "Send the body as Content-Type: " + JSON + " in UTF-8, not compressed.")
          .raise();
    }
  }

  private static List<String> ranges(String accept) {
    var ranges = new QuotedQualityCSV();
    try {
      ranges.addValue(accept);
    } catch (IllegalArgumentException e) {
      throw new Problem.Malformed("The Accept header cannot be read.").raise(e);
    }
    return ranges.getValues();
  }

  private static boolean isEncoded(@Nullable String encoding) {
    return encoding != null
        && !encoding.isBlank()
        && !encoding.strip().equalsIgnoreCase("identity");
  }

  private static boolean isUtf8(@Nullable String type) {
    String charset = MimeTypes.getCharsetFromContentType(type);
    return charset == null || charset.equalsIgnoreCase("utf-8");
  }

  private static String essence(String type) {
    int parameters = type.indexOf(';');
    return (parameters < 0 ? type : type.substring(0, parameters)).strip().toLowerCase(Locale.ROOT);
  }
}
