package dev.typeset.http;

import dev.typeset.core.Failure;
import dev.typeset.core.Problem;
import io.javalin.http.Context;
import java.util.regex.Pattern;

/** What the path of a request says. */
final class Path {
  private static final Pattern ID = Pattern.compile("[0-9]{1,19}");
  private static final String LARGEST = Long.toString(Long.MAX_VALUE);

  private Path() {}

  /**
   * The {@code {id}} of the path.
   *
   * @throws Failure {@link Problem.NotFound} where it is no number that an id can be
   */
  static long id(Context ctx) {
    String id = ctx.pathParam("id");
    if (!isId(id)) {
      throw notFound().raise();
    }
    return Long.parseLong(id);
  }

  static boolean isId(String text) {
    return ID.matcher(text).matches()
        && (text.length() < LARGEST.length() || text.compareTo(LARGEST) <= 0);
  }

  /** Whose path it is, or lies below: {@code /api/v1/posts} of {@code /api/v1/posts/{id}}. */
  static String resource(String path) {
    int name = path.startsWith(Api.BASE + "/") ? Api.BASE.length() + 1 : 1;
    int end = path.indexOf('/', name);
    return end < 0 ? path : path.substring(0, end);
  }

  static boolean hasParameter(String path) {
    return path.contains("{");
  }

  static Problem notFound() {
    return new Problem.NotFound("There is nothing at this address.");
  }
}
