package dev.typeset.http;

import static dev.typeset.testing.ProblemAnswers.assertProblemOf;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.typeset.http.GeneratedRequests.Caller;
import dev.typeset.http.GeneratedRequests.Generated;
import dev.typeset.testing.Given;
import dev.typeset.testing.Http.Answer;
import dev.typeset.testing.RawHttp;
import dev.typeset.testing.SignedIn;
import dev.typeset.testing.TestApp;
import dev.typeset.testing.TestServer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Thousands of requests made from {@code /openapi.json} alone: what it allows is not refused, what
 * it forbids is, and each answer is one of those that it lists. A failure tells the seed; run it
 * again with {@code -Dtypeset.seed=<seed>}.
 */
class GeneratedRequestsTest {
  private static final long SEED = Long.getLong("typeset.seed", new Random().nextLong());
  private static final int AT_ONCE = 4;
  private static final int FEWEST = 2_500;
  private static final int OFTEN = 100;
  private static final int MOST_SHOWN = 20;

  /**
   * Of those that are slow on purpose, carry much, or have no input; most asked for tokens fail.
   */
  private static final Map<String, Integer> SELDOM =
      Map.of(
          "post /api/v1/users", 70,
          "patch /api/v1/users/{id}", 70,
          "post /api/v1/posts/batch", 70,
          "patch /api/v1/users/me", 70,
          "post /api/v1/auth/token", 120,
          "get /health/live", 35,
          "get /health/ready", 35);

  /** What an error may say of a request of which the document allows every part. */
  private static final Set<String> ABOUT_OTHER_THINGS =
      Set.of("conflict", "cursor", "unknown-reference");

  private static final Semaphore BATCHES = new Semaphore(1);

  private static TestApp app;
  private static RawHttp raw;
  private static JsonNode document;

  @BeforeAll
  static void start() {
    app = TestApp.start();
    raw = new RawHttp(app.app().port());
    document = app.http().get("//openapi.json").json();
    fill(GeneratedValues.ROWS);
  }

  @AfterAll
  static void stop() {
    app.close();
  }

  @Test
  void eachIsAnsweredAsTheDocumentSays() throws Exception {
    Map<String, Map<Integer, Integer>> statuses = new TreeMap<>();
    List<Throwable> failures = new ArrayList<>();
    int number = 0;
    try (var threads = Executors.newFixedThreadPool(AT_ONCE)) {
      List<Callable<Void>> tasks = new ArrayList<>();
      for (var path : document.path("paths").properties()) {
        for (var operation : path.getValue().properties()) {
          if (operation.getValue().has("operationId")) {
            String name = operation.getKey() + " " + path.getKey();
            statuses.put(name, new ConcurrentSkipListMap<>());
            var requests = new GeneratedRequests(document, path.getKey(), operation.getKey());
            for (int i = 0; i < SELDOM.getOrDefault(name, OFTEN); i++) {
              long seed = SEED + number++;
              tasks.add(() -> {
                var random = new Random(seed);
                Generated request = requests.next(random, caller(name, random));
                int status = send(name, operation.getValue(), request, seed);
                statuses.get(name).merge(status, 1, Integer::sum);
                return null;
              });
            }
          }
        }
      }
      assertThat(tasks).hasSizeGreaterThanOrEqualTo(FEWEST);
      java.util.Collections.shuffle(tasks, new Random(SEED));
      for (Future<Void> done : threads.invokeAll(tasks)) {
        if (done.state() == Future.State.FAILED) {
          failures.add(done.exceptionNow());
        }
      }
    }
    assertThat(failures.stream().limit(MOST_SHOWN).map(Throwable::getMessage)).isEmpty();
    System.out.println("Answers by operation: " + statuses);
    assertThat(statuses.values())
        .allSatisfy(answers -> assertThat(answers.keySet()).anyMatch(status -> status < 300));
  }

  /** What ends or changes the one who asks is asked by somebody new each time. */
  private static Caller caller(String name, Random random) {
    if (!name.contains("/me") && !name.endsWith("/revoke")) {
      return new Caller(app.http().tokenSent(), 2 + random.nextInt(GeneratedValues.ROWS - 1));
    }
    long user =
        Long.parseLong(
            TestServer.query(
                app.url(),
                "insert into users (email, hashed_password, role) values ('%s', 'x', 'admin') returning id"
                    .formatted(Given.email())));
    String token = SignedIn.user(app.url(), user);
    String session = "select id from sessions where user_id = " + user;
    return new Caller(token, Long.parseLong(TestServer.query(app.url(), session)));
  }

  private static int send(String name, JsonNode operation, Generated request, long seed)
      throws InterruptedException {
    boolean batch = name.endsWith("/batch");
    if (batch) {
      BATCHES.acquire();
    }
    try {
      Answer answer = raw.send(request.text());
      check(name.substring(name.indexOf(' ') + 1), operation, request, answer);
      return answer.status();
    } catch (AssertionError | IllegalStateException e) {
      throw new AssertionError(
          "Seed %d, request %d: %s%n%s".formatted(SEED, seed - SEED, request, e.getMessage()), e);
    } finally {
      if (batch) {
        BATCHES.release();
      }
    }
  }

  private static void check(String path, JsonNode operation, Generated request, Answer answer) {
    assertThat(answer.status()).as(answer.text()).isLessThan(500);
    JsonNode documented = operation.path("responses").path(String.valueOf(answer.status()));
    assertThat(documented.isObject()).as("%d is documented", answer.status()).isTrue();
    if (answer.status() >= 400) {
      assertProblemOf(path, answer);
      assertThat(types(documented)).contains(answer.at("/type"));
    }
    switch (request.verdict()) {
      case ILLEGAL -> assertThat(answer.status()).as(answer.text()).isGreaterThanOrEqualTo(400);
      case LEGAL -> assertThat(isAboutTheRequest(answer)).as(answer.text()).isFalse();
      case UNKNOWN -> {}
    }
  }

  /** Whether it says that the request itself is wrong, and not what it refers to. */
  private static boolean isAboutTheRequest(Answer answer) {
    List<String> codes = answer.json().path("errors").findValuesAsText("code");
    return switch (answer.at("/type")) {
      case "/problems/malformed-request", "/problems/invalid" ->
          codes.isEmpty() || !ABOUT_OTHER_THINGS.containsAll(codes);
      case "/problems/not-acceptable", "/problems/unsupported-media-type", "/problems/too-large" ->
          true;
      default -> false;
    };
  }

  private static List<String> types(JsonNode documented) {
    return documented.findValue("enum").valueStream().map(JsonNode::asText).toList();
  }

  /** So many rows of each kind, each post with an author and a tag; the first user asks. */
  private static void fill(int rows) {
    TestServer.execute(
        app.url(),
        """
        insert into users (email, hashed_password)
        select 'user' || i || '@example.com', 'x' from generate_series(2, %1$d) as i;
        insert into tags (name) select 'tag ' || i from generate_series(1, %1$d) as i;
        insert into posts (title, content, author_id)
        select 'Title ' || i, 'Content ' || i, 1 + i %% 20 from generate_series(1, %1$d) as i;
        insert into post_tags (post_id, tag_id) select i, 1 + i %% 20 from generate_series(1, %1$d) as i;
        """
            .formatted(rows));
    TestServer.execute(
        app.url(),
        "insert into users (email, hashed_password) values ('%s', '%s')"
            .formatted(GeneratedRequests.READER, Given.HASH_OF_LITTLE_EFFORT));
  }
}
