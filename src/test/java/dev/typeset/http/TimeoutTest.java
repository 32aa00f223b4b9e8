package dev.typeset.http;

import static dev.typeset.testing.ProblemAnswers.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import dev.typeset.core.Signer;
import dev.typeset.testing.Http;
import dev.typeset.testing.Strangers;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

/** The net below all other limits, under work that never ends. */
class TimeoutTest {
  private record Done(String word) {}

  @Test
  void cancelsTheWorkAndIsAProblem() throws InterruptedException {
    var cancelled = new CountDownLatch(2);
    Mono<Done> work = Mono.<Done>never().doOnCancel(cancelled::countDown);
    try (var reply = new Reply(Duration.ofMillis(200));
        var server = new HttpServer(routes(reply, work), () -> true)) {
      server.start(Port.take("127.0.0.1", 0));
      var http = new Http("http://127.0.0.1:" + server.port());
      assertProblem(http.get("//work"), 504, "deadline-passed");
      assertProblem(http.post("//work", "{}"), 504, "outcome-unknown");
      assertThat(cancelled.await(10, TimeUnit.SECONDS)).isTrue();
    }
  }

  private static Api routes(Reply reply, Mono<Done> work) {
    var api = new Api(reply, new Signer(List.of()), Replays.NONE, Strangers.admission());
    api.get("/work").open().value(Done.class, _ -> work);
    api.post("/work").open().value(Done.class, _ -> work);
    return api;
  }
}
