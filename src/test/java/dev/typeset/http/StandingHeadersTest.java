package dev.typeset.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.typeset.core.Signer;
import dev.typeset.testing.Http;
import dev.typeset.testing.RawHttp;
import dev.typeset.testing.Strangers;
import dev.typeset.testing.TestApp;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Mono;

/** The headers that no answer lacks. */
class StandingHeadersTest {
  private record Done(boolean done) {}

  private static final Map<String, String> EXPECTED =
      Map.of(
          "X-Content-Type-Options", "nosniff",
          "Referrer-Policy", "no-referrer",
          "Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'",
          "Cross-Origin-Resource-Policy", "same-origin",
          "Cache-Control", "no-cache");

  private static Reply reply;
  private static HttpServer server;

  @BeforeAll
  static void start() {
    reply = new Reply(Duration.ofSeconds(10));
    var api = new Api(reply, new Signer(List.of()), Replays.NONE, Strangers.admission());
    api.get("/work").open().value(Done.class, _ -> Mono.just(new Done(true)));
    api.get("/empty").open().done(_ -> Mono.just(true));
    api.get("/broken")
        .open()
        .value(Done.class, _ -> Mono.error(new IllegalStateException("broken")));
    api.page(
        "/page",
        "A page",
        ctx -> {
          ctx.header("Content-Security-Policy", "default-src 'self'");
          ctx.header("Cache-Control", "max-age=3600").result("page");
        });
    api.get(Api.BASE + "/work").open().value(Done.class, _ -> Mono.just(new Done(true)));
    server = new HttpServer(api, () -> false);
    server.start(Port.take("127.0.0.1", 0));
  }

  @AfterAll
  static void stop() {
    server.close();
    reply.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "GET /work HTTP/1.1",
        "HEAD /work HTTP/1.1",
        "OPTIONS /work HTTP/1.1",
        "POST /work HTTP/1.1",
        "BREW /work HTTP/1.1",
        "GET /empty HTTP/1.1",
        "GET /broken HTTP/1.1",
        "GET /nope HTTP/1.1",
        "GET /api/v1/work HTTP/1.1",
        "GET /%zz HTTP/1.1",
        "GET /work HTTP/3.9",
        "nonsense"
      })
  void standOnEveryAnswerOnce(String line) {
    var answer = new RawHttp(server.port()).send(line + "\r\nHost: x\r\nContent-Length: 0\r\n\r\n");
    EXPECTED.forEach(
        (name, value) -> assertThat(answer.headers().allValues(name)).containsExactly(value));
    assertThat(answer.headers().firstValue("Server")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "POST /api/v1/auth/token",
        "OPTIONS /api/v1/auth/token",
        "GET /api/v1/auth/token",
        "POST /api/v1/auth/revoke",
        "POST /api/v1/auth/nope"
      })
  void letNobodyStoreWhatIsAboutTokens(String line) {
    try (var app = TestApp.start()) {
      for (String token : List.of("", "Authorization: Bearer " + app.http().token() + "\r\n")) {
        var answer =
            new RawHttp(app.app().port())
                .send(line + " HTTP/1.1\r\nHost: x\r\nContent-Length: 0\r\n" + token + "\r\n");
        assertThat(answer.headers().allValues("Cache-Control")).containsExactly("no-store");
      }
    }
  }

  @Test
  void giveWayToThoseOfARoute() {
    var answer = new Http("http://127.0.0.1:" + server.port()).get("//page");
    assertThat(answer.headers().allValues("Content-Security-Policy"))
        .containsExactly("default-src 'self'");
    assertThat(answer.headers().allValues("Cache-Control")).containsExactly("max-age=3600");
    assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
  }
}
