package dev.typeset.users;

import static dev.typeset.testing.Given.PASSWORD;
import static dev.typeset.testing.Given.column;
import static dev.typeset.testing.Given.email;
import static dev.typeset.testing.Given.id;
import static dev.typeset.testing.Given.ids;
import static dev.typeset.testing.Given.json;
import static dev.typeset.testing.ProblemAnswers.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import dev.typeset.testing.Given;
import dev.typeset.testing.Http;
import dev.typeset.testing.TestApp;
import dev.typeset.testing.TestServer;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class UserListRoutesTest {
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
  class Find {
    @Test
    void knowsNoOther() {
      assertProblem(http.get("/users/987654321"), 404, "not-found");
      assertProblem(http.get("/users/987654321?include=posts"), 404, "not-found");
    }

    @Test
    void nestsNoPostsUnlessAsked() {
      long user = Given.user(http);
      assertThat(http.get("/users/" + user).json().has("posts")).isFalse();
    }

    @Test
    void nestsAnEmptyPage() {
      long user = Given.user(http);
      var answer = http.get("/users/" + user + "?include=posts");
      assertThat(answer.status()).isEqualTo(200);
      assertThat(answer.json().at("/posts").toString()).isEqualTo("{\"items\":[],\"next\":null}");
    }

    @Test
    void nestsTheNewestPostsAsUserPosts() {
      long user = Given.user(http);
      List<Long> posts =
          LongStream.rangeClosed(1, 22)
              .map(n -> Given.post(http, user, "No " + n, "tag"))
              .boxed()
              .toList();
      Given.post(http, Given.user(http), "Of another");
      var answer = http.get("/users/" + user + "?include=posts");
      assertThat(answer.json().at("/posts/items").findValues("id"))
          .extracting(id -> id.longValue())
          .containsExactlyElementsOf(posts.reversed().subList(0, 20));
      var newest = http.get("/posts/" + posts.getLast());
      var nested = answer.json().at("/posts/items/0");
      assertThat(nested.fieldNames())
          .toIterable()
          .containsExactly("id", "title", "content", "created_at", "updated_at");
      nested
          .properties()
          .forEach(
              field -> assertThat(field.getValue()).isEqualTo(newest.json().get(field.getKey())));
      assertThat(answer.json().fieldNames())
          .toIterable()
          .containsExactly(
              "id", "email", "full_name", "is_active", "role", "created_at", "updated_at", "posts");
    }

    @Test
    void rejectsWhatItCannotInclude() {
      long user = Given.user(http);
      assertProblem(
          http.get("/users/" + user + "?include=tags"), 400, "malformed-request", "/include");
    }
  }

  @Nested
  class ListUsers {
    @Test
    void findsOneByAddressInAnyCase() {
      String email = "Ärger+list@Example.com";
      long user = id(http.post("/users", json("email", email, "password", PASSWORD)));
      var page = http.get("/users?email=%C3%A4rger%2Blist@example.COM");
      assertThat(ids(page)).containsExactly(user);
      assertThat(page.json().at("/items/0")).isEqualTo(http.get("/users/" + user).json());
      assertThat(ids(http.get("/users?email=nobody@example.com"))).isEmpty();
      assertThat(ids(http.get("/users?email=%25@example.com"))).isEmpty();
    }

    @Test
    void findsOneByTheLongestAddress() {
      String email = "long@" + "b".repeat(246) + ".com";
      long user = id(http.post("/users", json("email", email, "password", PASSWORD)));
      assertThat(ids(http.get("/users?email=" + email))).containsExactly(user);
    }

    @Test
    void sortsAndPages() {
      List<Long> users = LongStream.range(0, 3).map(_ -> Given.user(http)).boxed().toList();
      assertThat(ids(http.get("/users?limit=3"))).isEqualTo(users.reversed());
      assertThat(ids(http.get("/users?limit=2&skip=1"))).isEqualTo(users.reversed().subList(1, 3));
      var all = ids(http.get("/users?limit=100&sort=created_at"));
      assertThat(all).isEqualTo(ids(http.get("/users?limit=100")).reversed());
      assertThat(all).endsWith(users.toArray(Long[]::new));
      http.patch("/users/" + users.getFirst(), json("full_name", "Changed"));
      assertThat(ids(http.get("/users?limit=1&sort=-updated_at")))
          .containsExactly(users.getFirst());
      assertThat(ids(http.get("/users?limit=100&sort=updated_at"))).endsWith(users.getFirst());
      assertThat(ids(http.get("/users?skip=10000"))).isEmpty();
    }

    @Test
    void giveTwentyUnlessTold() {
      for (int i = 0; i < 21; i++) {
        TestServer.execute(
            app.url(),
            "insert into users (email, hashed_password) values ('" + email() + "', 'x')");
      }
      var page = http.get("/users");
      assertThat(ids(page)).hasSize(20);
      assertThat(column(page, "email")).allMatch(email -> email.asText().contains("@"));
      assertThat(page.json().fieldNames()).toIterable().containsExactly("items", "next");
    }

    @Test
    void rejectsBadParametersAllAtOnce() {
      assertProblem(
          http.get("/users?email=&sort=email&limit=101&skip=10001&q=x"),
          400,
          "malformed-request",
          "/email",
          "/sort",
          "/limit",
          "/skip",
          "/q");
    }
  }
}
