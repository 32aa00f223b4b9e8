package dev.typeset.testing;

import dev.typeset.App;
import dev.typeset.Config;
import dev.typeset.db.DatabaseUrl;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The real program on a port of its own, with a database of its own. */
public final class TestApp implements AutoCloseable {
  private final DatabaseUrl url;
  private final App app;
  private final Http http;

  private TestApp(DatabaseUrl url, App app) {
    this.url = url;
    this.app = app;
    this.http = Http.ofService("http://127.0.0.1:" + app.port()).as(SignedIn.admin(url));
  }

  /** A program that is ready. */
  public static TestApp start() {
    return start(Map.of());
  }

  /** The same with some settings changed. */
  public static TestApp start(Map<String, String> settings) {
    return start(TestServer.migrated(), settings);
  }

  /** The same with this database. */
  public static TestApp start(DatabaseUrl url, Map<String, String> settings) {
    Map<String, String> environment = new HashMap<>(settings(url));
    environment.putAll(settings);
    App app = App.start(Config.from(environment));
    try {
      app.prepared().get(60, TimeUnit.SECONDS);
      return new TestApp(url, app);
    } catch (Exception e) {
      app.close();
      throw new IllegalStateException("The program did not become ready", e);
    }
  }

  /** The settings of a program that uses this database, whose owner is in the URL. */
  public static Map<String, String> settings(DatabaseUrl url) {
    return Map.of(
        "PORT", "0",
        "DATABASE_URL", TestServer.text(TestServer.service(url)),
        "MIGRATION_DATABASE_URL", TestServer.text(url),
        "SECRET_KEYS", "test:0123456789abcdef0123456789abcdef",
        "RATE_LIMITS", "off");
  }

  /** What an admin sees of it. */
  public Http http() {
    return http;
  }

  /** What anybody sees of it. */
  public Http anonymous() {
    return http.as(null);
  }

  /** What a user sees of it who has signed in. */
  public Http user(long id) {
    return http.as(SignedIn.user(url, id));
  }

  /** The program itself. */
  public App app() {
    return app;
  }

  /** Its database, as the owner. */
  public DatabaseUrl url() {
    return url;
  }

  @Override
  public void close() {
    app.close();
  }
}
