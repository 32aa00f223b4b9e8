package dev.typeset.http;

import io.javalin.http.Context;
import java.util.List;

/**
 * Which web pages of other origins may read what is answered (Fetch standard, CORS protocol). Their
 * browsers ask by OPTIONS before they send anything but a simple request. Cookies are never
 * allowed, since there are none.
 *
 * @param origins as {@code https://example.org}, or {@code *} alone for all; empty for none
 */
public record Cors(List<String> origins) {
  /** No pages but our own. */
  public static final Cors OFF = new Cors(List.of());

  private static final String ANY = "*";
  private static final String METHODS = "GET, HEAD, POST, PATCH, DELETE, OPTIONS";
  private static final String SENT =
      "Authorization, Content-Type, Idempotency-Key, If-Match, If-None-Match, X-Request-Id, traceparent";
  private static final String READ =
      "ETag, Idempotent-Replayed, Link, Location, RateLimit, RateLimit-Policy, Retry-After, Server-Timing,"
          + " WWW-Authenticate, X-Request-Id, traceparent";
  private static final String TEN_MINUTES = "600";

  public Cors {
    origins = List.copyOf(origins);
  }

  /** Tells the browser; OPTIONS then goes on to its route. */
  void apply(Context ctx) {
    if (origins.isEmpty()) {
      return;
    }
    String origin = ctx.header("Origin");
    if (origins.contains(ANY)) {
      // The same for all, so that caches need not tell them apart.
      allow(ctx, ANY);
    } else {
      ctx.res().addHeader("Vary", "Origin");
      if (origin != null && origins.contains(origin)) {
        allow(ctx, origin);
      }
    }
  }

  private static void allow(Context ctx, String origin) {
    ctx.header("Access-Control-Allow-Origin", origin);
    if (ctx.req().getMethod().equals("OPTIONS")
        && ctx.header("Origin") != null
        && ctx.header("Access-Control-Request-Method") != null) {
      ctx.header("Access-Control-Allow-Methods", METHODS);
      ctx.header("Access-Control-Allow-Headers", SENT);
      ctx.header("Access-Control-Max-Age", TEN_MINUTES);
    } else {
      ctx.header("Access-Control-Expose-Headers", READ);
    }
  }
}
