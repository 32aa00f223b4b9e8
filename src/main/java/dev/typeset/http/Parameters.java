package dev.typeset.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.typeset.core.Failure;
import dev.typeset.core.Problem;
import dev.typeset.core.Signer;
import io.javalin.http.Context;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The parameters of a URL as they were sent.
 *
 * @param path the path that they follow
 */
record Parameters(String path, Map<String, List<String>> all) {
  private static final Pattern REPLACEMENT = Pattern.compile("%EF%BF%BD", Pattern.CASE_INSENSITIVE);
  private static final Set<String> OF_ONE_PAGE = Set.of("skip", "cursor");

  /**
   * The parameters of a request.
   *
   * @throws Failure {@link Problem.Malformed} where they are not text in UTF-8, percent-encoded
   */
  static Parameters of(Context ctx) {
    String raw = ctx.req().getQueryString();
    return new Parameters(ctx.path(), raw == null ? Map.of() : parse(raw, "The query of the URL"));
  }

  /**
   * Names and values, as a query and a form write them.
   *
   * @param what they are, for the error
   * @throws Failure {@link Problem.Malformed} where they are not text in UTF-8, percent-encoded
   */
  static Map<String, List<String>> parse(String pairs, String what) {
    Map<String, List<String>> all = new LinkedHashMap<>();
    for (String pair : pairs.split("&", -1)) {
      if (!pair.isEmpty()) {
        int equals = pair.indexOf('=');
        String name = decode(equals < 0 ? pair : pair.substring(0, equals), what);
        all.computeIfAbsent(name, _ -> new ArrayList<>())
            .add(equals < 0 ? "" : decode(pair.substring(equals + 1), what));
      }
    }
    return all;
  }

  /** That there are none. */
  static void none(Context ctx) {
    new SentQuery(of(ctx), new Cursors(new Signer(List.of()))).check();
  }

  Set<String> names() {
    return all.keySet();
  }

  List<String> values(String name) {
    return all.getOrDefault(name, List.of());
  }

  /** The address of another page of the same list: the first where there is no cursor. */
  String page(@Nullable String cursor) {
    var query = new ArrayList<String>();
    all.forEach((name, values) -> {
      if (!OF_ONE_PAGE.contains(name)) {
        values.forEach(value -> query.add(encode(name) + "=" + encode(value)));
      }
    });
    if (cursor != null) {
      query.add("cursor=" + cursor);
    }
    return query.isEmpty() ? path : path + "?" + String.join("&", query);
  }

  static String encode(String text) {
    return URLEncoder.encode(text, UTF_8);
  }

  private static String decode(String encoded, String what) {
    try {
      String decoded = URLDecoder.decode(encoded, UTF_8);
      // The decoder puts U+FFFD where the bytes are not UTF-8: each must have been sent as such.
      long replacements = decoded.chars().filter(c -> c == '\uFFFD').count();
      if (Text.isStorable(decoded)
          && replacements == REPLACEMENT.matcher(encoded).results().count()) {
        return decoded;
      }
    } catch (IllegalArgumentException e) {
      // Said below.
    }
    throw new Problem.Malformed(what + " must be text in UTF-8, percent-encoded, without U+0000.")
        .raise();
  }
}
