package dev.typeset.review.traffic;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.typeset.review.traffic.TrafficMix.Beat;
import dev.typeset.review.traffic.TrafficMix.Question;
import dev.typeset.review.traffic.TrafficResult.Request;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TrafficTest {
  private static final String ROUTE = "GET /slow";
  private static final List<Beat> BEATS =
      List.of(new Beat(ROUTE, 50, _ -> new Question("/slow", "", "", "")));

  private final AtomicInteger asked = new AtomicInteger();
  private final CountDownLatch standing = new CountDownLatch(1);
  private final CountDownLatch stood = new CountDownLatch(1);
  private HttpServer server;

  /** One that answers one after the other, and stands still at the third. */
  @BeforeEach
  void listen() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/slow",
        exchange -> {
          int number = asked.incrementAndGet();
          if (number == 3) {
            standing.countDown();
            await(stood);
          }
          exchange.sendResponseHeaders(number == 4 ? 503 : 204, -1);
          exchange.close();
        });
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  @Test
  void goesOnWhileTheServiceStandsStill() throws Exception {
    List<Request> requests = standStill(0.4);
    // Those that were due meanwhile took until the end of it at least, but for one or two that came
    // before an earlier one.
    List<Request> due = requests.stream().skip(2).limit(18).toList();
    assertThat(due).hasSize(18);
    double end = due.getFirst().due() + 0.4;
    assertThat(due).filteredOn(request -> request.ended() > end).hasSizeGreaterThan(15);
  }

  @Test
  void asksWhenItIsDueHoweverLongOthersTake() throws Exception {
    List<Request> requests = standStill(0.2);
    for (int i = 1; i < requests.size(); i++) {
      double apart = requests.get(i).due() - requests.get(i - 1).due();
      assertThat(apart).isCloseTo(0.02, org.assertj.core.data.Offset.offset(1e-9));
    }
  }

  @Test
  void tellsWhatFailed() throws Exception {
    List<Request> failed = standStill(0).stream().filter(Request::failed).toList();
    assertThat(failed).extracting(Request::failure).containsExactly("answered 503");
    assertThat(failed).extracting(Request::route).containsExactly(ROUTE);
  }

  /** All requests, some of them after the service goes on. */
  private List<Request> standStill(double seconds) throws InterruptedException {
    var origin = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    try (Traffic traffic = Traffic.start(origin, BEATS)) {
      await(standing);
      traffic.sleepUntil(traffic.now() + seconds);
      stood.countDown();
      traffic.sleepUntil(traffic.now() + 0.1);
      return traffic.stop();
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
