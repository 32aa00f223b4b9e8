package dev.typeset;

import static dev.typeset.testing.Given.PASSWORD;
import static dev.typeset.testing.Given.json;
import static dev.typeset.testing.Given.unique;
import static dev.typeset.testing.ProblemAnswers.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.typeset.testing.Given;
import dev.typeset.testing.Http;
import dev.typeset.testing.Http.Answer;
import dev.typeset.testing.SignIns;
import dev.typeset.testing.SignedIn;
import dev.typeset.testing.TestApp;
import dev.typeset.testing.TestServer;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Who may do what: each operation of the document, as each kind of caller. */
class AccessMatrixTest {
  /** An operation, and what it answers to who is nobody, owner, other, deactivated and admin. */
  private static final String EXPECTED =
      """
      GET    /health/live                     200 200 200 200 200
      GET    /health/ready                    200 200 200 200 200
      GET    /api/v1/users                    401 403 403 401 200
      POST   /api/v1/users                    201 201 201 401 201
      GET    /api/v1/users/{id}               200 200 200 401 200
      PATCH  /api/v1/users/{id}               401 200 403 401 200
      DELETE /api/v1/users/{id}               401 204 403 401 204
      GET    /api/v1/users/{id}/posts         200 200 200 401 200
      GET    /api/v1/users/me                 401 200 200 401 200
      PATCH  /api/v1/users/me                 401 200 200 401 200
      DELETE /api/v1/users/me                 401 204 204 401 204
      GET    /api/v1/users/me/export          401 200 200 401 200
      GET    /api/v1/users/me/sessions        401 200 200 401 200
      DELETE /api/v1/users/me/sessions/{id}   401 204 404 401 404
      POST   /api/v1/auth/token               200 200 200 200 200
      POST   /api/v1/auth/revoke              401 204 204 401 204
      GET    /api/v1/posts                    200 200 200 401 200
      POST   /api/v1/posts                    401 201 201 401 201
      GET    /api/v1/posts/search             200 200 200 401 200
      GET    /api/v1/posts/stats              200 200 200 401 200
      GET    /api/v1/posts/export             200 200 200 401 200
      POST   /api/v1/posts/batch              401 201 201 401 201
      GET    /api/v1/posts/{id}               200 200 200 401 200
      PATCH  /api/v1/posts/{id}               401 200 403 401 200
      DELETE /api/v1/posts/{id}               401 204 403 401 204
      GET    /api/v1/tags                     200 200 200 401 200
      POST   /api/v1/tags                     401 201 201 401 201
      GET    /api/v1/tags/{id}                200 200 200 401 200
      PATCH  /api/v1/tags/{id}                401 403 403 401 200
      DELETE /api/v1/tags/{id}                401 403 403 401 204
      GET    /api/v1/tags/{id}/posts          200 200 200 401 200
      """;

  private static final Map<String, List<Integer>> TABLE = table();

  /** All rows of all tables, as they stand. */
  private static final String EVERYTHING =
      Stream.of("users", "posts", "tags", "post_tags", "replays", "sessions", "tokens")
          .map(table ->
              "(select coalesce(md5(string_agg(r::text, '|' order by r::text)), '') from "
                  + table
                  + " as r)")
          .toList()
          .toString()
          .replaceAll("^\\[|]$", "")
          .transform(tables -> "select concat_ws(' ', " + tables + ")");

  private static TestApp app;
  private static Map<String, JsonNode> operations;
  private static long signedUp;
  private static long admin;

  /** Who asks. */
  enum Asking {
    ANONYMOUS,
    OWNER,
    OTHER,
    DEACTIVATED,
    ADMIN
  }

  @BeforeAll
  static void start() {
    app = TestApp.start();
    signedUp = Given.user(app.http());
    admin = user("admin");
    operations = operations(app.anonymous().get("//openapi.json").json());
  }

  @AfterAll
  static void stop() {
    app.close();
  }

  private static Map<String, List<Integer>> table() {
    Map<String, List<Integer>> table = new TreeMap<>();
    EXPECTED
        .lines()
        .map(line -> line.split(" +"))
        .forEach(words ->
            table.put(
                words[0] + " " + words[1],
                Stream.of(words).skip(2).map(Integer::valueOf).toList()));
    return table;
  }

  private static Map<String, JsonNode> operations(JsonNode document) {
    Map<String, JsonNode> operations = new TreeMap<>();
    document
        .path("paths")
        .properties()
        .forEach(path ->
            path.getValue().properties().stream()
                .filter(each -> each.getValue().has("operationId"))
                .forEach(each ->
                    operations.put(
                        each.getKey().toUpperCase(Locale.ROOT) + " " + path.getKey(),
                        each.getValue())));
    return operations;
  }

