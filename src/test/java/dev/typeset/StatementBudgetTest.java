package dev.typeset;

import static dev.typeset.testing.Given.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.typeset.testing.Given;
import dev.typeset.testing.Http;
import dev.typeset.testing.TestApp;
import dev.typeset.testing.TestServer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * The number of SQL statements that each operation promises, as the database's own counter has it.
 * Each operation is driven by the request that runs the most.
 */
class StatementBudgetTest {
  private static final String EACH_PAGE = "each further 100 rows";
  private static final String TOKEN = "Authorization";

  private static final String[] FORM = {"Content-Type", "application/x-www-form-urlencoded"};

  private static TestApp app;
  private static Http http;
  private static JsonNode document;

  /** A request; {id} in its path is filled by what {@code made} makes each time. */
  private record Try(String path, @Nullable String body, @Nullable Made made) {}

  private interface Made {
    Target make();
  }

  /** A row, and who asks for it. */
  private record Target(long id, Http caller) {}

  @BeforeAll
  static void start() {
    app = TestApp.start();
    http = app.http();
    document = http.get("//openapi.json").json();
  }

  @AfterAll
  static void stop() {
    app.close();
  }

  @Test
  void isKeptByEveryOperation() {
    Map<String, Integer> promised = promisedWithAToken();
    Map<String, Integer> run = new TreeMap<>();
    dearest().forEach((operation, dearest) -> run.put(operation, statements(operation, dearest)));
    assertThat(run).isEqualTo(promised);
  }

  @Test
  void growsByNoMoreThanEachFeatureAdds() {
    Map<String, Try> dearest = dearest();
    Map<String, Integer> plain = promisedWithAToken();
    int features = 0;
    for (var path : document.path("paths").properties()) {
      for (var method : path.getValue().properties()) {
        String operation = operation(method.getKey(), path.getKey());
        for (var added : method.getValue().path("x-sql-statements-added").properties()) {
          String feature = added.getKey();
          if (feature.equals(TOKEN)) {
            continue;
          }
          Try request = with(operation, feature, Objects.requireNonNull(dearest.get(operation)));
          int least = Objects.requireNonNull(plain.get(operation)) + 1;
          assertThat(statements(operation, request, headers(feature)))
              .as(operation + " with " + feature)
              .isBetween(least, least - 1 + added.getValue().intValue());
          features++;
        }
      }
    }
    assertThat(features).isGreaterThan(10);
  }

  @Test
  void isOneLessWithoutAToken() {
    Map<String, Try> dearest = dearest();
    Map<String, Integer> plain = promisedWithAToken();
    int operations = 0;
    for (var path : document.path("paths").properties()) {
      for (var method : path.getValue().properties()) {
        if (method.getValue().path("x-access").asText().equals("anyone")
            && method.getValue().path("x-sql-statements-added").has(TOKEN)) {
          String operation = operation(method.getKey(), path.getKey());
          Try request = Objects.requireNonNull(dearest.get(operation));
          Target target = request.made() == null ? new Target(0, http) : request.made().make();
          assertThat(statements(operation, request, new Target(target.id(), app.anonymous())))
              .as(operation)
              .isEqualTo(Objects.requireNonNull(plain.get(operation)) - 1);
          operations++;
        }
      }
    }
    assertThat(operations).isGreaterThan(10);
  }

  /** Each request comes with a token where one is looked at. */
  private static Map<String, Integer> promisedWithAToken() {
    Map<String, Integer> promised = new TreeMap<>();
    document
        .path("paths")
        .properties()
        .forEach(path ->
            path.getValue()
                .properties()
                .forEach(operation -> {
                  if (operation.getValue().has("operationId")) {
                    promised.put(
                        operation(operation.getKey(), path.getKey()),
                        operation.getValue().path("x-sql-statements").intValue()
                            + operation
                                .getValue()
                                .path("x-sql-statements-added")
                                .path(TOKEN)
                                .intValue());
                  }
                }));
    return promised;
  }

  private static String operation(String method, String path) {
    return method.toUpperCase(Locale.ROOT) + " " + path;
  }

