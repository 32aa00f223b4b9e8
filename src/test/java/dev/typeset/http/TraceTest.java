package dev.typeset.http;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import dev.typeset.core.Signer;
import dev.typeset.testing.Http;
import dev.typeset.testing.RawHttp;
import dev.typeset.testing.Strangers;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;

class TraceTest {
  private record Done(boolean done) {}

  private static final String ID = "4bf92f3577b34da6a3ce929d0e0e4736";
  private static final String SPAN = "00f067aa0ba902b7";
  private static Reply reply;
  private static HttpServer server;
  private static Http http;

  @BeforeAll
  static void start() {
    reply = new Reply(Duration.ofSeconds(10));
    var api = new Api(reply, new Signer(List.of()), Replays.NONE, Strangers.admission());
    api.get("/work").open().value(Done.class, _ -> Mono.just(new Done(true)));
    server = new HttpServer(api, () -> true);
    server.start(Port.take("127.0.0.1", 0));
    http = new Http("http://127.0.0.1:" + server.port());
  }

  @AfterAll
  static void stop() {
    server.close();
    reply.close();
  }

  @Nested
  class OfTheCaller {
    @ParameterizedTest
    @CsvSource({"00, 00", "01, 01", "03, 01", "fe, 00"})
    void isTakenUpWithItsSampledFlagAndASpanOfOurOwn(String flags, String passedOn) {
      var answer = send("00-" + ID + "-" + SPAN + "-" + flags);
      assertThat(answer.header("traceparent"))
          .matches("00-" + ID + "-[0-9a-f]{16}-" + passedOn)
          .doesNotContain(SPAN, "0".repeat(16));
    }

    @ParameterizedTest
    @ValueSource(strings = {"01-", "fe-"})
    void isTakenUpFromLaterVersions(String version) {
      String parent = version + ID + "-" + SPAN + "-01";
      assertThat(send(parent).header("traceparent")).startsWith("00-" + ID);
      assertThat(send(parent + "-more").header("traceparent")).startsWith("00-" + ID);
      assertThat(send(parent + "more").header("traceparent")).doesNotContain(ID);
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "",
          "00",
          "00-" + ID,
          "00-" + ID + "-" + SPAN,
          "00-" + ID + "-" + SPAN + "-1",
          "00-" + ID + "-" + SPAN + "-0g",
          "00-" + ID + "-" + SPAN + "-01-more",
          "00-" + ID + "-" + SPAN + "-01-",
          "00-4BF92F3577B34DA6A3CE929D0E0E4736-" + SPAN + "-01",
          "00-00000000000000000000000000000000-" + SPAN + "-01",
          "00-" + ID + "-0000000000000000-01",
          "ff-" + ID + "-" + SPAN + "-01",
          "0-" + ID + "-" + SPAN + "-01",
          "00_" + ID + "_" + SPAN + "_01",
          "00-" + ID + "-" + SPAN + "-01,00-" + ID + "-" + SPAN + "-01"
        })
    void isReplacedWhereItIsNotValid(String parent) {
      assertThat(send(parent).header("traceparent"))
          .matches("00-[0-9a-f]{32}-[0-9a-f]{16}-00")
          .doesNotContainIgnoringCase(ID);
    }

    @Test
    void isReplacedWhereThereAreTwo() {
      String parent = "traceparent: 00-" + ID + "-" + SPAN + "-01\r\n";
      var answer =
          new RawHttp(server.port())
              .send("GET /work HTTP/1.1\r\nHost: x\r\n" + parent + parent + "\r\n");
      assertThat(answer.header("traceparent")).doesNotContain(ID);
    }
  }

  @Nested
  class OfOurOwn {
    @ParameterizedTest
    @ValueSource(strings = {"//work", "//nope", "//work?x=%"})
    void isMadeForEachRequest(String path) {
      String first = http.send("GET", path.replace("%", ""), null).header("traceparent");
      assertThat(first).matches("00-[0-9a-f]{32}-[0-9a-f]{16}-00");
      assertThat(http.get(path.replace("%", "")).header("traceparent")).isNotEqualTo(first);
    }

    @Test
    void standsInWhatJettyRefuses() {
      var answer = new RawHttp(server.port()).send("GET /%zz HTTP/1.1\r\nHost: x\r\n\r\n");
      assertThat(answer.status()).isEqualTo(400);
      assertThat(answer.header("traceparent")).matches("00-[0-9a-f]{32}-[0-9a-f]{16}-00");
    }
  }

  @Test
  void goesIntoTheAccessLogWithThePathAlone() throws InterruptedException {
    BlockingQueue<String> lines = new LinkedBlockingQueue<>();
    var appender =
        new AppenderBase<ILoggingEvent>() {
          @Override
          protected void append(ILoggingEvent event) {
            lines.add(event.getFormattedMessage());
          }
        };
    appender.start();
    var log = (Logger) LoggerFactory.getLogger("dev.typeset.requests");
    log.setLevel(Level.INFO);
    log.setAdditive(false);
    log.addAppender(appender);
    try {
      http.send(
          "GET",
          "//work?secret=1",
          null,
          "traceparent",
          "00-" + ID + "-" + SPAN + "-01",
          "X-Request-Id",
          "r1");
      assertThat(lines.poll(10, TimeUnit.SECONDS))
          .matches("GET /work 400 [0-9.]+ ms r1 trace " + ID);
    } finally {
      log.detachAppender(appender);
      log.setAdditive(true);
      log.setLevel(null);
    }
  }

  private static Http.Answer send(String parent) {
    return http.send("GET", "//work", null, List.of("traceparent", parent).toArray(String[]::new));
  }
}
