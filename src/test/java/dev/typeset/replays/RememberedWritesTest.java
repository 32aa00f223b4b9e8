package dev.typeset.replays;

import static dev.typeset.testing.Given.json;
import static dev.typeset.testing.Given.unique;
import static dev.typeset.testing.ProblemAnswers.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import dev.typeset.testing.Given;
import dev.typeset.testing.Http;
import dev.typeset.testing.Http.Answer;
import dev.typeset.testing.RawHttp;
import dev.typeset.testing.TestApp;
import dev.typeset.testing.TestServer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the same Idempotency-Key brings a second time. */
class RememberedWritesTest {
  private static final Pattern STATEMENTS = Pattern.compile("desc=\"([0-9]+) statements?\"");
  private static TestApp app;
  private static Http http;
  private static Http anonymous;
  private static long author;

  @BeforeAll
  static void start() {
    app = TestApp.start();
    http = app.http();
    anonymous = app.anonymous();
    author = Given.user(http);
  }

  @AfterAll
  static void stop() {
    app.close();
  }

  @Nested
  class SameBody {
    @ParameterizedTest
    @EnumSource
    void givesTheFirstAnswerAgain(RepeatableWrite write) {
      String body = write.body(author);
      String key = unique("key");
      Answer first = write.send(http, body, key);
      assertMade(first);
      String rows = rows(write);
      assertReplayed(write.send(http, body, key), first);
      assertReplayed(write.send(http, body, key), first);
      assertThat(rows(write)).isEqualTo(rows);
    }

    @ParameterizedTest
    @EnumSource
    void givesTheFirstAnswerOfWhatWasChangedSince(RepeatableWrite write) {
      String body = write.body(author);
      String key = unique("key");
      Answer first = write.send(http, body, key);
      String field =
          switch (write) {
            case USERS -> "full_name";
            case TAGS -> "name";
            case POSTS, BATCH -> "title";
          };
      assertThat(http.patch(write.address(first), json(field, unique("Changed"))).status())
          .isEqualTo(200);
      assertReplayed(write.send(http, body, key), first);
    }

    @ParameterizedTest
    @EnumSource(names = {"POSTS", "TAGS", "BATCH"})
    void givesTheFirstAnswerOfWhatWasDeletedSince(RepeatableWrite write) {
      String body = write.body(author);
      String key = unique("key");
      Answer first = write.send(http, body, key);
      assertThat(http.delete(write.address(first)).status()).isEqualTo(204);
      String rows = rows(write);
      assertReplayed(write.send(http, body, key), first);
      assertThat(rows(write)).isEqualTo(rows);
    }

    @Test
    void givesTheFirstAnswerThoughATagOfItWasDeletedSince() {
      long tag = Given.tag(http, unique("gone"));
      String body =
          json("title", "T", "content", "C", "author_id", author, "tag_ids", new long[] {tag});
      String key = unique("key");
      Answer first = RepeatableWrite.POSTS.send(http, body, key);
      assertThat(http.delete("/tags/" + tag).status()).isEqualTo(204);
      assertReplayed(RepeatableWrite.POSTS.send(http, body, key), first);
    }

    @ParameterizedTest
    @EnumSource
    void makesAnotherWhereTheKeyIsAnother(RepeatableWrite write) {
      String key = unique("key");
      assertMade(write.send(http, write.body(author), key));
      assertMade(write.send(http, write.body(author), key + "'"));
    }
  }

  @Nested
  class AnotherBody {
    @ParameterizedTest
    @EnumSource
    void isRefused(RepeatableWrite write) {
      String key = unique("key");
      String body = write.body(author);
      assertMade(write.send(http, body, key));
      String rows = rows(write);
      assertProblem(write.send(http, write.body(author), key), 422, "idempotency-key-reused");
      assertProblem(write.send(http, body + " ", key), 422, "idempotency-key-reused");
      assertThat(rows(write)).isEqualTo(rows);
    }

