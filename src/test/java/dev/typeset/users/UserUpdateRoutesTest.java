package dev.typeset.users;

import static dev.typeset.testing.Given.PASSWORD;
import static dev.typeset.testing.Given.email;
import static dev.typeset.testing.Given.id;
import static dev.typeset.testing.Given.json;
import static dev.typeset.testing.ProblemAnswers.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import dev.typeset.testing.Given;
import dev.typeset.testing.Http;
import dev.typeset.testing.Http.Answer;
import dev.typeset.testing.TestApp;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class UserUpdateRoutesTest {
  private static TestApp app;
  private static Http http;

  @BeforeAll
  static void start() {
    app = TestApp.start();
    http = app.http();
  }

  @AfterAll
  static void stop() {
    app.close();
  }

  @Nested
  class Update {
    @Test
    void clearsTheNameWithNull() {
      long user = id(create(json("email", email(), "password", PASSWORD, "full_name", "Ada")));
      var answer = http.patch("/users/" + user, "{\"full_name\":null}");
      assertThat(answer.status()).isEqualTo(200);
      assertThat(answer.json().at("/full_name").isNull()).isTrue();
    }

    @Test
    void takesAMergePatch() {
      long user = Given.user(http);
      var answer =
          http.send(
              "PATCH",
              "/users/" + user,
              json("full_name", "Ada"),
              "Content-Type",
              "application/merge-patch+json; charset=UTF-8");
      assertThat(answer.status()).isEqualTo(200);
      assertThat(answer.at("/full_name")).isEqualTo("Ada");
    }

    @Test
    void rejectsNullElsewhere() {
      long user = Given.user(http);
      assertProblem(
          http.patch("/users/" + user, "{\"email\":null,\"password\":null,\"is_active\":null}"),
          422,
          "invalid",
          "/email",
          "/password",
          "/is_active");
    }

    @Test
    void rejectsTheAddressOfAnother() {
      String taken = email();
      create(json("email", taken, "password", PASSWORD));
      long user = Given.user(http);
      String before = http.get("/users/" + user).text();
      assertProblem(
          http.patch("/users/" + user, json("email", taken, "full_name", "Not kept")),
          409,
          "taken",
          "/email");
      assertThat(http.get("/users/" + user).text()).isEqualTo(before);
    }

    @Test
    void rejectsWhatOnlyTheServiceSets() {
      long user = Given.user(http);
      assertProblem(
          http.patch("/users/" + user, json("id", 1, "created_at", "2020-01-01T00:00:00Z")),
          422,
          "invalid",
          "/id",
          "/created_at");
    }

    @Test
    void knowsNoOther() {
      assertProblem(http.patch("/users/987654321", json("full_name", "x")), 404, "not-found");
      assertProblem(http.patch("/users/987654321", "{}"), 404, "not-found");
    }
  }

  @Nested
  class Delete {
    @Test
    void takesAUserAway() {
      long user = Given.user(http);
      var answer = http.delete("/users/" + user);
      assertThat(answer.status()).isEqualTo(204);
      assertThat(answer.text()).isEmpty();
      assertProblem(http.get("/users/" + user), 404, "not-found");
      assertProblem(http.delete("/users/" + user), 404, "not-found");
    }

    @Test
    void keepsAUserWithPosts() {
      long user = Given.user(http);
      long post = Given.post(http, user, "Kept");
      assertProblem(http.delete("/users/" + user), 409, "in-use");
      assertProblem(http.delete("/users/" + user + "?cascade=false"), 409, "in-use");
      assertThat(http.get("/posts/" + post).status()).isEqualTo(200);
    }

    @Test
    void takesThePostsTooWhereAskedTo() {
      long user = Given.user(http);
      long other = Given.post(http, Given.user(http), "Of another", "shared");
      long post = Given.post(http, user, "Gone", "shared");
      assertThat(http.delete("/users/" + user + "?cascade=true").status()).isEqualTo(204);
      assertThat(http.get("/users/" + user).status()).isEqualTo(404);
      assertThat(http.get("/posts/" + post).status()).isEqualTo(404);
      assertThat(http.get("/posts/" + other).at("/tags/0/name")).isEqualTo("shared");
      assertProblem(http.delete("/users/" + user + "?cascade=true"), 404, "not-found");
    }

    @Test
    void rejectsAnotherWordForTrue() {
      long user = Given.user(http);
      assertProblem(
          http.delete("/users/" + user + "?cascade=yes"), 400, "malformed-request", "/cascade");
      assertThat(http.get("/users/" + user).status()).isEqualTo(200);
    }
  }

  private static Answer create(String body) {
    return http.post("/users", body);
  }
}
