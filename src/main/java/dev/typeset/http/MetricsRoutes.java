package dev.typeset.http;

import dev.typeset.core.Failure;
import dev.typeset.core.Problem;
import dev.typeset.core.Secret;
import io.javalin.http.Context;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The metrics of the service, in the text format of Prometheus, for those whom they concern. */
public final class MetricsRoutes {
  private static final String PATH = "/metrics";
  private static final String TEXT = "text/plain";
  private static final String BEARER = "Bearer ";

  private final Supplier<String> metrics;
  private final @Nullable Secret token;

  /**
   * A route over the metrics.
   *
   * @param metrics them as they are now, in version 0.0.4 of the format
   * @param token what those send who ask from elsewhere than this machine; null where they may not
   */
  public MetricsRoutes(Supplier<String> metrics, @Nullable Secret token) {
    this.metrics = metrics;
    this.token = token;
  }

  public void register(Api api) {
    api.page(
        PATH,
        "How the service fares, for Prometheus: [docs/metrics.md](docs/metrics.md)",
        this::list);
  }

  private void list(Context ctx) {
    MediaTypes.choose(ctx, List.of(TEXT));
    Parameters.none(ctx);
    requireAllowed(ctx);
    ctx.contentType(TEXT + "; version=0.0.4; charset=utf-8").result(metrics.get());
  }

  /**
   * That the caller is on this machine, or has the token.
   *
   * @throws Failure {@link Problem.Unauthorized}
   */
  private void requireAllowed(Context ctx) {
    String authorization = ctx.header("Authorization");
    if (!ClientAddress.isLocal(ctx) && !hasToken(authorization)) {
      throw new Problem.Unauthorized(
              "From here the metrics are for who sends Authorization: Bearer with METRICS_TOKEN.",
              authorization != null)
          .raise();
    }
  }

  private boolean hasToken(@Nullable String authorization) {
    return token != null
        && authorization != null
        && authorization.regionMatches(true, 0, BEARER, 0, BEARER.length())
        && MessageDigest.isEqual(
            bytes(authorization.substring(BEARER.length()).strip()), bytes(token.text()));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
