package dev.typeset.http;

import dev.typeset.core.Problem;
import io.javalin.http.Context;
import java.util.LinkedHashMap;
import java.util.Map;

/** What OAuth 2.0 asks of the place where tokens are given out (RFC 6749). */
final class OAuth {
  private static final String PLACE = Api.BASE + "/auth/";

  /** Where that is. */
  static final String TOKEN = PLACE + "token";

  private OAuth() {}

  /** Whether the request is about tokens, so that nobody may store the answer (5.1). */
  static boolean isPlace(Context ctx) {
    return ctx.path().startsWith(PLACE);
  }

  /**
   * The members that clients of OAuth look for in an error (5.2), beside those of the problem. For
   * what is no fault of the request the words are those of 4.1.2.1.
   */
  static Map<String, String> members(Context ctx, Problem problem) {
    if (!ctx.path().equals(TOKEN)) {
      return Map.of();
    }
    Map<String, String> members = new LinkedHashMap<>();
    members.put("error", error(problem));
    // No quotation marks, no backslash, nothing but ASCII.
    members.put(
        "error_description",
        problem.detail().replaceAll("[\"\\\\]", "'").replaceAll("[^ -~]", "?"));
    return members;
  }

  private static String error(Problem problem) {
    int status = Problems.type(problem).status();
    return switch (problem) {
      case Problem.InvalidGrant _ -> "invalid_grant";
      case Problem.UnsupportedGrantType _ -> "unsupported_grant_type";
      case Problem.Internal _ -> "server_error";
      case Problem _ when status >= 500 || status == 429 -> "temporarily_unavailable";
      case Problem _ -> "invalid_request";
    };
  }
}