  private static String query(String sql) {
    return TestServer.query(app.url(), sql);
  }

  /** The id of a new user, with the password of all. */
  private static long user(String role) {
    return Long.parseLong(
        query(
            "insert into users (email, hashed_password, role) select '%s', hashed_password, '%s' from users where id = %d returning id"
                .formatted(Given.email(), role, signedUp)));
  }

  /** Rows that no test has touched. */
  private record Rows(long owner, String address, long post, long tag, long session) {
    static Rows fresh() {
      long owner = user("user");
      long tag =
          Long.parseLong(
              query("insert into tags (name) values ('" + unique("t") + "') returning id"));
      long post =
          Long.parseLong(
              query(
                  "insert into posts (title, content, author_id) values ('Old', 'old', "
                      + owner
                      + ") returning id"));
      TestServer.execute(app.url(), "insert into post_tags values (" + post + ", " + tag + ")");
      SignedIn.user(app.url(), owner);
      long session = Long.parseLong(query("select id from sessions where user_id = " + owner));
      String address = query("select email from users where id = " + owner);
      return new Rows(owner, address, post, tag, session);
    }

    String path(String path) {
      long id =
          switch (path.replaceAll("/\\{id}.*", "")) {
            case "/api/v1/users" -> owner;
            case "/api/v1/posts" -> post;
            case "/api/v1/tags" -> tag;
            case "/api/v1/users/me/sessions" -> session;
            default -> 0;
          };
      return "/" + path.replace("{id}", Long.toString(id));
    }

    Http as(Asking asking) {
      return switch (asking) {
        case ANONYMOUS -> app.anonymous();
        case OWNER -> app.user(owner);
        case OTHER -> app.user(user("user"));
        case ADMIN -> app.user(user("admin"));
        case DEACTIVATED -> {
          Http http = app.user(owner);
          assertThat(http.get("/users/me").status()).isEqualTo(200);
          TestServer.execute(app.url(), "update users set is_active = false where id = " + owner);
          yield http;
        }
      };
    }
  }

  /** A legal request. */
  private static Answer send(Http http, String operation, Rows rows) {
    String[] words = operation.split(" ", -1);
    String path = rows.path(words[1]);
    String post = json("title", "New", "content", "new", "tags", List.of(unique("new")));
    return switch (operation) {
      case "POST /api/v1/auth/token" ->
          SignIns.withPassword(
              http, query("select email from users where id = " + signedUp), PASSWORD);
      case "POST /api/v1/users" ->
          http.send("POST", path, json("email", Given.email(), "password", PASSWORD));
      case "POST /api/v1/posts" -> http.send("POST", path, post);
      case "POST /api/v1/posts/batch" -> http.send("POST", path, "[" + post + "]");
      case "POST /api/v1/tags", "PATCH /api/v1/tags/{id}" ->
          http.send(words[0], path, json("name", unique("new")));
      case "PATCH /api/v1/posts/{id}" -> http.patch(path, json("title", "Another"));
      case "PATCH /api/v1/users/{id}", "PATCH /api/v1/users/me" ->
          http.patch(path, json("full_name", unique("Ada ")));
      case "DELETE /api/v1/users/{id}", "DELETE /api/v1/users/me" ->
          http.delete(path + "?cascade=true");
      default -> http.send(words[0], path, null);
    };
  }

  static Stream<Arguments> requests() {
    return operations.keySet().stream()
        .flatMap(
            operation -> Stream.of(Asking.values()).map(asking -> Arguments.of(operation, asking)));
  }

  @Test
  void coversEveryOperationAndNothingElse() {
    assertThat(TABLE.keySet()).containsExactlyElementsOf(operations.keySet());
    assertThat(TABLE.values()).allSatisfy(row -> assertThat(row).hasSize(Asking.values().length));
  }

