package dev.typeset.replays;

import static dev.typeset.testing.Given.json;
import static dev.typeset.testing.Given.unique;
import static org.assertj.core.api.Assertions.assertThat;

import dev.typeset.testing.Given;
import dev.typeset.testing.Http;
import dev.typeset.testing.Http.Answer;
import dev.typeset.testing.TestApp;
import dev.typeset.testing.TestServer;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is kept of the answers, for how long, and with whom it goes. */
class ReplayRepositoryTest {
  private static final String KEY = "a key that nobody else has";
  private static TestApp app;
  private static Http http;
  private static long author;

  @BeforeAll
  static void start() {
    app = TestApp.start();
    http = app.http();
    author = Given.user(http);
  }

  @AfterAll
  static void stop() {
    app.close();
  }

  @BeforeEach
  void forget() {
    TestServer.execute(app.url(), "delete from replays");
  }

  @Nested
  class Rows {
    @ParameterizedTest
    @EnumSource
    void holdTheAnswerAndNothingElseInClear(RepeatableWrite write) {
      String body = write.body(author);
      Answer answer = write.send(http, body, KEY);
      assertThat(answer.status()).isEqualTo(201);
      assertThat(query("select convert_from(answer, 'UTF8') from replays"))
          .isEqualTo(answer.text());
      String rest =
          query(
              "select encode(scope, 'escape') || ' ' || encode(body, 'escape') || ' ' || coalesce(location, '')"
                  + " || ' ' || coalesce(etag, '') || ' ' || status from replays");
      String all = rest + answer.text();
      assertThat(all).doesNotContain(KEY, Given.PASSWORD, body);
      for (String value : body.split("[\"{},:\\[\\]]+", -1)) {
        if (value.length() > 3) {
          assertThat(rest).doesNotContain(value);
        }
      }
    }

    @Test
    void areNotTheSameForTheSameKeyElsewhere() {
      for (var write : RepeatableWrite.values()) {
        assertThat(write.send(http, write.body(author), KEY).status()).isEqualTo(201);
      }
      assertThat(query("select count(distinct scope) from replays")).isEqualTo("4");
    }
  }

  @Nested
  class Age {
    @Test
    void ofADayEndsIt() {
      String body = RepeatableWrite.POSTS.body(author);
      Answer first = RepeatableWrite.POSTS.send(http, body, KEY);
      age("23 hours 59 minutes");
      assertThat(isReplayed(RepeatableWrite.POSTS.send(http, body, KEY))).isTrue();
      age("25 hours");
      Answer second = RepeatableWrite.POSTS.send(http, body, KEY);
      assertThat(isReplayed(second)).isFalse();
      assertThat(second.at("/id")).isNotEqualTo(first.at("/id"));
      assertThat(query("select count(*) from replays where created_at > now() - interval '1 h'"))
          .isEqualTo("1");
      Answer third = RepeatableWrite.POSTS.send(http, body, KEY);
      assertThat(isReplayed(third)).isTrue();
      assertThat(third.text()).isEqualTo(second.text());
    }

    @Test
    void ofADayFreesTheKeyForAnotherBody() {
      assertThat(RepeatableWrite.POSTS.send(http, RepeatableWrite.POSTS.body(author), KEY).status())
          .isEqualTo(201);
      age("25 hours");
      Answer other = RepeatableWrite.POSTS.send(http, RepeatableWrite.POSTS.body(author), KEY);
      assertThat(other.status()).isEqualTo(201);
      assertThat(isReplayed(other)).isFalse();
    }

    @Test
    void ofADayIsClearedAwayByTheNextWrite() {
      for (int i = 0; i < 3; i++) {
        RepeatableWrite.TAGS.send(http, RepeatableWrite.TAGS.body(author), unique("key"));
      }
      age("25 hours");
      RepeatableWrite.TAGS.send(http, RepeatableWrite.TAGS.body(author), KEY);
      assertThat(query("select count(*) from replays")).isEqualTo("1");
    }

    @Test
    void isClearedAwayAHundredAtATime() {
      RepeatableWrite.TAGS.send(http, RepeatableWrite.TAGS.body(author), KEY);
      TestServer.execute(
          app.url(),
          "insert into replays (scope, body, status, answer, created_at) select sha256(n::text::bytea), body, 201, ''::bytea,"
              + " clock_timestamp() - interval '2 days' from replays, generate_series(1, 150) n");
      RepeatableWrite.TAGS.send(http, RepeatableWrite.TAGS.body(author), unique("key"));
      assertThat(query("select count(*) from replays")).isEqualTo("52");
      RepeatableWrite.TAGS.send(http, RepeatableWrite.TAGS.body(author), unique("key"));
      assertThat(query("select count(*) from replays")).isEqualTo("3");
    }
  }

