package dev.typeset.http;

import dev.typeset.core.Problem;
import io.javalin.Javalin;
import io.javalin.compression.CompressionStrategy;
import io.javalin.compression.Gzip;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.handler.GracefulHandler;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Javalin on Jetty, set up so that every answer, Jetty's own included, keeps the contract. */
public final class HttpServer implements AutoCloseable {
  static final int LARGEST_BODY = 2 << 20;
  static final int LARGEST_HEADERS = 8 << 10;
  private static final int SMALLEST_COMPRESSED = 1 << 10;
  private static final int GZIP_LEVEL = 6;
  private static final Duration GRACE = Duration.ofSeconds(10);
  private static final Logger log = LoggerFactory.getLogger("dev.typeset.http");

  private final Javalin javalin;

  /**
   * A server that is not started yet.
   *
   * @param routes what it serves
   * @param ready whether the resources can be served; until then they answer 503
   * @param timeout after which a request is ended that nobody answered; longer than any deadline
   */
  public HttpServer(Api routes, BooleanSupplier ready, Duration timeout) {
    this.javalin =
        Javalin.create(config -> {
          configure(config, timeout);
          config.routes.before(ctx -> begin(ctx, routes));
          config.routes.before(Api.BASE + "/*", ctx -> requireReady(ready));
          routes.register(config.routes);
          Problems.register(config.routes);
          config.requestLogger.http(HttpServer::log);
        });
  }

  /** Listens; port 0 picks one. */
  public void start(String host, int port) {
    javalin.start(host, port);
  }

  /** The port that it listens on. */
  public int port() {
    return javalin.port();
  }

  /** Takes no more requests, and lets those in flight finish: 10 s at most. */
  @Override
  public void close() {
    javalin.stop();
  }

  private static void configure(JavalinConfig config, Duration timeout) {
    config.startup.showJavalinBanner = false;
    config.startup.showOldJavalinVersionWarning = false;
    config.startup.startupWatcherEnabled = false;
    config.concurrency.useVirtualThreads = true;
    config.http.maxRequestSize = LARGEST_BODY;
    config.http.compressionStrategy = compression();
    config.http.asyncTimeout = timeout.toMillis();
    config.router.ignoreTrailingSlashes = false;
    config.router.javaLangErrorHandler(
        (response, error) -> log.error("Fatal error in a request", error));
    config.jetty.modifyHttpConfiguration(HttpServer::configure);
    config.jetty.modifyServer(HttpServer::configure);
  }

  private static CompressionStrategy compression() {
    var gzip = new CompressionStrategy(null, new Gzip(GZIP_LEVEL));
    gzip.setDefaultMinSizeForCompression(SMALLEST_COMPRESSED);
    return gzip;
  }

  private static void configure(HttpConfiguration http) {
    http.setSendServerVersion(false);
    http.setRequestHeaderSize(LARGEST_HEADERS);
    http.setUriCompliance(UriCompliance.RFC3986);
  }

  private static void configure(Server server) {
    server.setErrorHandler(new JettyErrors());
    server.setStopTimeout(GRACE.toMillis());
    server.insertHandler(new GracefulHandler());
  }

  private static void begin(Context ctx, Api routes) {
    ctx.header(RequestId.HEADER, RequestId.choose(ctx.header(RequestId.HEADER)));
    ctx.header("X-Content-Type-Options", "nosniff");
    ctx.header("Vary", "Accept-Encoding");
    routes.requireKnown(ctx.req().getMethod(), ctx.path());
    String transfer = ctx.header("Transfer-Encoding");
    if (transfer != null && !transfer.strip().equalsIgnoreCase("chunked")) {
      throw new Problem.Malformed("Transfer-Encoding may be chunked and nothing else.").raise();
    }
    if (ctx.header("X-HTTP-Method-Override") != null) {
      throw new Problem.Malformed("X-HTTP-Method-Override is not taken; send the method itself.")
          .raise();
    }
    if (!routes.isPage(ctx.path())) {
      MediaTypes.requireJsonAccepted(ctx);
    }
  }

  private static void requireReady(BooleanSupplier ready) {
    if (!ready.getAsBoolean()) {
      throw new Problem.Unavailable(
              "The service is starting, and not connected to its database yet. Try again in a moment.")
          .raise();
    }
  }

  private static void log(Context ctx, Float millis) {
    if (log.isInfoEnabled()) {
      log.info(
          "{} {} {} {} ms {}",
          ctx.req().getMethod(),
          ctx.path(),
          ctx.statusCode(),
          Math.round(millis * 10) / 10f,
          RequestId.of(ctx));
    }
  }
}
