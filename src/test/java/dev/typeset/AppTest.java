package dev.typeset;

import static org.assertj.core.api.Assertions.assertThat;

import dev.typeset.db.DatabaseUrl;
import dev.typeset.testing.Http;
import dev.typeset.testing.Proxy;
import dev.typeset.testing.SignedIn;
import dev.typeset.testing.TestApp;
import dev.typeset.testing.TestServer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class AppTest {
  private static DatabaseUrl through(Proxy proxy, DatabaseUrl url) {
    return new DatabaseUrl(
        url.user(), url.password(), "127.0.0.1", proxy.port(), url.database(), url.parameters());
  }

  private static void eventually(BooleanSupplier condition) throws InterruptedException {
    long end = System.nanoTime() + Duration.ofSeconds(30).toNanos();
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).as("waited 30 s").isLessThan(end);
      TimeUnit.MILLISECONDS.sleep(50);
    }
  }

  @Nested
  class ADatabaseThatIsAway {
    @Test
    void isWaitedForAtTheStartAndLater() throws InterruptedException {
      DatabaseUrl url = TestServer.empty();
      try (var proxy = new Proxy(url.host(), url.port());
          App app = App.start(Config.from(TestApp.settings(through(proxy, url))))) {
        var http = new Http("http://127.0.0.1:" + app.port());
        assertThat(http.get("//health/live").status()).isEqualTo(200);
        assertAway(http.get("//health/ready"));
        assertAway(http.get("/posts"));

        proxy.mend();
        eventually(() -> http.get("//health/ready").status() == 200);
        assertThat(http.get("/posts").status()).isEqualTo(200);
        var admin = http.as(SignedIn.admin(url));

        proxy.cut();
        assertAway(http.get("//health/ready"));
        assertAway(http.get("/posts"));
        assertAway(admin.post("/tags", "{\"name\":\"lost\"}"));
        assertThat(http.get("//health/live").status()).isEqualTo(200);

        proxy.mend();
        eventually(() -> http.get("//health/ready").status() == 200);
        assertThat(admin.post("/tags", "{\"name\":\"found\"}").status()).isEqualTo(201);
      }
      assertThat(TestServer.query(url, "select string_agg(name, ',') from tags"))
          .isEqualTo("found");
    }

    private static void assertAway(Http.Answer answer) {
      assertThat(answer.status()).as(answer.text()).isEqualTo(503);
      assertThat(answer.at("/type")).isEqualTo("/problems/unavailable");
      assertThat(answer.header("Retry-After")).isNotEmpty();
    }
  }

  @Nested
  class SignUps {
    @Test
    void ofOneAddressAtOnceGiveOneUser() {
      // On a busy machine the last password waits long for its turn.
      try (TestApp app =
          TestApp.start(
              Map.of("REQUEST_TIMEOUT", "1m", "STATEMENT_TIMEOUT", "50s", "LOCK_TIMEOUT", "40s"))) {
        List<CompletableFuture<Http.Answer>> answers =
            IntStream.range(0, 24)
                .mapToObj(i ->
                    app.http()
                        .sendAsync(
                            "POST",
                            "/users",
                            "{\"email\":\"%s@example.com\",\"password\":\"password-%d\"}"
                                .formatted(i % 2 == 0 ? "One" : "one", i)))
                .toList();
        List<Integer> statuses =
            answers.stream()
                .map(CompletableFuture::join)
                .map(Http.Answer::status)
                .sorted()
                .toList();
        assertThat(statuses).startsWith(201).hasSize(24);
        assertThat(statuses.subList(1, 24)).containsOnly(409);
        assertThat(
                TestServer.query(
                    app.url(), "select count(*) from users where lower(email) = 'one@example.com'"))
            .isEqualTo("1");
      }
    }
  }

  @Nested
  class AFailureAtCommit {
    @Test
    void isNoCreation() {
      try (TestApp app = TestApp.start()) {
        TestServer.execute(
            app.url(),
            """
            create function refuse() returns trigger language plpgsql as
              'begin raise exception using errcode = ''23514'', table = ''tags'', constraint = ''tags_name_check''; end';
            create constraint trigger refuse after insert on tags deferrable initially deferred for each row execute function refuse();
            """);
        Http.Answer answer = app.http().post("/tags", "{\"name\":\"late\"}");
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.at("/errors/0/pointer")).isEqualTo("/name");
        assertThat(TestServer.query(app.url(), "select count(*) from tags")).isEqualTo("0");
      }
    }
  }
}
