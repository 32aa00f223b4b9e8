package dev.typeset;

import dev.typeset.core.Failure;
import dev.typeset.core.Signer;
import dev.typeset.db.Columns;
import dev.typeset.db.Database;
import dev.typeset.db.DatabaseFailure;
import dev.typeset.db.EmbeddedServer;
import dev.typeset.http.Admission;
import dev.typeset.http.Api;
import dev.typeset.http.ClientAddress;
import dev.typeset.http.Cors;
import dev.typeset.http.DocsRoutes;
import dev.typeset.http.HealthRoutes;
import dev.typeset.http.HttpServer;
import dev.typeset.http.MetricsRoutes;
import dev.typeset.http.OpenApi;
import dev.typeset.http.Port;
import dev.typeset.http.ProblemRoutes;
import dev.typeset.http.RateLimits;
import dev.typeset.http.Reply;
import dev.typeset.persons.PersonRepository;
import dev.typeset.persons.PersonRoutes;
import dev.typeset.posts.PostRepository;
import dev.typeset.posts.PostRoutes;
import dev.typeset.replays.RememberedWrites;
import dev.typeset.sessions.SessionRepository;
import dev.typeset.sessions.SessionRoutes;
import dev.typeset.tags.TagRepository;
import dev.typeset.tags.TagRoutes;
import dev.typeset.users.Passwords;
import dev.typeset.users.UserRepository;
import dev.typeset.users.UserRoutes;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The wiring: which part gets which, in which order they start and stop. Nothing else knows more
 * than it needs.
 */
public final class App implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(App.class);
  private static final Duration BETWEEN_TRIES = Duration.ofSeconds(1);
  private static final Duration TIMEOUT_SLACK = Duration.ofSeconds(5);

  private final Config config;
  private final @Nullable EmbeddedServer embedded;
  private final Preparation preparation;
  private final Metrics metrics;
  private final Database database;
  private final Passwords passwords;
  private final Reply reply;
  private final Api routes;
  private final HttpServer server;
  private final AtomicBoolean ready = new AtomicBoolean();
  private final AtomicBoolean closed = new AtomicBoolean();
  private final CompletableFuture<Void> prepared = new CompletableFuture<>();
  private final CompletableFuture<@Nullable Void> connecting;

  private App(Config settings, @Nullable EmbeddedServer embedded) {
    this.embedded = embedded;
    config =
        settings.secretKeys().isEmpty()
            ? settings.withSecretKeys(List.of(SecretKeyFile.in(settings.dataDir())))
            : settings;
    metrics = new Metrics();
    preparation = new Preparation(config, embedded);
    database =
        Database.at(preparation.serviceUrl(), config.limits(), config.logSql(), metrics.registry());
    // Takes about as long as what follows, and needs nothing of it.
    connecting = database.warmUp().toFuture();
    passwords = new Passwords(config.limits().request());
    reply = new Reply(config.limits().request().plus(TIMEOUT_SLACK));
    routes = declare();
    server = new HttpServer(routes, ready::get, new Cors(config.corsOrigins()), metrics.registry());
  }

  /**
   * Starts the service: its port first, so that nothing is begun where that is taken; the embedded
   * database where no other is set; then HTTP, and beside it the way to the database, which may be
   * away for now.
   *
   * @throws IllegalStateException where the embedded database or the port cannot be had; the
   *     message says why
   */
  public static App start(Config config) {
    Port port = take(config);
    EmbeddedServer embedded = null;
    App app;
    try {
      embedded = config.databaseUrl() == null ? EmbeddedServer.start(config.dataDir()) : null;
      app = new App(config, embedded);
    } catch (RuntimeException e) {
      closeAll(port, embedded);
      throw e;
    }
    Thread.ofVirtual().name("prepare").start(app::prepare);
    try {
      app.server.start(port);
    } catch (RuntimeException e) {
      closeAll(app, port);
      throw e;
    }
    return app;
  }

  private static Port take(Config config) {
    try {
      return Port.take(config.host(), config.port());
    } catch (RuntimeException e) {
      throw new IllegalStateException(
          "Cannot listen on " + config.host() + ":" + config.port() + ": " + rootMessage(e), e);
    }
  }

  /** The port that it listens on. */
  public int port() {
    return server.port();
  }

  /**
   * Done once the database is migrated and connected; fails with a {@link DatabaseFailure} where it
   * will never be.
   */
  public CompletableFuture<Void> prepared() {
    return prepared.copy();
  }

  /** Every route of the service. */
  public Api routes() {
    return routes;
  }

  private Api declare() {
    var signer = new Signer(config.secretKeys());
    var limits = new RateLimits(config.quotas(), metrics.registry());
    var sessions = new SessionRepository(database);
    var users = new UserRepository(database);
    var posts = new PostRepository(database);
    var admission =
        new Admission(sessions::findCaller, new ClientAddress(config.trustedProxies()), limits);
    var api = new Api(reply, signer, new RememberedWrites(database, signer), admission);
    // Javalin tries them one after the other: what is asked for most comes first.
    new PostRoutes(posts).register(api);
    new UserRoutes(users, passwords, limits).register(api);
    new SessionRoutes(sessions, users, passwords, limits).register(api);
    new PersonRoutes(new PersonRepository(database), posts).register(api);
    new TagRoutes(new TagRepository(database)).register(api);
    new DocsRoutes().register(api);
    new ProblemRoutes().register(api);
    new HealthRoutes(ready::get, database::ping).register(api);
    new MetricsRoutes(metrics::text, config.metricsToken()).register(api);
    OpenApi.register(api, Columns::attributes);
    return api;
  }

  /**
   * Not ready any more; requests in flight finish; then the pool, and the embedded database, go.
   */
  @Override
  public void close() {
    if (closed.compareAndSet(false, true)) {
      ready.set(false);
      closeAll(server, reply, passwords, database, metrics, embedded);
    }
  }

  /** Each in its turn, whatever becomes of the one before. */
  private static void closeAll(@Nullable AutoCloseable... parts) {
    for (AutoCloseable part : parts) {
      try {
        if (part != null) {
          part.close();
        }
      } catch (Exception e) {
        log.error("Could not close {}", part, e);
      }
    }
  }

  /** A database that is away is waited for; one that will not do is told of and given up. */
  private void prepare() {
    String told = "";
    while (!closed.get()) {
      try {
        preparation.run(database, connecting, passwords);
        ready.set(true);
        prepared.complete(null);
        return;
      } catch (DatabaseFailure.Away | Failure e) {
        String line = rootMessage(e);
        if (!line.equals(told)) {
          log.warn("Not ready, and trying until the database answers: {}", line);
          told = line;
        }
        pause();
      } catch (Throwable e) {
        prepared.completeExceptionally(e);
        return;
      }
    }
  }

  private static void pause() {
    try {
      Thread.sleep(BETWEEN_TRIES);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static String rootMessage(Throwable error) {
    Throwable root = error;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    return root.getMessage() == null ? root.toString() : root.getMessage();
  }
}
