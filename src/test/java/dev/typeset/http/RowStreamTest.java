package dev.typeset.http;

import static dev.typeset.testing.ProblemAnswers.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.typeset.core.Page;
import dev.typeset.core.PageRequest;
import dev.typeset.core.Position;
import dev.typeset.core.Problem;
import dev.typeset.core.SecretKey;
import dev.typeset.core.Signer;
import dev.typeset.testing.Http;
import dev.typeset.testing.SlowReader;
import dev.typeset.testing.Strangers;
import java.io.IOException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Mono;

/** Streams of rows that are made as they are asked for, from a server that is short of time. */
class RowStreamTest {
  private static final Duration TIMEOUT = Duration.ofMillis(200);
  private static final int ROWS = 450;
  private static final AtomicInteger READS = new AtomicInteger();

  private static Reply reply;
  private static HttpServer server;
  private static Http http;

  private record Row(long id, String text) {}

  @BeforeAll
  static void start() {
    reply = new Reply(TIMEOUT);
    server = new HttpServer(routes(reply), () -> true);
    server.start(Port.take("127.0.0.1", 0));
    http = new Http("http://127.0.0.1:" + server.port());
  }

  @AfterAll
  static void stop() {
    server.close();
    reply.close();
  }

  @BeforeEach
  void forget() {
    READS.set(0);
  }

  private static Api routes(Reply reply) {
    var signer = new Signer(List.of(new SecretKey("test", "0123456789abcdef0123456789abcdef")));
    var api = new Api(reply, signer, Replays.NONE, Strangers.admission());
    stream(api, "/rows", ROWS, _ -> Mono.empty());
    stream(api, "/late", ROWS, _ -> Mono.delay(TIMEOUT).then());
    stream(api, "/endless", Long.MAX_VALUE, _ -> Mono.empty());
    stream(api, "/never", ROWS, _ -> Mono.error(new Problem.Unavailable("Away.").raise()));
    stream(api, "/broken", ROWS, read -> read < 4 ? Mono.empty() : Mono.error(broken()));
    return api;
  }

  /** So many rows, numbered from 1, each page of them behind what may hold it up. */
  private static void stream(Api api, String path, long rows, IntFunction<Mono<Void>> before) {
    api.get(path).open().query(Query::stream).stream(
        Row.class,
        new Csv<>("rows.csv", List.of("id", "text"), row -> List.of(row.id(), row.text())),
        request -> request,
        (_, row) -> place(row, false),
        (_, request) ->
            Mono.defer(() -> before.apply(READS.incrementAndGet()))
                .then(Mono.fromSupplier(() -> page(request, rows))));
  }

  private static Page<Row> page(PageRequest request, long rows) {
    long first = request.from() == null ? 1 : request.from().id() + 1;
    long last = Math.min(rows, first + request.limit());
    var found = LongStream.rangeClosed(first, last).mapToObj(id -> new Row(id, text(id))).toList();
    return Page.of(found, request, RowStreamTest::place);
  }

  /** Text that gzip makes little of. */
  private static String text(long seed) {
    byte[] bytes = new byte[500];
    new Random(seed).nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }

  private static Position place(Row row, boolean backwards) {
    return new Position("", row.id(), backwards);
  }

  private static RuntimeException broken() {
    return new IllegalStateException("A secret.");
  }

  @Nested
  class Rows {
    @ParameterizedTest
    @ValueSource(strings = {"identity", "gzip"})
    void comeInPagesOfAHundred(String encoding) {
      var ending = read("/rows", "Accept-Encoding", encoding);
      assertThat(ending.whole()).isTrue();
      assertThat(ending.text().lines()).hasSize(ROWS + 1).last().isEqualTo("{\"next\":null}");
      assertThat(ending.head().contains("gzip")).isEqualTo(encoding.equals("gzip"));
      assertThat(READS).hasValue(5);
    }

    @Test
    void comeAsCsvBehindALineOfNames() {
      var lines = read("/rows", "Accept", "text/csv").text().split("\r\n", -1);
      assertThat(lines).hasSize(ROWS + 2).startsWith("id,text", "1," + text(1)).endsWith("");
    }

    @Test
    void mayTakeLongerThanAnyOtherAnswer() {
      assertThat(http.get("//late").text().lines()).hasSize(ROWS + 1);
    }