  @ParameterizedTest
  @MethodSource("requests")
  void holds(String operation, Asking asking) {
    var rows = Rows.fresh();
    Http http = rows.as(asking);
    String before = query(EVERYTHING);
    Answer answer = send(http, operation, rows);
    assertThat(answer.status())
        .as(operation + " as " + asking + ": " + answer.text())
        .isEqualTo(
            TABLE.getOrDefault(operation, List.of()).get(List.of(Asking.values()).indexOf(asking)));
    if (answer.status() >= 400) {
      assertProblem(answer);
    }
    if (answer.status() >= 400 || operation.startsWith("GET")) {
      assertThat(query(EVERYTHING)).isEqualTo(before);
    } else {
      assertThat(query(EVERYTHING)).as("something was written").isNotEqualTo(before);
    }
    if (!answer.text().isEmpty() && asking != Asking.OWNER && asking != Asking.ADMIN) {
      assertThat(answer.text()).doesNotContain(rows.address());
    }
  }

  @Test
  void isWhatTheDocumentSays() {
    operations.forEach((operation, described) -> {
      List<Integer> row = TABLE.getOrDefault(operation, List.of());
      List<JsonNode> security = described.path("security").valueStream().toList();
      boolean forAnyone = security.isEmpty() || security.stream().anyMatch(JsonNode::isEmpty);
      assertThat(row.getFirst() == 401).as(operation).isEqualTo(!forAnyone);
      String access = described.path("x-access").asText();
      switch (access) {
        case "anyone" -> assertThat(row.subList(0, 3)).as(operation).allMatch(s -> s < 300);
        case "whoever has signed in" -> assertThat(row.get(1)).as(operation).isLessThan(300);
        case "its owner, and admins" ->
            assertThat(List.of(row.get(2), row.get(4) / 100)).as(operation).containsExactly(403, 2);
        case "admins" ->
            assertThat(List.of(row.get(1), row.get(2))).as(operation).containsOnly(403);
        default -> assertThat(operation).as(access).startsWith("GET /health/");
      }
    });
  }

  @Nested
  class Fields {
    @ParameterizedTest
    @EnumSource(names = {"OWNER", "OTHER"})
    void authorIdIsForAdmins(Asking asking) {
      var rows = Rows.fresh();
      Http http = rows.as(asking);
      String before = query(EVERYTHING);
      String plain = json("title", "T", "content", "c");
      String named = json("title", "T", "content", "c", "author_id", rows.owner());
      assertProblem(http.post("/posts", named), 403, "forbidden", "/author_id");
      assertProblem(
          http.post("/posts/batch", "[%s,%s,%s]".formatted(named, plain, named)),
          403,
          "forbidden",
          "/0/author_id",
          "/2/author_id");
      assertProblem(
          http.patch("/posts/" + rows.post(), json("author_id", admin)),
          422,
          "invalid",
          "/author_id");
      assertThat(query(EVERYTHING)).isEqualTo(before);
      assertThat(app.http().post("/posts", named).json().at("/author/id").longValue())
          .isEqualTo(rows.owner());
    }

    @ParameterizedTest
    @EnumSource(names = {"OWNER", "OTHER"})
    void roleAndIsActiveAreForAdmins(Asking asking) {
      var rows = Rows.fresh();
      Http http = rows.as(asking);
      String before = query(EVERYTHING);
      for (String path : List.of("/users/" + rows.owner(), "/users/me")) {
        assertProblem(http.patch(path, json("role", "admin")), 403, "forbidden", "/role");
        assertProblem(http.patch(path, json("is_active", true)), 403, "forbidden", "/is_active");
        assertProblem(
            http.patch(path, json("full_name", "Ada", "is_active", false, "role", "user")),
            403,
            "forbidden",
            "/is_active",
            "/role");
      }
      assertThat(query(EVERYTHING)).isEqualTo(before);
    }

    @Test
    void roleAndIsActiveAreNotOfASignUp() {
      Http signedIn = app.user(signedUp);
      String before = query(EVERYTHING);
      for (Http http : List.of(app.anonymous(), signedIn)) {
        assertProblem(
            http.post(
                "/users",
                json("email", Given.email(), "password", PASSWORD, "role", "admin", "id", 1)),
            422,
            "invalid",
            "/role",
            "/id");
      }
      assertThat(query(EVERYTHING)).isEqualTo(before);
    }

    @Test
    void passwordsOfOthersAreForAdmins() {
      var rows = Rows.fresh();
      Http other = rows.as(Asking.OTHER);
      String before = query(EVERYTHING);
      String path = "/users/" + rows.owner();
      String change = json("password", "another battery", "current_password", PASSWORD);
      assertProblem(other.patch(path, change), 403, "forbidden");
      assertProblem(other.patch(path, json("email", rows.address())), 403, "forbidden");
      assertProblem(other.patch(path, "{}"), 403, "forbidden");
      assertThat(query(EVERYTHING)).isEqualTo(before);
    }
  }
}
