package dev.typeset;

import static dev.typeset.testing.Given.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.typeset.testing.Given;
import dev.typeset.testing.Http;
import dev.typeset.testing.TestApp;
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

  private static TestApp app;
  private static Http http;
  private static JsonNode document;

  /** A request; {id} in its path is filled by what {@code made} makes each time. */
  private record Try(String path, @Nullable String body, @Nullable Made made) {}

  private interface Made {
    long id();
  }

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
    Map<String, Integer> promised = promised();
    Map<String, Integer> run = new TreeMap<>();
    dearest().forEach((operation, dearest) -> run.put(operation, statements(operation, dearest)));
    assertThat(run).isEqualTo(promised);
  }

  @Test
  void growsByNoMoreThanEachFeatureAdds() {
    Map<String, Try> dearest = dearest();
    Map<String, Integer> plain = promised();
    int features = 0;
    for (var path : document.path("paths").properties()) {
      for (var method : path.getValue().properties()) {
        String operation = operation(method.getKey(), path.getKey());
        for (var added : method.getValue().path("x-sql-statements-added").properties()) {
          String feature = added.getKey();
          Try request = with(feature, Objects.requireNonNull(dearest.get(operation)));
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

  private static Map<String, Integer> promised() {
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
                        operation.getValue().path("x-sql-statements").intValue());
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
    Made user = () -> Given.user(http);
    Made post = () -> Given.post(http, author, Given.unique("title "), Given.unique("tag "));
    Made aTag = () -> Given.tag(http, Given.unique("tag "));
    Map<String, Try> all = new HashMap<>();
    all.put("GET /health/live", new Try("//health/live", null, null));
    all.put("GET /health/ready", new Try("//health/ready", null, null));
    all.put("GET /api/v1/users", new Try("/users", null, null));
    all.put("POST /api/v1/users", new Try("/users", null, null));
    all.put("GET /api/v1/users/{id}", new Try("/users/{id}?include=posts", null, user));
    all.put("PATCH /api/v1/users/{id}", new Try("/users/{id}", json("full_name", "New"), user));
    all.put("DELETE /api/v1/users/{id}", new Try("/users/{id}?cascade=true", null, user));
    all.put("GET /api/v1/users/{id}/posts", new Try("/users/{id}/posts", null, user));
    all.put("GET /api/v1/tags", new Try("/tags", null, null));
    all.put("POST /api/v1/tags", new Try("/tags", null, null));
    all.put("GET /api/v1/tags/{id}", new Try("/tags/{id}", null, aTag));
    all.put("PATCH /api/v1/tags/{id}", new Try("/tags/{id}", null, aTag));
    all.put("DELETE /api/v1/tags/{id}", new Try("/tags/{id}", null, aTag));
    all.put("GET /api/v1/tags/{id}/posts", new Try("/tags/{id}/posts", null, aTag));
    all.put("GET /api/v1/posts", new Try("/posts", null, null));
    all.put("POST /api/v1/posts", new Try("/posts", null, () -> author));
    all.put("GET /api/v1/posts/search", new Try("/posts/search", null, null));
    all.put("GET /api/v1/posts/stats", new Try("/posts/stats?group_by=tag", null, null));
    all.put("GET /api/v1/posts/export", new Try("/posts/export?author_id=" + author, null, null));
    all.put("POST /api/v1/posts/batch", new Try("/posts/batch", batch(author, tag), null));
    all.put("GET /api/v1/posts/{id}", new Try("/posts/{id}", null, post));
    all.put("PATCH /api/v1/posts/{id}", new Try("/posts/{id}", null, post));
    all.put("DELETE /api/v1/posts/{id}", new Try("/posts/{id}", null, post));
    return all;
  }

  private static Try with(String feature, Try plain) {
    if (feature.equals("count")) {
      String sign = plain.path().contains("?") ? "&" : "?";
      return new Try(plain.path() + sign + "count=exact", plain.body(), plain.made());
    }
    if (feature.equals(EACH_PAGE)) {
      long author = Given.user(http);
      List<String> posts = new ArrayList<>();
      for (int i = 0; i < 101; i++) {
        posts.add(json("title", "t", "content", "c", "author_id", author));
      }
      assertThat(http.post("/posts/batch", posts.toString()).status()).isEqualTo(201);
      return new Try("/posts/export?author_id=" + author, null, null);
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
    long id = request.made() == null ? 0 : request.made().id();
    String body = request.body() == null ? body(operation, id) : request.body();
    int before = counter();
    var answer =
        http.send(
            operation.substring(0, operation.indexOf(' ')),
            request.path().replace("{id}", String.valueOf(id)),
            body,
            headers);
    assertThat(answer.status()).as(operation + ": " + answer.text()).isBetween(200, 299);
    return counter() - before;
  }

  /** A body with something new in it each time. */
  private static @Nullable String body(String operation, long id) {
    return switch (operation) {
      case "POST /api/v1/users" -> json("email", Given.email(), "password", Given.PASSWORD);
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