  /** Of each operation the request that runs the most statements. */
  private static Map<String, Try> dearest() {
    long author = Given.user(http);
    long tag = Given.tag(http, Given.unique("carried "));
    Made user = () -> new Target(Given.user(http), http);
    Made post =
        () ->
            new Target(
                Given.post(http, author, Given.unique("title "), Given.unique("tag ")), http);
    Made aTag = () -> new Target(Given.tag(http, Given.unique("tag ")), http);
    Made oneself = StatementBudgetTest::oneself;
    Made session = StatementBudgetTest::session;
    Map<String, Try> all = new HashMap<>();
    all.put("GET /health/live", new Try("//health/live", null, null));
    all.put("GET /health/ready", new Try("//health/ready", null, null));
    all.put("GET /api/v1/users", new Try("/users", null, null));
    all.put("POST /api/v1/users", new Try("/users", null, null));
    all.put("GET /api/v1/users/{id}", new Try("/users/{id}?include=posts", null, user));
    all.put("PATCH /api/v1/users/{id}", new Try("/users/{id}", null, oneself));
    all.put("DELETE /api/v1/users/{id}", new Try("/users/{id}?cascade=true", null, user));
    all.put("GET /api/v1/users/{id}/posts", new Try("/users/{id}/posts", null, user));
    all.put("GET /api/v1/users/me", new Try("/users/me", null, oneself));
    all.put("PATCH /api/v1/users/me", new Try("/users/me", null, oneself));
    all.put("DELETE /api/v1/users/me", new Try("/users/me?cascade=true", null, oneself));
    all.put("GET /api/v1/users/me/export", new Try("/users/me/export", null, oneself));
    all.put("GET /api/v1/users/me/sessions", new Try("/users/me/sessions", null, oneself));
    all.put(
        "DELETE /api/v1/users/me/sessions/{id}", new Try("/users/me/sessions/{id}", null, session));
    all.put("POST /api/v1/auth/token", new Try("/auth/token", null, null));
    all.put("POST /api/v1/auth/revoke", new Try("/auth/revoke", null, oneself));
    all.put("GET /api/v1/tags", new Try("/tags", null, null));
    all.put("POST /api/v1/tags", new Try("/tags", null, null));
    all.put("GET /api/v1/tags/{id}", new Try("/tags/{id}", null, aTag));
    all.put("PATCH /api/v1/tags/{id}", new Try("/tags/{id}", null, aTag));
    all.put("DELETE /api/v1/tags/{id}", new Try("/tags/{id}", null, aTag));
    all.put("GET /api/v1/tags/{id}/posts", new Try("/tags/{id}/posts", null, aTag));
    all.put("GET /api/v1/posts", new Try("/posts", null, null));
    all.put("POST /api/v1/posts", new Try("/posts", null, () -> new Target(author, http)));
    all.put("GET /api/v1/posts/search", new Try("/posts/search", null, null));
    all.put("GET /api/v1/posts/stats", new Try("/posts/stats?group_by=tag", null, null));
    all.put("GET /api/v1/posts/export", new Try("/posts/export?author_id=" + author, null, null));
    all.put("POST /api/v1/posts/batch", new Try("/posts/batch", batch(author, tag), null));
    all.put("GET /api/v1/posts/{id}", new Try("/posts/{id}", null, post));
    all.put("PATCH /api/v1/posts/{id}", new Try("/posts/{id}", null, post));
    all.put("DELETE /api/v1/posts/{id}", new Try("/posts/{id}", null, post));
    return all;
  }

  private static Try with(String operation, String feature, Try plain) {
    if (feature.equals("count")) {
      String sign = plain.path().contains("?") ? "&" : "?";
      return new Try(plain.path() + sign + "count=exact", plain.body(), plain.made());
    }
    if (feature.equals(EACH_PAGE)) {
      Target author = oneself();
      // Where there are no posts, one's own export asks once more whether there is an author.
      boolean own = operation.contains("/me/");
      List<String> posts = new ArrayList<>();
      for (int i = 0; i < (own ? 201 : 101); i++) {
        posts.add(json("title", "t", "content", "c", "author_id", author.id()));
      }
      assertThat(http.post("/posts/batch", posts.toString()).status()).isEqualTo(201);
      return own
          ? new Try(plain.path(), null, () -> author)
          : new Try("/posts/export?author_id=" + author.id(), null, null);
    }
    return plain;
  }

  private static String[] headers(String feature) {
    return switch (feature) {
      case "If-Match" -> new String[] {"If-Match", "*"};
      case "Idempotency-Key" -> new String[] {"Idempotency-Key", Given.unique("key ")};
      default -> new String[] {};
    };
  }

  private static int statements(String operation, Try request, String... headers) {
    Target target = request.made() == null ? new Target(0, http) : request.made().make();
    return statements(operation, request, target, headers);
  }

  private static int statements(String operation, Try request, Target target, String... headers) {
    String body = request.body() == null ? body(operation, target.id()) : request.body();
    int before = counter();
    var answer =
        target
            .caller()
            .send(
                operation.substring(0, operation.indexOf(' ')),
                request.path().replace("{id}", String.valueOf(target.id())),
                body,
                operation.endsWith("/auth/token") ? FORM : headers);
    assertThat(answer.status()).as(operation + ": " + answer.text()).isBetween(200, 299);
    return counter() - before;
  }

  /** A user who asks for things of their own. */
  private static Target oneself() {
    long user = Given.user(http);
    return new Target(user, app.user(user));
  }

  /** The sign-in that a user asks with. */
  private static Target session() {
    Http caller = oneself().caller();
    return new Target(
        caller.get("/users/me/sessions").json().at("/items/0/id").longValue(), caller);
  }

  /** A body with something new in it each time. */
  private static @Nullable String body(String operation, long id) {
    return switch (operation) {
      case "POST /api/v1/users" -> json("email", Given.email(), "password", Given.PASSWORD);
      case "PATCH /api/v1/users/{id}", "PATCH /api/v1/users/me" ->
          json("password", "another long password", "current_password", Given.PASSWORD);
      case "POST /api/v1/auth/token" -> {
        String email = Given.email();
        TestServer.execute(
            app.url(),
            "insert into users (email, hashed_password) values ('%s', '%s')"
                .formatted(email, Given.HASH_OF_LITTLE_EFFORT));
        yield "grant_type=password&username=" + email + "&password=correct+horse+battery";
      }
      case "POST /api/v1/tags", "PATCH /api/v1/tags/{id}" -> json("name", Given.unique("name "));
      case "POST /api/v1/posts" ->
          json(
              "title", "t", "content", "c", "author_id", id, "tags", List.of(Given.unique("new ")));
      case "PATCH /api/v1/posts/{id}" ->
          json("title", "other", "tags", new TreeSet<>(List.of(Given.unique("new "), "known")));
      default -> null;
    };
  }

  private static String batch(long author, long tag) {
    return List.of(
            json("title", "t", "content", "c", "author_id", author, "tag_ids", List.of(tag)),
            json(
                "title",
                "t",
                "content",
                "c",
                "author_id",
                author,
                "tags",
                List.of(Given.unique("new "))))
        .toString();
  }

  private static int counter() {
    return http.get("//metrics")
        .text()
        .lines()
        .filter(line -> line.startsWith("db_statements_total "))
        .map(line -> (int) Double.parseDouble(line.substring(line.indexOf(' ') + 1)))
        .findFirst()
        .orElse(0);
  }
}