    @Test
    void isAnotherRequestOfSomebodyUnknown() {
      String key = unique("key");
      String body = RepeatableWrite.USERS.body(author);
      String other = RepeatableWrite.USERS.body(author);
      Answer first = RepeatableWrite.USERS.send(anonymous, body, key);
      Answer second = RepeatableWrite.USERS.send(anonymous, other, key);
      assertMade(first);
      assertMade(second);
      assertReplayed(RepeatableWrite.USERS.send(anonymous, body, key), first);
      assertReplayed(RepeatableWrite.USERS.send(anonymous, other, key), second);
    }

    @Test
    void tellsNothingOfWhatSomebodyElseMade() {
      String key = unique("key");
      String address = Given.email();
      assertMade(
          RepeatableWrite.USERS.send(
              anonymous, json("email", address, "password", Given.PASSWORD), key));
      assertProblem(
          RepeatableWrite.USERS.send(
              anonymous, json("email", address, "password", "another password"), key),
          409,
          "taken",
          "/email");
    }

    @Test
    void isAnotherRequestElsewhere() {
      String key = unique("key");
      for (var write : RepeatableWrite.values()) {
        assertMade(write.send(http, write.body(author), key));
      }
    }
  }

  @Nested
  class AnotherCaller {
    @ParameterizedTest
    @EnumSource
    void hasKeysOfTheirOwn(RepeatableWrite write) {
      String key = unique("key");
      Http one = app.user(Given.user(http));
      Http other = app.user(Given.user(http));
      String body = write.bodyOfCaller();
      String otherBody = write.bodyOfCaller();
      Answer first = write.send(one, body, key);
      Answer second = write.send(other, otherBody, key);
      assertMade(first);
      assertMade(second);
      assertReplayed(write.send(one, body, key), first);
      assertReplayed(write.send(other, otherBody, key), second);
      assertProblem(write.send(one, otherBody, key), 422, "idempotency-key-reused");
      assertProblem(write.send(other, body, key), 422, "idempotency-key-reused");
    }

    @ParameterizedTest
    @EnumSource(names = {"POSTS", "BATCH"})
    void withTheSameBodyMakesTheirOwn(RepeatableWrite write) {
      String key = unique("key");
      long one = Given.user(http);
      long other = Given.user(http);
      String body = write.bodyOfCaller();
      Answer first = write.send(app.user(one), body, key);
      Answer second = write.send(app.user(other), body, key);
      assertMade(first);
      assertMade(second);
      assertThat(first.json().findValue("author").path("id").longValue()).isEqualTo(one);
      assertThat(second.json().findValue("author").path("id").longValue()).isEqualTo(other);
      assertReplayed(write.send(app.user(one), body, key), first);
    }

    @Test
    void isTheSameWithAnotherToken() {
      String key = unique("key");
      long user = Given.user(http);
      String body = RepeatableWrite.TAGS.body(author);
      Answer first = RepeatableWrite.TAGS.send(app.user(user), body, key);
      assertMade(first);
      assertReplayed(RepeatableWrite.TAGS.send(app.user(user), body, key), first);
    }
  }

  @Nested
  class Key {
    @ParameterizedTest
    @ValueSource(strings = {"", "a\tb", "käse"})
    void isRefusedWhereItIsNotPrintable(String key) {
      assertRefused(key);
    }

    @Test
    void isRefusedWhereItIsTooLong() {
      assertRefused("k".repeat(256));
    }

    @Test
    void isRefusedWhereThereAreTwo() {
      var answer = raw("Idempotency-Key: one\r\nIdempotency-Key: two");
      assertThat(answer.status()).isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"k", "two words", "\"quoted\"", "~!;,="})
    void isTakenWhereItIsPrintable(String key) {
      String body = RepeatableWrite.TAGS.body(author);
      Answer first = RepeatableWrite.TAGS.send(http, body, key);
      assertMade(first);
      assertReplayed(RepeatableWrite.TAGS.send(http, body, key), first);
    }

