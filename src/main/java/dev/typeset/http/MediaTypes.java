package dev.typeset.http;

import dev.typeset.core.Failure;
import dev.typeset.core.Problem;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.eclipse.jetty.http.QuotedQualityCSV;
import org.jspecify.annotations.Nullable;

/** What the service takes and gives: JSON in UTF-8, unless a route says otherwise. */
final class MediaTypes {
  static final String JSON = "application/json";
  static final String HTML = "text/html";
  static final String MERGE_PATCH = "application/merge-patch+json";
  static final String FORM = "application/x-www-form-urlencoded";
  static final String NDJSON = "application/x-ndjson";
  static final String CSV = "text/csv";
  static final String PROBLEM = "application/problem+json";

  private static final Pattern CHARSET =
      Pattern.compile(";\\s*charset\\s*=\\s*\"?([^\";\\s]*)\"?", Pattern.CASE_INSENSITIVE);

  private static final Pattern NO_WEIGHT =
      Pattern.compile(";\\s*q\\s*=\\s*0(\\.0*)?\\s*(;|$)", Pattern.CASE_INSENSITIVE);

  private MediaTypes() {}

  /**
   * The first of the media types that the caller takes, by the order of the caller's wishes. Where
   * there are several, caches are told that the answer varies with them.
   *
   * @param offered what can be had; the first where the caller does not mind
   * @throws Failure {@link Problem.NotAcceptable} where Accept leaves all of them out
   */
  static String choose(Context ctx, List<String> offered) {
    if (offered.size() > 1) {
      ctx.res().addHeader("Vary", "Accept");
    }
    String accept = String.join(",", Collections.list(ctx.req().getHeaders("Accept")));
    if (accept.isBlank()) {
      return offered.getFirst();
    }
    // A range that names a type weighs more than one that merely contains it (RFC 9110, 12.5.1).
    List<String> refused =
        Stream.of(accept.split(",", -1))
            .filter(range -> NO_WEIGHT.matcher(range).find())
            .map(MediaTypes::essence)
            .toList();
    return ranges(accept).stream()
        .flatMap(range -> offered.stream().filter(type -> contains(essence(range), type)))
        .filter(type -> !refused.contains(type))
        .findFirst()
        .orElseThrow(() ->
            new Problem.NotAcceptable(
                    "This resource is to be had as "
                        + String.join(" or ", offered)
                        + " alone; Accept leaves that out.")
                .raise());
  }

  private static boolean contains(String range, String type) {
    return range.equals("*/*")
        || range.equals(type)
        || (range.endsWith("/*") && type.startsWith(range.substring(0, range.length() - 1)));
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
    require(ctx, json, JSON);
  }

  /**
   * That the body is sent as a form.
   *
   * @throws Failure {@link Problem.UnsupportedMediaType} where it is not
   */
  static void requireForm(Context ctx) {
    String type = ctx.header("Content-Type");
    require(ctx, type != null && essence(type).equals(FORM), FORM);
  }

  private static void require(Context ctx, boolean fits, String wanted) {
    String type = ctx.header("Content-Type");
    if (type == null || !fits || !isUtf8(type) || isEncoded(ctx.header("Content-Encoding"))) {
      throw new Problem.UnsupportedMediaType(
              "Send the body as Content-Type: " + wanted + " in UTF-8, not compressed.")
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

  private static boolean isUtf8(String type) {
    Matcher charset = CHARSET.matcher(type);
    return !charset.find() || charset.group(1).equalsIgnoreCase("utf-8");
  }

  private static String essence(String type) {
    int parameters = type.indexOf(';');
    return (parameters < 0 ? type : type.substring(0, parameters)).strip().toLowerCase(Locale.ROOT);
  }
}
