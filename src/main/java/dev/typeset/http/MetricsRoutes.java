package dev.typeset.http;

import io.javalin.http.Context;
import java.util.List;
import java.util.function.Supplier;

/** The metrics of the service, in the text format of Prometheus. */
public final class MetricsRoutes {
  private static final String PATH = "/metrics";
  private static final String TEXT = "text/plain";

  private final Supplier<String> metrics;

  /**
   * A route over the metrics.
   *
   * @param metrics them as they are now, in version 0.0.4 of the format
   */
  public MetricsRoutes(Supplier<String> metrics) {
    this.metrics = metrics;
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
    ctx.contentType(TEXT + "; version=0.0.4; charset=utf-8").result(metrics.get());
  }
}
