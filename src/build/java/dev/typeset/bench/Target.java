package dev.typeset.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A service that is measured.
 *
 * @param name what it is called among the figures
 * @param origin where it answers
 * @param ours what this program can do more; null of a peer
 * @param process its process where that was started here
 */
record Target(String name, URI origin, @Nullable OurApi ours, @Nullable StartedService process) {
  private static final Map<String, String> TITLES =
      Map.of(
          "typeset", "Typeset",
          "typeset-unshared", "Typeset, nothing shared",
          "vertx", "Vert.x, SQL by hand",
          "spring", "Spring Boot, Hibernate",
          "fastapi", "FastAPI, async SQLAlchemy");
  private static final Duration PATIENCE = Duration.ofMinutes(3);
  static final HttpClient HTTP =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(2))
          .build();

  String title() {
    return TITLES.getOrDefault(name, name);
  }

  /** Whether it answers. */
  boolean answers() throws InterruptedException {
    try {
      return status("/posts/1", Duration.ofSeconds(5)) == 200;
    } catch (IOException e) {
      return false;
    }
  }

  /**
   * Waits until what was asked before, and nobody waits for any more, is done: until an answer
   * takes no less time than the one before it.
   */
  void settle(Requests requests) throws InterruptedException {
    String path = requests.lines().getFirst().replace("{id}", "1");
    try {
      long before = Long.MAX_VALUE;
      for (long taken = taken(path); taken < before * 0.8; taken = taken(path)) {
        before = taken;
      }
    } catch (IOException e) {
      System.out.printf("    %s does not come to rest: %s%n", name, e.getMessage());
    }
  }

  private long taken(String path) throws IOException, InterruptedException {
    long begun = System.nanoTime();
    int _ = status(path, PATIENCE);
    return System.nanoTime() - begun;
  }

  private int status(String path, Duration patience) throws IOException, InterruptedException {
    var request = HttpRequest.newBuilder(origin.resolve(path)).timeout(patience).build();
    return HTTP.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
  }
}
