package dev.typeset.http;

import dev.typeset.core.Problem;
import io.javalin.Javalin;
import io.javalin.compression.CompressionStrategy;
import io.javalin.compression.Gzip;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.composite.CompositeMeterRegistry;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.Executors;
import java.util.function.BooleanSupplier;
import org.eclipse.jetty.ee10.servlet.ServletContextRequest;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.GracefulHandler;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.eclipse.jetty.util.thread.ThreadPool;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Javalin on Jetty, set up so that every answer, Jetty's own included, keeps the contract. */
public final class HttpServer implements AutoCloseable {
  static final int LARGEST_BODY = 16 << 20;
  static final int LARGEST_HEADERS = 8 << 10;
  private static final int LARGEST_ANSWER_HEADERS = 10 * LARGEST_HEADERS;
  private static final int SMALLEST_COMPRESSED = 1 << 10;
  private static final int GZIP_LEVEL = 6;

  private static final Duration GRACE = Duration.ofSeconds(10);
  private static final Logger log = LoggerFactory.getLogger(HttpServer.class);

  private final Javalin javalin;
  private final Api routes;
  private final Cors cors;
  private final RequestTimes times;
  private final RequestLog requests = new RequestLog();
  private @Nullable Port port;

  /** A server for our own pages alone, and without metrics. */
  public HttpServer(Api routes, BooleanSupplier ready) {
    this(routes, ready, Cors.OFF, new CompositeMeterRegistry());
  }

  /**
   * A server that is not started yet.
   *
   * @param routes what it serves
   * @param ready whether the resources can be served; until then they answer 503
   * @param cors which pages of other origins may read the answers
   * @param registry where the times of requests are counted
   */
  public HttpServer(Api routes, BooleanSupplier ready, Cors cors, MeterRegistry registry) {
    this.routes = routes;
    this.cors = cors;
    this.times = new RequestTimes(registry);
    this.javalin =
        Javalin.create(config -> {
          configure(config);
          config.jetty.modifyServer(server -> configure(server, times));
          config.jetty.addConnector(this::connector);
          config.routes.before(this::begin);
          config.routes.before(ctx -> requireReady(ready, ctx));
          routes.register(config.routes);
          Problems.register(config.routes);
          config.requestLogger.http(this::end);
        });
  }

  /** Answers those who connect to a port, which is the server's from then on. */
  public void start(Port taken) {
    port = taken;
    javalin.start();
  }

  /** The port that it listens on. */
  public int port() {
    return javalin.port();
  }

  /** Takes no more requests, and lets those in flight finish: 10 s at most. */
  @Override
  public void close() {
    javalin.stop();
    requests.close();
  }

  private static void configure(JavalinConfig config) {
    config.startup.showJavalinBanner = false;
    config.startup.showOldJavalinVersionWarning = false;
    config.startup.startupWatcherEnabled = false;
    config.concurrency.useVirtualThreads = true;
    config.http.maxRequestSize = LARGEST_BODY;
    config.http.compressionStrategy = compression();
    // Only streams are asynchronous, and they take as long as their readers do.
    config.http.asyncTimeout = 0;
    config.router.ignoreTrailingSlashes = false;
    config.router.javaLangErrorHandler(
        (response, error) -> log.error("Fatal error in a request", error));
    config.jetty.threadPool = threads();
    config.jetty.modifyServletContextHandler(
        servlets -> servlets.setSessionHandler(new NoSessions()));
    config.jetty.modifyHttpConfiguration(HttpServer::configure);
  }

  private ServerConnector connector(Server server, HttpConfiguration http) {
    var connector = new ServerConnector(server, new HttpConnectionFactory(http));
    Objects.requireNonNull(port).open(connector);
    return connector;
  }

  private static ThreadPool threads() {
    var threads = new QueuedThreadPool();
    threads.setName("http");
    threads.setReservedThreads(0);
    threads.setVirtualThreadsExecutor(
        Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("request-", 0).factory()));
    return threads;
  }

  private static CompressionStrategy compression() {
    var gzip = new CompressionStrategy(null, new Gzip(GZIP_LEVEL));
    gzip.setDefaultMinSizeForCompression(SMALLEST_COMPRESSED);
    return gzip;
  }

  private static void configure(HttpConfiguration http) {
    http.setSendServerVersion(false);
    http.setRequestHeaderSize(LARGEST_HEADERS);
    // Link repeats the URL up to three times, and encoding makes it up to three times as long.
    http.setMaxResponseHeaderSize(LARGEST_ANSWER_HEADERS);
    http.setUriCompliance(UriCompliance.RFC3986);
    // 107 KB for each connection, and a value would come as it was sent before, in other letters.
    http.setHeaderCacheSize(0);
  }

  private static void configure(Server server, RequestTimes times) {
    server.setErrorHandler(new JettyErrors(times));
    server.setStopTimeout(GRACE.toMillis());
    server.setHandler(new CodedTags());
    server.insertHandler(new GracefulHandler());
  }

  private void begin(Context ctx) {
    HttpFields.Mutable headers =
        ServletContextRequest.getServletContextRequest(ctx.req())
            .getServletContextResponse()
            .getHeaders();
    headers.add(RequestId.HEADER, RequestId.choose(ctx.header(RequestId.HEADER)));
    headers.add(Trace.HEADER, Trace.choose(ctx));
    StandingHeaders.add(headers);
    if (OAuth.isPlace(ctx)) {
      // Nothing on the way may keep a token (RFC 6749, 5.1).
      ctx.header("Cache-Control", "no-store");
    }
    ctx.header("Vary", "Accept-Encoding");
    cors.apply(ctx);
    routes.requireKnown(ctx.req().getMethod(), ctx.path());
    String transfer = ctx.header("Transfer-Encoding");
    if (transfer != null && !transfer.strip().equalsIgnoreCase("chunked")) {
      throw new Problem.Malformed("Transfer-Encoding may be chunked and nothing else.").raise();
    }
    if (ctx.header("X-HTTP-Method-Override") != null) {
      throw new Problem.Malformed("X-HTTP-Method-Override is not taken; send the method itself.")
          .raise();
    }
  }

  private static void requireReady(BooleanSupplier ready, Context ctx) {
    if (!ready.getAsBoolean() && ctx.path().startsWith(Api.BASE + "/")) {
      throw new Problem.Unavailable(
              "The service is starting, and not connected to its database yet. Try again in a moment.")
          .raise();
    }
  }

  private void end(Context ctx, Float millis) {
    var route = ctx.endpoints().lastHttpEndpoint();
    times.record(
        ctx.req().getMethod(),
        route == null ? routes.template(ctx.path()).orElse(null) : route.path,
        ctx.statusCode(),
        Duration.ofNanos((long) (millis * 1e6)));
    requests.add(ctx, millis);
  }
}
