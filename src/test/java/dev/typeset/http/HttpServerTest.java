package dev.typeset.http;

import static dev.typeset.testing.Given.json;
import static dev.typeset.testing.ProblemAnswers.assertProblem;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.typeset.testing.Given;
import dev.typeset.testing.Http;
import dev.typeset.testing.RawHttp;
import dev.typeset.testing.TestApp;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What every answer has in common. */
class HttpServerTest {
  private static final byte[] LIVE =
      "GET /health/live HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n".getBytes(ISO_8859_1);

  private static TestApp app;
  private static Http http;
  private static long post;

  @BeforeAll
  static void start() {
    app = TestApp.start();
    http = app.http();
    long author = Given.user(http);
    String content = "wörds ".repeat(2000);
    post =
        Given.id(http.post("/posts", json("title", "T", "content", content, "author_id", author)));
  }

  @AfterAll
  static void stop() {
    app.close();
  }

  @Test
  void answersWhoConnectedBeforeItWasStarted() throws IOException {
    try (var port = Port.take("127.0.0.1", 0);
        var early =
            SocketChannel.open(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), port.number()));
        var server = new HttpServer(app.app().routes(), () -> true)) {
      early.write(ByteBuffer.wrap(LIVE));
      server.start(port);
      assertThat(server.port()).isEqualTo(port.number());
      assertThat(new String(early.socket().getInputStream().readAllBytes(), ISO_8859_1))
          .startsWith("HTTP/1.1 200 ");
    }
  }

  @ParameterizedTest
  @CsvSource({"no-such-machine.invalid, no machine has this name", "192.0.2.1, assign requested"})
  void cannotListenEverywhere(String host, String why) {
    assertThatThrownBy(() -> Port.take(host, 0))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining(why);
  }

  /** As many callers come at once after a short break of the network. */
  @Test
  void answersACrowdOfNewConnections() throws IOException {
    var address = new InetSocketAddress(InetAddress.getLoopbackAddress(), app.app().port());
    var crowd = new ArrayList<SocketChannel>();
    try {
      for (int i = 0; i < 500; i++) {
        var caller = SocketChannel.open();
        crowd.add(caller);
        caller.configureBlocking(false);
        caller.connect(address);
      }
      // One that found no room would try again a second later, and may be reset.
      for (SocketChannel caller : crowd) {
        assertThat(caller.finishConnect()).isTrue();
        caller.configureBlocking(true);
        caller.write(ByteBuffer.wrap(LIVE));
      }
      for (SocketChannel caller : crowd) {
        caller.socket().setSoTimeout(20_000);
        assertThat(new String(caller.socket().getInputStream().readAllBytes(), ISO_8859_1))
            .startsWith("HTTP/1.1 200 ");
      }
    } finally {
      for (SocketChannel caller : crowd) {
        caller.close();
      }
    }
  }

  @Nested
  class Head {
    @ParameterizedTest
    @ValueSource(
        strings = {
          "/posts",
          "/posts/1",
          "/posts/search",
          "/posts/stats",
          "/users",
          "/users/1",
          "/users/1?include=posts",
          "/users/1/posts",
          "/tags",
          "//health/live",
          "//health/ready",
          "/posts/987654321",
          "/users/x",
          "/posts?limit=0",
          "/tags/987654321",
          "/nope",
          "/posts/1?x=1"
        })
    void saysWhatGetSaysWithoutTheBody(String path) {
      var get = http.get(path);
      var head = http.send("HEAD", path, null);
      assertThat(head.status()).isEqualTo(get.status());
      assertThat(head.text()).isEmpty();
      for (String name : List.of("Content-Type", "Vary", "X-Content-Type-Options")) {
        assertThat(head.header(name)).as(name).isNotEmpty().isEqualTo(get.header(name));
      }
    }

    @Test
    void sendsNotASingleByteOfABody() {
      String request = " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n";
      for (String path : List.of("/api/v1/posts/" + post, "/api/v1/posts/987654321", "/nope")) {
        assertThat(bytes("HEAD " + path + request)).endsWith("\r\n\r\n").contains("HTTP/1.1 ");
      }
    }

    @Test
    void isRefusedWhereGetIs() {
      assertThat(http.send("HEAD", "/posts", null, "Accept", "text/html").status()).isEqualTo(406);
    }
  }

  @Nested
  class Options {
    @ParameterizedTest
    @CsvSource(
        delimiter = '|',
        textBlock =
            """
            /posts     | GET, HEAD, POST, OPTIONS
            /posts/1   | GET, HEAD, PATCH, DELETE, OPTIONS
            """)
    void saysWhatIsTaken(String path, String allowed) {
      var answer = http.send("OPTIONS", path, null);
      assertThat(answer.status()).isEqualTo(204);
      assertThat(answer.header("Allow")).isEqualTo(allowed);
      assertThat(answer.text()).isEmpty();
      assertThat(answer.headers().firstValue("Content-Type")).isEmpty();
      assertThat(answer.headers().firstValue("Access-Control-Allow-Origin")).isEmpty();
    }

    @Test
    void knowsNoOtherPath() {
      assertProblem(http.send("OPTIONS", "/nope", null), 404, "not-found");
    }
  }

  @Nested
  class RequestIds {
    @ParameterizedTest
    @ValueSource(
        strings = {
          "a",
          "0af7651916cd43dd-8448eb211c80319c",
          "A.b_c:d-e",
          "0123456789012345678901234567890123456789012345678901234567890123"
        })
    void areKeptWhereTheyAreSane(String id) {
      assertThat(http.send("GET", "/posts", null, "X-Request-Id", id).header("X-Request-Id"))
          .isEqualTo(id);
      var problem = http.send("GET", "/posts/0", null, "X-Request-Id", id);
      assertProblem(problem, 404, "not-found");
      assertThat(problem.at("/instance")).isEqualTo(id);
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "",
          "a b",
          "<script>",
          "a/b",
          "a,b",
          "\"a\"",
          "ä",
          "01234567890123456789012345678901234567890123456789012345678901234"
        })
    void areReplacedWhereTheyAreNot(String id) {
      var answer =
          new RawHttp(app.app().port())
              .send("GET /api/v1/posts/0 HTTP/1.1\r\nHost: x\r\nX-Request-Id: " + id + "\r\n\r\n");
      assertProblem(answer, 404, "not-found");
      assertThat(answer.header("X-Request-Id")).matches("[0-9a-f]{16}");
    }

    @Test
    void areMadeForEachRequest() {
      var first = http.get("/posts").header("X-Request-Id");
      assertThat(first).matches("[0-9a-f]{16}");
      assertThat(http.get("/posts").header("X-Request-Id"))
          .matches("[0-9a-f]{16}")
          .isNotEqualTo(first);
    }
  }

  @Nested
  class Always {
    @ParameterizedTest
    @CsvSource({
      "/posts, Accept-Encoding|Authorization",
      "/posts/1, Accept-Encoding|Authorization",
      "/tags, Accept-Encoding|Authorization",
      "//health/live, Accept-Encoding",
      "/nope, Accept-Encoding",
      "/posts?limit=0, Accept-Encoding|Authorization"
    })
    void tellsNoServerAndForbidsSniffing(String path, String vary) {
      var answer = http.get(path);
      assertThat(answer.headers().firstValue("Server")).isEmpty();
      assertThat(answer.headers().firstValue("X-Powered-By")).isEmpty();
      assertThat(answer.headers().firstValue("Set-Cookie")).isEmpty();
      assertThat(answer.headers().allValues("X-Content-Type-Options")).containsExactly("nosniff");
      assertThat(answer.headers().allValues("Vary")).containsExactly(vary.split("\\|", -1));
    }

    @Test
    void writesUtf8() throws Exception {
      var answer = exchange("/api/v1/posts/" + post, "identity");
      assertThat(new String(answer.body(), StandardCharsets.UTF_8)).contains("wörds");
      assertThat(answer.headers().firstValue("Content-Type")).contains("application/json");
    }
  }

  @Nested
  class Health {
    @Test
    void saysThatItLivesAndIsReady() {
      assertThat(http.get("//health/live").text()).isEqualTo("{\"status\":\"live\"}");
      assertThat(http.get("//health/ready").text()).isEqualTo("{\"status\":\"ready\"}");
      assertThat(http.get("//health/ready").header("Content-Type")).isEqualTo("application/json");
    }
  }

  private static HttpResponse<byte[]> exchange(String path, String encoding) throws Exception {
    try (var client = HttpClient.newHttpClient()) {
      return client.send(
          HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + app.app().port() + path))
              .header("Accept-Encoding", encoding)
              .build(),
          HttpResponse.BodyHandlers.ofByteArray());
    }
  }

  private static String bytes(String request) {
    try (var socket = new Socket(InetAddress.getLoopbackAddress(), app.app().port())) {
      socket.setSoTimeout(10_000);
      socket.getOutputStream().write(request.getBytes(ISO_8859_1));
      return new String(socket.getInputStream().readAllBytes(), ISO_8859_1);
    } catch (IOException e) {
      throw new IllegalStateException(request, e);
    }
  }
}
