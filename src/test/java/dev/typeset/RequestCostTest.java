package dev.typeset;

import static dev.typeset.testing.Given.json;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import dev.typeset.db.DatabaseUrl;
import dev.typeset.testing.Given;
import dev.typeset.testing.Proxy;
import dev.typeset.testing.TestApp;
import dev.typeset.testing.TestServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * What requests cost, in counts that hardly depend on the machine: SQL statements, round trips to
 * PostgreSQL, and the bytes that all threads of the program allocate. They are kept as
 * target/request-costs.txt.
 */
class RequestCostTest {
  private static final Path TABLE = Path.of("target/request-costs.txt");
  private static final int BLOCKS = 4;
  private static final int REQUESTS = 250;
  private static final int TRIES = 20;
  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  private static final Map<Request, String> ROWS =
      Collections.synchronizedMap(new EnumMap<>(Request.class));

  private static final DatabaseUrl URL = TestServer.migrated();
  private static final Proxy PROXY = new Proxy(URL.host(), URL.port());

  private static TestApp app;

  /** The same program, with one connection that leads through the proxy. */
  private static TestApp counted;

  /** A request, and what it may cost. Writes come last, so that reads find what they expect. */
  enum Request {
    LIFE("/health/live", 0, 0, 30),
    POST("/api/v1/posts/1", 1, 1, 80),
    PAGE("/api/v1/posts?limit=20", 1, 1, 210),
    USER("/api/v1/users/1?include=posts", 1, 1, 85),
    TAGS("/api/v1/posts?tag=one&tag=two&limit=20", 1, 1, 220),
    CREATION("/api/v1/posts", 2, 2, 160);

    private final String path;
    private final int statements;
    private final int roundTrips;
    private final int mostKibibytes;

    Request(String path, int statements, int roundTrips, int mostKibibytes) {
      this.path = path;
      this.statements = statements;
      this.roundTrips = roundTrips;
      this.mostKibibytes = mostKibibytes;
    }

    private @Nullable String body() {
      return this == CREATION
          ? json("title", "t", "content", "c", "tags", List.of("one", "two", "three"))
          : null;
    }

    private byte[] written(String token) {
      String body = body();
      String request = (body == null ? "GET " : "POST ") + path + " HTTP/1.1\r\nHost: x\r\n";
      return (body == null
              ? request + "\r\n"
              : request
                  + "Authorization: Bearer "
                  + token
                  + "\r\nContent-Type: application/json\r\nContent-Length: "
                  + body.length()
                  + "\r\n\r\n"
                  + body)
          .getBytes(ISO_8859_1);
    }
  }

  @BeforeAll
  static void start() {
    app = TestApp.start(URL, Map.of());
    long author = Given.user(app.http());
    for (int i = 0; i < 20; i++) {
      assertThat(Given.post(app.http(), author, "Title " + i, "one", "two", "three")).isPositive();
    }
    PROXY.mend();
    var way =
        new DatabaseUrl(
            URL.user(), URL.password(), URL.host(), PROXY.port(), URL.database(), URL.parameters());
    counted = TestApp.start(way, Map.of("POOL_SIZE", "1", "POOL_BURST", "0"));
  }

  @AfterAll
  static void stop() throws IOException {
    counted.close();
    PROXY.close();
    app.close();
    String head =
        "%-42s %10s %12s %16s %8s%n"
            .formatted("request", "statements", "round trips", "KiB allocated", "at most");
    Files.writeString(TABLE, head + String.join("", ROWS.values()));
  }

  @ParameterizedTest
  @EnumSource
  void isBounded(Request request) throws IOException {
    int statements = least(request, RequestCostTest::statements);
    int roundTrips = least(request, PROXY::roundTrips);
    long bytes = allocated(request);
    ROWS.put(
        request,
        "%-42s %10d %12d %16d %8d%n"
            .formatted(
                (request.body() == null ? "GET " : "POST ") + request.path,
                statements,
                roundTrips,
                bytes / 1024,
                request.mostKibibytes));
    assertThat(statements).isEqualTo(request.statements);
    assertThat(roundTrips).isEqualTo(request.roundTrips);
    assertThat(bytes).isLessThan(request.mostKibibytes * 1024L);
  }

  /** By how much a counter grows by the request, once the connection knows its statements. */
  private static int least(Request request, IntSupplier counter) {
    int least = Integer.MAX_VALUE;
    for (int i = 0; i < TRIES; i++) {
      int before = counter.getAsInt();
      String method = request.body() == null ? "GET" : "POST";
      var caller = request.body() == null ? counted.anonymous() : counted.http();
      assertThat(caller.send(method, "/" + request.path, request.body()).status())
          .isBetween(200, 201);
      least = Math.min(least, counter.getAsInt() - before);
    }
    return least;
  }

  private static int statements() {
    return counted
        .http()
        .get("//metrics")
        .text()
        .lines()
        .filter(line -> line.startsWith("db_statements_total "))
        .mapToInt(line -> (int) Double.parseDouble(line.substring(line.indexOf(' ') + 1)))
        .findFirst()
        .orElseThrow();
  }

  /** For each request, in the block of them in which nothing else was going on. */
  private static long allocated(Request request) throws IOException {
    byte[] written = request.written(app.http().tokenSent());
    try (var socket = new Socket(InetAddress.getLoopbackAddress(), app.app().port())) {
      OutputStream out = socket.getOutputStream();
      InputStream in = socket.getInputStream();
      byte[] buffer = new byte[1 << 16];
      long least = Long.MAX_VALUE;
      for (int i = 0; i < BLOCKS; i++) {
        long begun = THREADS.getTotalThreadAllocatedBytes();
        for (int j = 0; j < REQUESTS; j++) {
          out.write(written);
          read(in, buffer);
        }
        least = Math.min(least, (THREADS.getTotalThreadAllocatedBytes() - begun) / REQUESTS);
      }
      return least;
    }
  }

  /** Reads one answer: to the end of its headers, and as much as they say. */
  private static void read(InputStream in, byte[] buffer) throws IOException {
    int length = 0;
    int end = Integer.MAX_VALUE;
    while (length < end) {
      length += in.read(buffer, length, buffer.length - length);
      if (end == Integer.MAX_VALUE) {
        end = end(buffer, length);
      }
    }
  }

  private static int end(byte[] buffer, int length) {
    for (int i = 3; i < length; i++) {
      if (buffer[i] == '\n' && buffer[i - 2] == '\n') {
        String headers = new String(buffer, 0, i, ISO_8859_1);
        int at = headers.indexOf("Content-Length: ") + 16;
        return i + 1 + Integer.parseInt(headers.substring(at, headers.indexOf('\r', at)));
      }
    }
    return Integer.MAX_VALUE;
  }
}