    @Test
    void isTakenUpTo255Characters() {
      String body = RepeatableWrite.TAGS.body(author);
      String key = "k".repeat(254);
      Answer first = RepeatableWrite.TAGS.send(http, body, key + "a");
      assertMade(first);
      assertReplayed(RepeatableWrite.TAGS.send(http, body, key + "a"), first);
      assertMade(RepeatableWrite.TAGS.send(http, RepeatableWrite.TAGS.body(author), key + "b"));
    }

    private void assertRefused(String key) {
      String rows = rows(RepeatableWrite.TAGS);
      var answer = raw("Idempotency-Key: " + key);
      assertThat(answer.status()).isEqualTo(400);
      assertThat(answer.text()).contains("/problems/malformed-request", "Idempotency-Key");
      assertThat(rows(RepeatableWrite.TAGS)).isEqualTo(rows);
    }

    private Answer raw(String header) {
      String body = RepeatableWrite.TAGS.body(author);
      return new RawHttp(app.app().port())
          .send(
              "POST /api/v1/tags HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer "
                  + http.token()
                  + "\r\nContent-Type: application/json\r\nContent-Length: "
                  + body.length()
                  + "\r\n"
                  + header
                  + "\r\n\r\n"
                  + body);
    }
  }

  @Nested
  class Failure {
    @Test
    void ofAMissingAuthorIsNotRemembered() {
      for (var write : new RepeatableWrite[] {RepeatableWrite.POSTS, RepeatableWrite.BATCH}) {
        String key = unique("key");
        assertThat(write.send(http, write.body(987654321), key).status()).isEqualTo(422);
        String body = write.body(author);
        Answer first = write.send(http, body, key);
        assertMade(first);
        assertReplayed(write.send(http, body, key), first);
      }
    }

    @ParameterizedTest
    @CsvSource({"USERS, email", "TAGS, name"})
    void ofATakenValueIsNotRemembered(RepeatableWrite write, String field) {
      String key = unique("key");
      String body = write.body(author);
      Answer other = write.sendWithoutKey(http, body);
      assertMade(other);
      assertProblem(write.send(http, body, key), 409, "taken", "/" + field);
      assertThat(http.delete(write.address(other)).status()).isEqualTo(204);
      Answer first = write.send(http, body, key);
      assertMade(first);
      assertReplayed(write.send(http, body, key), first);
    }

    @ParameterizedTest
    @EnumSource
    void ofAMalformedBodyIsNotRemembered(RepeatableWrite write) {
      String key = unique("key");
      assertThat(write.send(http, "{", key).status()).isEqualTo(400);
      assertMade(write.send(http, write.body(author), key));
    }
  }

  @Nested
  class Statements {
    @ParameterizedTest
    @EnumSource
    void areOneMoreThanWithoutAKey(RepeatableWrite write) {
      // The tag exists already in both cases.
      assertMade(write.sendWithoutKey(http, write.body(author)));
      int without = statements(write.sendWithoutKey(http, write.body(author)));
      assertThat(statements(write.send(http, write.body(author), unique("key"))))
          .isEqualTo(without + 1);
    }

    private int statements(Answer answer) {
      assertMade(answer);
      Matcher cost = STATEMENTS.matcher(answer.header("Server-Timing"));
      assertThat(cost.find()).as(answer.header("Server-Timing")).isTrue();
      return Integer.parseInt(cost.group(1));
    }
  }

  private static String rows(RepeatableWrite write) {
    return TestServer.query(app.url(), "select count(*) from " + write.table());
  }

  private static void assertMade(Answer answer) {
    assertThat(answer.status()).as(answer.text()).isEqualTo(201);
    assertThat(answer.headers().firstValue("Idempotent-Replayed")).isEmpty();
  }

  private static void assertReplayed(Answer answer, Answer first) {
    assertThat(answer.status()).as(answer.text()).isEqualTo(201);
    assertThat(answer.text()).isEqualTo(first.text());
    for (String name : new String[] {"Content-Type", "Location", "ETag"}) {
      assertThat(answer.headers().allValues(name)).isEqualTo(first.headers().allValues(name));
    }
    assertThat(answer.header("Idempotent-Replayed")).isEqualTo("true");
  }
}
