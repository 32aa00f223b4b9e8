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
import dev.typeset.testing.TestServer;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UserRoutesTest {
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
  class Create {
    @Test
    void answersWithTheUserAndItsAddress() {
      String email = email();
      var answer = create(json("email", email, "password", PASSWORD, "full_name", "Ada Lovelace"));
      assertThat(answer.status()).isEqualTo(201);
      assertThat(answer.header("Location")).isEqualTo("/api/v1/users/" + id(answer));
      assertThat(answer.header("Content-Type")).isEqualTo("application/json");
      assertThat(answer.json().fieldNames())
          .toIterable()
          .containsExactly(
              "id", "email", "full_name", "is_active", "role", "created_at", "updated_at");
      assertThat(answer.at("/role")).isEqualTo("user");
      assertThat(answer.at("/email")).isEqualTo(email);
      assertThat(answer.at("/full_name")).isEqualTo("Ada Lovelace");
      assertThat(answer.json().at("/is_active").booleanValue()).isTrue();
      assertThat(answer.at("/created_at"))
          .matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{6}Z");
      assertThat(http.get("/users/" + id(answer)).text()).isEqualTo(answer.text());
    }

    @Test
    void takesAUserWithoutAName() {
      assertThat(
              create(json("email", email(), "password", PASSWORD)).json().at("/full_name").isNull())
          .isTrue();
      var named = create(json("email", email(), "password", PASSWORD, "full_name", null));
      assertThat(named.status()).isEqualTo(201);
      assertThat(named.json().at("/full_name").isNull()).isTrue();
    }

    @Test
    void storesAnArgon2idHashAndTellsNobody() {
      String password = "s3cret-that-nobody-sees";
      String email = email();
      var answers =
          List.of(
              create(json("email", email, "password", password)),
              create(json("email", email, "password", password)),
              create(json("email", "no address", "password", password)),
              create(json("email", email(), "password", password, "hashed_password", password)),
              http.get("/users?email=" + email),
              http.get("/users"));
      assertThat(answers).extracting(Answer::status).containsExactly(201, 409, 422, 422, 200, 200);
      assertThat(answers)
          .extracting(Answer::text)
          .noneMatch(text -> text.contains(password) || text.contains("argon2"));
      long id = id(answers.getFirst());
      assertThat(hash(id))
          .matches("\\$argon2id\\$v=19\\$m=19456,t=2,p=1\\$[A-Za-z0-9+/]{22}\\$[A-Za-z0-9+/]{43}");
      assertThat(hash(id))
          .isNotEqualTo(hash(id(create(json("email", email(), "password", password)))));
      var patched = http.patch("/users/" + id, json("password", password + "!"));
      assertThat(patched.status()).isEqualTo(200);
      assertThat(patched.text()).doesNotContain(password, "argon2", "password");
    }

    @Test
    void rejectsAnAddressThatIsTakenInAnyCase() {
      String email = "Zoë." + email();
      assertThat(create(json("email", email, "password", PASSWORD)).at("/email")).isEqualTo(email);
      String other = email.replace("Zoë", "zOË").replace("example.com", "EXAMPLE.Com");
      assertProblem(create(json("email", other, "password", PASSWORD)), 409, "taken", "/email");
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "",
          " ",
          "ada",
          "@example.com",
          "ada@",
          "ada@example",
          "a b@example.com",
          "ada@exa mple.com",
          "ada@@example.com",
          "a@b@example.com",
          "ada@example..com",
          "ada@.com",
          "ada@example.com.",
          " ada@example.com",
          "ada@example.com\n",
          "a\u00a0b@example.com",
          "a\u0001b@example.com"
        })
    void rejectsWhatIsNoAddress(String email) {
      assertProblem(create(json("email", email, "password", PASSWORD)), 422, "invalid", "/email");
    }

    @Test
    void takesAnAddressOf255CharactersAndNoLonger() {
      String longest = Given.unique("a") + "@" + "b".repeat(60) + "." + "c".repeat(200);
      longest = longest.substring(0, 251) + ".com";
      assertThat(create(json("email", longest, "password", PASSWORD)).status()).isEqualTo(201);
      assertProblem(
          create(json("email", longest + "x", "password", PASSWORD)), 422, "invalid", "/email");
    }

    @Test
    void countsTheCodePointsOfNamesAndPasswords() {
      var most =
          json("email", email(), "password", "🔑".repeat(128), "full_name", "😀".repeat(100));
      assertThat(create(most).status()).isEqualTo(201);
      assertThat(create(json("email", email(), "password", "🔑".repeat(8))).status())
          .isEqualTo(201);
      assertProblem(
          create(json("email", email(), "password", "🔑".repeat(7), "full_name", "😀".repeat(101))),
          422,
          "invalid",
          "/password",
          "/full_name");
      assertProblem(
          create(json("email", email(), "password", "🔑".repeat(129))),
          422,
          "invalid",
          "/password");
    }

    @Test
    void stripsTheNameAndNotThePassword() {
      var answer =
          create(
              json("email", email(), "password", "   x    ", "full_name", "\u2003 Ada \u3000\n"));
      assertThat(answer.status()).isEqualTo(201);
      assertThat(answer.at("/full_name")).isEqualTo("Ada");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  ", "\u3000\u00a0\u2028"})
    void rejectsABlankName(String name) {
      assertProblem(
          create(json("email", email(), "password", PASSWORD, "full_name", name)),
          422,
          "invalid",
          "/full_name");
    }

    @Test
    void namesEveryFieldAtFaultAtOnce() {
      assertProblem(
          create(json("email", 1, "full_name", true, "is_active", false, "a/b~c", 1)),
          422,
          "invalid",
          "/email",
          "/password",
          "/full_name",
          "/is_active",
          "/a~1b~0c");
    }
  }

  private static Answer create(String body) {
    return http.post("/users", body);
  }

  private static String hash(long id) {
    return TestServer.query(app.url(), "select hashed_password from users where id = " + id);
  }
}