    @Test
    void areNotReadForHead() {
      var head = http.send("HEAD", "//endless", null, "Accept", "text/csv");
      assertThat(head.status()).isEqualTo(200);
      assertThat(head.text()).isEmpty();
      assertThat(head.headers().firstValue("Content-Length")).isEmpty();
      var get = http.send("GET", "//rows?limit=1", null, "Accept", "text/csv");
      for (String header :
          List.of("Content-Type", "Content-Disposition", "X-Content-Type-Options")) {
        assertThat(head.header(header)).as(header).isNotEmpty().isEqualTo(get.header(header));
      }
      assertThat(head.headers().allValues("Vary"))
          .isEqualTo(get.headers().allValues("Vary"))
          .containsExactly("Accept-Encoding", "Accept");
      assertThat(head.header("Link")).isEqualTo("</endless>; rel=\"first\"");
      assertThat(READS).hasValue(1);
    }
  }

  @Nested
  class Readers {
    @Test
    void areWaitedForWithoutReadingOn() {
      try (var _ = new SlowReader(server.port(), "/endless", 1000)) {
        int reads = readsAfterAWhile();
        pause(4 * TIMEOUT.toMillis());
        assertThat(READS).hasValue(reads);
      }
    }

    @Test
    void whoTakeTheirTimeGetItAll() {
      try (var slow = new SlowReader(server.port(), "/rows", 1000)) {
        pause(4 * TIMEOUT.toMillis());
        assertThat(slow.rest().whole()).isTrue();
      }
    }

    @ParameterizedTest
    @CsvSource({
      "application/x-ndjson, identity",
      "application/x-ndjson, gzip",
      "text/csv, identity",
      "text/csv, gzip"
    })
    void whoGoAwayEndTheWork(String accept, String encoding) {
      var slow =
          new SlowReader(
              server.port(), "/endless", 1000, "Accept", accept, "Accept-Encoding", encoding);
      slow.close();
      int reads = readsAfterAWhile();
      pause(200);
      assertThat(READS).hasValue(reads);
    }
  }

  @Nested
  class Failures {
    @ParameterizedTest
    @ValueSource(strings = {"application/x-ndjson", "text/csv"})
    void beforeTheFirstRowAreProblems(String accept) {
      assertProblem(http.send("GET", "//never", null, "Accept", accept), 503, "unavailable");
      assertProblem(
          http.send("GET", "//rows?limit=0", null, "Accept", accept),
          400,
          "malformed-request",
          "/limit");
    }

    @ParameterizedTest
    @CsvSource({
      "application/x-ndjson, identity",
      "application/x-ndjson, gzip",
      "text/csv, identity",
      "text/csv, gzip"
    })
    void inTheMiddleCutTheAnswerShort(String accept, String encoding) {
      var ending = read("/broken", "Accept", accept, "Accept-Encoding", encoding);
      assertThat(ending.whole()).isFalse();
      assertThat(ending.head()).contains("200 OK").contains(accept);
      assertThat(ending.text()).doesNotContain("secret", "problem", "\"next\"");
      assertThat(READS).hasValue(4);
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/x-ndjson", "text/csv"})
    void inTheMiddleAreErrorsToAProperClient(String accept) {
      assertThatThrownBy(() -> http.send("GET", "//broken", null, "Accept", accept))
          .hasCauseInstanceOf(IOException.class);
    }
  }

  @Nested
  class Stopping {
    @ParameterizedTest
    @ValueSource(strings = {"/endless", "/late"})
    void endsStreams(String path) throws Exception {
      var reply = new Reply(TIMEOUT);
      var server = new HttpServer(routes(reply), () -> true);
      server.start(Port.take("127.0.0.1", 0));
      try (var slow = new SlowReader(server.port(), path, 1000)) {
        var stopped =
            CompletableFuture.runAsync(() -> {
              server.close();
              reply.close();
            });
        stopped.get(30, TimeUnit.SECONDS);
        assertThat(slow.rest().whole()).isEqualTo(path.equals("/late"));
      }
    }
  }

  private static SlowReader.Ending read(String path, String... headers) {
    try (var reader = new SlowReader(server.port(), path, 0, headers)) {
      return reader.rest();
    }
  }

  /** How many pages were read, once no more are. */
  private static int readsAfterAWhile() {
    int before = -1;
    while (READS.get() != before) {
      before = READS.get();
      pause(500);
    }
    return before;
  }

  private static void pause(long millis) {
    try {
      TimeUnit.MILLISECONDS.sleep(millis);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
