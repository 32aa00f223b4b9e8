package dev.typeset.review.traffic;

import static java.net.http.HttpRequest.BodyPublishers.noBody;
import static java.net.http.HttpRequest.BodyPublishers.ofString;

import dev.typeset.review.traffic.TrafficMix.Beat;
import dev.typeset.review.traffic.TrafficMix.Question;
import dev.typeset.review.traffic.TrafficResult.Request;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/**
 * Requests that go on whatever becomes of them: each is due at a time that was fixed beforehand,
 * and its latency counts from then, so that a service that stands still is not asked less and does
 * not look better for it.
 */
final class Traffic implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final URI origin;
  private final long begun = System.nanoTime();
  private final Queue<Request> answered = new ConcurrentLinkedQueue<>();
  private final CountDownLatch stopped = new CountDownLatch(1);
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final List<Thread> askers = new ArrayList<>();

  private Traffic(URI origin) {
    this.origin = origin;
  }

  /** Begins to ask. */
  static Traffic start(URI origin, List<Beat> beats) {
    var traffic = new Traffic(origin);
    for (int i = 0; i < beats.size(); i++) {
      Beat beat = beats.get(i);
      // Not all of them at once.
      double first = (i + 0.5) / beats.size() / beat.rate();
      var random = new Random(i);
      traffic.askers.add(Thread.ofVirtual().start(() -> traffic.keep(beat, first, random)));
    }
    return traffic;
  }

  /**
   * Asks one after the other, so that Java compiles what it takes to answer, and nothing piles up
   * meanwhile.
   *
   * @param askers how many do so at the same time
   * @return how many answers came in the last second
   */
  static long warm(URI origin, List<Beat> beats, int askers, double seconds)
      throws InterruptedException {
    try (var traffic = new Traffic(origin)) {
      for (int i = 0; i < askers; i++) {
        var random = new Random(-1 - i);
        traffic.askers.add(Thread.ofVirtual().start(() -> traffic.hurry(beats, random, seconds)));
      }
      return traffic.stop().stream().filter(each -> each.ended() > seconds - 1).count();
    }
  }

  /** The clock of its requests, in seconds. */
  double now() {
    return (System.nanoTime() - begun) / 1e9;
  }

  /** Waits until then. */
  void sleepUntil(double seconds) throws InterruptedException {
    Thread.sleep(Math.max(0, (long) ((seconds - now()) * 1e3)));
  }

  /** Sends no more, and waits for what is on its way; then gives all, by when they were due. */
  List<Request> stop() throws InterruptedException {
    stopped.countDown();
    for (Thread asker : askers) {
      asker.join();
    }
    threads.close();
    return answered.stream().sorted(Comparator.comparingDouble(Request::due)).toList();
  }

  @Override
  public void close() {
    stopped.countDown();
    threads.close();
    client.close();
  }

  private void hurry(List<Beat> beats, Random random, double seconds) {
    for (int i = 0; now() < seconds; i++) {
      Beat beat = beats.get(i % beats.size());
      ask(beat.route(), now(), beat.question().apply(random));
    }
  }

  private void keep(Beat beat, double first, Random random) {
    try {
      for (int i = 0; ; i++) {
        double due = first + i / beat.rate();
        if (stopped.await((long) ((due - now()) * 1e9), TimeUnit.NANOSECONDS)) {
          return;
        }
        Question question = beat.question().apply(random);
        threads.execute(() -> ask(beat.route(), due, question));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void ask(String route, double due, Question question) {
    int status = 0;
    String failure = "";
    try {
      HttpRequest request = request(route.substring(0, route.indexOf(' ')), question);
      status = client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
      failure = status < 400 ? "" : "answered " + status;
    } catch (HttpTimeoutException e) {
      failure = "no answer in %d s".formatted(PATIENCE.toSeconds());
    } catch (IOException e) {
      failure = "no answer: " + e.getMessage();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return;
    }
    answered.add(new Request(route, due, now() - due, status, failure));
  }

  private HttpRequest request(String method, Question question) {
    var body = question.body().isEmpty() ? noBody() : ofString(question.body());
    var request =
        HttpRequest.newBuilder(origin.resolve(question.path()))
            .timeout(PATIENCE)
            .method(method, body);
    if (!question.body().isEmpty()) {
      request.header("Content-Type", question.type());
    }
    if (!question.token().isEmpty()) {
      request.header("Authorization", "Bearer " + question.token());
    }
    return request.build();
  }
}
