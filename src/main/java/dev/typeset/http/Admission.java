package dev.typeset.http;

import dev.typeset.core.Caller;
import dev.typeset.core.Failure;
import dev.typeset.core.Problem;
import io.javalin.http.Context;
import java.util.Collections;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Who a request comes from, and whether they may come in. */
public final class Admission {
  private static final String HEADER = "Authorization";
  private static final Pattern BEARER =
      Pattern.compile("(?i:bearer) +([A-Za-z0-9._~+/-]{1,512}=*)");

  private final Callers callers;

  public Admission(Callers callers) {
    this.callers = callers;
  }

  /**
   * The caller. Waits for the database where a token was sent, on the virtual thread of the
   * request; nothing of the request was read before but its headers.
   *
   * @throws Failure {@link Problem.Unauthorized} where the token is worth nothing, or there must be
   *     one, {@link Problem.Forbidden} where the route is not for this caller
   */
  Caller admit(Context ctx, Access access) {
    if (access == Access.OPEN) {
      return Caller.NOBODY;
    }
    ctx.res().addHeader("Vary", HEADER);
    String token = token(ctx);
    Caller caller = token == null ? Caller.NOBODY : known(ctx, token);
    access.require(caller);
    return caller;
  }

  private Caller known(Context ctx, String token) {
    ctx.header("Cache-Control", "private, no-cache");
    Caller caller = ServerTiming.of(ctx, callers.find(token)).block();
    if (caller == null) {
      throw badToken().raise();
    }
    return caller;
  }

  private static @Nullable String token(Context ctx) {
    List<String> sent = Collections.list(ctx.req().getHeaders(HEADER));
    if (sent.isEmpty()) {
      return null;
    }
    Matcher bearer = BEARER.matcher(sent.getFirst());
    if (sent.size() > 1 || !bearer.matches()) {
      throw badToken().raise();
    }
    return bearer.group(1);
  }

  private static Problem badToken() {
    return new Problem.Unauthorized(
        "The access token is not known or has expired. Renew it or sign in at /api/v1/auth/token, and send it as"
            + " Authorization: Bearer.");
  }
}
