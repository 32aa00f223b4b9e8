package dev.typeset.http;

import dev.typeset.core.Failure;
import dev.typeset.core.Problem;
import io.javalin.http.Context;
import java.util.regex.Pattern;

/** What the path of a request says. Its query is {@link Query}, its body {@link Body}. */
public final class Input {
  private static final Pattern ID = Pattern.compile("[0-9]{1,19}");
  private static final String LARGEST = Long.toString(Long.MAX_VALUE);

  private Input() {}

  /**
   * The {@code {id}} of the path.
   *
   * @throws Failure {@link Problem.NotFound} where it is no number that an id can be
   */
  public static long id(Context ctx) {
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

  static Problem notFound() {
    return new Problem.NotFound("There is nothing at this address.");
  }
}