  @Nested
  class Erasure {
    @Test
    void goesWithTheUser() {
      String body = RepeatableWrite.USERS.body(author);
      Answer first = RepeatableWrite.USERS.send(http, body, KEY);
      assertThat(http.delete("/users/" + first.at("/id")).status()).isEqualTo(204);
      assertThat(query("select count(*) from replays")).isEqualTo("0");
      Answer second = RepeatableWrite.USERS.send(http, body, KEY);
      assertThat(second.status()).isEqualTo(201);
      assertThat(second.at("/id")).isNotEqualTo(first.at("/id"));
    }

    @Test
    void goesWithTheAuthor() {
      long leaving = Given.user(http);
      RepeatableWrite.POSTS.send(http, RepeatableWrite.POSTS.body(leaving), KEY);
      RepeatableWrite.BATCH.send(http, RepeatableWrite.BATCH.body(leaving), KEY);
      RepeatableWrite.POSTS.send(http, RepeatableWrite.POSTS.body(author), unique("key"));
      assertThat(query("select count(*) from replays")).isEqualTo("3");
      assertThat(http.delete("/users/" + leaving + "?cascade=true").status()).isEqualTo(204);
      assertThat(query("select count(*) from replays")).isEqualTo("1");
      assertThat(query("select user_id from replays")).isEqualTo(Long.toString(author));
    }

    @Test
    void goesWithTheCaller() {
      long leaving = Given.user(http);
      Answer tag =
          RepeatableWrite.TAGS.send(app.user(leaving), RepeatableWrite.TAGS.body(author), KEY);
      assertThat(tag.status()).isEqualTo(201);
      assertThat(query("select user_id from replays")).isEqualTo(Long.toString(leaving));
      assertThat(http.delete("/users/" + leaving).status()).isEqualTo(204);
      assertThat(query("select count(*) from replays")).isEqualTo("0");
    }

    @Test
    void goesWithTheAuthorWhosePostIsGone() {
      long leaving = Given.user(http);
      Answer post = RepeatableWrite.POSTS.send(http, RepeatableWrite.POSTS.body(leaving), KEY);
      assertThat(http.delete("/posts/" + post.at("/id")).status()).isEqualTo(204);
      assertThat(http.delete("/users/" + leaving).status()).isEqualTo(204);
      assertThat(query("select count(*) from replays")).isEqualTo("0");
    }
  }

  @Nested
  class Commit {
    @Test
    void thatFailsRemembersNothing() {
      TestServer.execute(
          app.url(),
          """
          create function refuse() returns trigger language plpgsql as
            $$ begin raise exception 'refused' using errcode = '23514'; end $$;
          create constraint trigger refusal after insert on tags deferrable initially deferred
            for each row execute function refuse();
          """);
      String body = json("name", unique("refused"));
      try {
        assertThat(RepeatableWrite.TAGS.send(http, body, KEY).status()).isEqualTo(422);
        assertThat(query("select count(*) from replays")).isEqualTo("0");
      } finally {
        TestServer.execute(app.url(), "drop trigger refusal on tags; drop function refuse()");
      }
      Answer first = RepeatableWrite.TAGS.send(http, body, KEY);
      assertThat(first.status()).isEqualTo(201);
      assertThat(isReplayed(first)).isFalse();
    }
  }

  @Nested
  class Restart {
    @ParameterizedTest
    @EnumSource
    void forgetsNothing(RepeatableWrite write) {
      assertRemembered(write, Map.of());
    }

    @ParameterizedTest
    @EnumSource
    void withANewKeyForgetsNothing(RepeatableWrite write) {
      assertRemembered(
          write,
          Map.of(
              "SECRET_KEYS",
              "new:fedcba9876543210fedcba9876543210,test:0123456789abcdef0123456789abcdef"));
    }

    private void assertRemembered(RepeatableWrite write, Map<String, String> settings) {
      String body = write.body(author);
      Answer first = write.send(http, body, KEY);
      String rows = query("select count(*) from " + write.table());
      TestApp restarted = TestApp.start(app.url(), settings);
      try (restarted) {
        Answer second = write.send(restarted.http(), body, KEY);
        assertThat(second.status()).as(second.text()).isEqualTo(201);
        assertThat(isReplayed(second)).isTrue();
        assertThat(second.text()).isEqualTo(first.text());
        assertThat(query("select count(*) from " + write.table())).isEqualTo(rows);
        assertThat(query("select count(*) from replays")).isEqualTo("1");
      }
    }
  }

  private static String query(String sql) {
    return TestServer.query(app.url(), sql);
  }

  private static void age(String interval) {
    TestServer.execute(
        app.url(),
        "update replays set created_at = clock_timestamp() - interval '" + interval + "'");
  }

  private static boolean isReplayed(Answer answer) {
    return answer.header("Idempotent-Replayed").equals("true");
  }
}
