package dev.typeset.http;

import dev.typeset.core.Failure;
import dev.typeset.core.Problem;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.jetty.http.QuotedQualityCSV;
import org.jspecify.annotations.Nullable;

/** What the service takes and gives: JSON in UTF-8. */
final class MediaTypes {
  static final String JSON = "application/json";
  static final String HTML = "text/html";
  static final String MERGE_PATCH = "application/merge-patch+json";
  static final String PROBLEM = "application/problem+json";
  private static final Set<String> JSON_RANGES = Set.of("*/*", "application/*", JSON);

  private static final Pattern CHARSET =
      Pattern.compile(";\\s*charset\\s*=\\s*\"?([^\";\\s]*)\"?", Pattern.CASE_INSENSITIVE);

  private MediaTypes() {}

  /**
   * That the caller takes JSON.
   *
   * @throws Failure {@link Problem.NotAcceptable} where Accept leaves it out
   */
  static void requireJsonAccepted(Context ctx) {
    String accept = accept(ctx);
    if (accept.isBlank()) {
      return;
    }
    if (ranges(accept).stream().noneMatch(range -> JSON_RANGES.contains(essence(range)))) {
      throw new Problem.NotAcceptable(
              "This resource is to be had as " + JSON + " alone; Accept leaves that out.")
          .raise();
    }
  }

  /** Whether the caller names JSON, and before HTML; whoever names neither reads HTML. */
  static boolean prefersJson(Context ctx) {
    return ranges(accept(ctx)).stream()
        .map(MediaTypes::essence)
        .filter(Set.of(JSON, HTML)::contains)
        .findFirst()
        .filter(JSON::equals)
        .isPresent();
  }

  /**
   * That the body is sent as JSON: for PATCH as a merge patch too, which means the same.
   *
   * @throws Failure {@link Problem.UnsupportedMediaType} where it is not, or is in another charset,
   *     or compressed
   */
  static void requireJson(Context ctx) {
    // Jetty's own getter fails where it does not know the charset.
    String type = ctx.header("Content-Type");
    boolean json =
        type != null
            && (essence(type).equals(JSON)
                || (ctx.method().equals(HandlerType.PATCH) && essence(type).equals(MERGE_PATCH)));
    if (type == null || !json || !isUtf8(type) || isEncoded(ctx.header("Content-Encoding"))) {
      throw new Problem.UnsupportedMediaType(
              "Send the body as Content-Type: " + JSON + " in UTF-8, not compressed.")
          .raise();
    }
  }

  private static String accept(Context ctx) {
    return String.join(",", Collections.list(ctx.req().getHeaders("Accept")));
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

  private static boolean isUtf8(String type) {
    Matcher charset = CHARSET.matcher(type);
    return !charset.find() || charset.group(1).equalsIgnoreCase("utf-8");
  }

  private static String essence(String type) {
    int parameters = type.indexOf(';');
    return (parameters < 0 ? type : type.substring(0, parameters)).strip().toLowerCase(Locale.ROOT);
  }
}
