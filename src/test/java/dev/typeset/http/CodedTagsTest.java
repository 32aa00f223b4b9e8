package dev.typeset.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.typeset.core.Problem;
import dev.typeset.core.Signer;
import dev.typeset.core.Tagged;
import dev.typeset.testing.RawHttp;
import dev.typeset.testing.Strangers;
import io.javalin.http.Context;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Mono;

/** Entity tags under compression. */
class CodedTagsTest {
  private record Words(String text) {}

  private static final String TAG = "\"1-abc\"";
  private static final String CODED = "\"1-abc--gzip\"";
  private static final Words LARGE = new Words("wörds ".repeat(500));
  private static final CountDownLatch READ = new CountDownLatch(1);
  private static final HttpClient CLIENT = HttpClient.newHttpClient();
  private static Reply reply;
  private static HttpServer server;

  @BeforeAll
  static void start() {
    reply = new Reply(Duration.ofSeconds(30));
    var api = new Api(reply, new Signer(List.of()), Replays.NONE, Strangers.admission());
    api.get("/large").open().one(Words.class, call -> find(call, LARGE));
    api.get("/small").open().one(Words.class, call -> find(call, new Words("small")));
    api.page(
        "/weak",
        "A weak tag",
        ctx ->
            ctx.header("ETag", "W/\"1\"").contentType(MediaTypes.JSON).result(Json.write(LARGE)));
    api.patch("/large").open().done(CodedTagsTest::change);
    api.page(
        "/problem",
        "A problem",
        ctx -> {
          throw new Problem.NotFound("Not there. ".repeat(500)).raise();
        });
    api.page("/stream", "A stream", CodedTagsTest::stream);
    server = new HttpServer(api, () -> true);
    server.start(Port.take("127.0.0.1", 0));
  }

  @AfterAll
  static void stop() {
    READ.countDown();
    CLIENT.close();
    server.close();
    reply.close();
  }

  @Nested
  class OfAnAnswer {
    @ParameterizedTest
    @ValueSource(strings = {"GET", "HEAD"})
    void areSuffixedWhereItIsCompressed(String method) {
      var packed = send(method, "/large", "Accept-Encoding", "gzip");
      assertThat(header(packed, "ETag")).isEqualTo(CODED);
      assertThat(header(packed, "Content-Encoding")).isEqualTo("gzip");
      assertThat(header(packed, "Vary")).isEqualTo("Accept-Encoding");
      var plain = send(method, "/large");
      assertThat(header(plain, "ETag")).isEqualTo(TAG);
      assertThat(header(plain, "Content-Encoding")).isEmpty();
      assertThat(header(plain, "Vary")).isEqualTo("Accept-Encoding");
    }

    @Test
    void areLeftAloneWhereItIsSmall() {
      assertThat(header(send("GET", "/small", "Accept-Encoding", "gzip"), "ETag")).isEqualTo(TAG);
    }

    @Test
    void areLeftAloneWhereTheyAreWeak() {
      var answer = send("GET", "/weak", "Accept-Encoding", "gzip");
      assertThat(header(answer, "Content-Encoding")).isEqualTo("gzip");
      assertThat(header(answer, "ETag")).isEqualTo("W/\"1\"");
    }
  }

  @Nested
  class AcceptEncoding {
    @ParameterizedTest
    @ValueSource(
        strings = {
          "gzip",
          "GZIP",
          "gzip;q=1.0",
          "gzip; q=0.5",
          "br, gzip",
          "deflate;q=1, gzip;q=0.1",
          "identity;q=0.5, gzip;q=0.8",
          "gzip, identity"
        })
    void bringsGzip(String accepted) throws IOException {
      var packed = send("GET", "/large", "Accept-Encoding", accepted);
      assertThat(header(packed, "Content-Encoding")).isEqualTo("gzip");
      assertThat(unpacked(packed)).isEqualTo(send("GET", "/large").body());
    }

    @Test
    void mindsNoHeaderThatNobodyKnows() {
      var packed = send("GET", "/large", "Accept-Encoding", "gzip", "Sec-Fetch-Mode", "cors");
      assertThat(packed.statusCode()).isEqualTo(200);
      assertThat(header(packed, "Content-Encoding")).isEqualTo("gzip");
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "",
          "gzip;q=0",
          "gzip;q=0.0, *",
          "*",
          "br",
          "identity",
          "identity, gzip;q=0.5",
          "xgzip",
          ";;=,\""
        })
    void bringsNone(String accepted) {
      var answer = send("GET", "/large", "Accept-Encoding", accepted);
      assertThat(answer.statusCode()).isEqualTo(200);
      assertThat(header(answer, "Content-Encoding")).isEmpty();
      assertThat(header(answer, "ETag")).isEqualTo(TAG);
    }
  }

  @Nested
  class OfARequest {
    @ParameterizedTest
    @CsvSource(
        delimiter = '|',
        quoteCharacter = '\'',
        textBlock =
            """
            "1-abc--gzip"                | gzip     | "1-abc--gzip"
            "1-abc--gzip"                | identity | "1-abc--gzip"
            "1-abc"                      | gzip     | "1-abc"
            "1-abc"                      | identity | "1-abc"
            "0-old--gzip", "1-abc--gzip" | gzip     | "1-abc--gzip"
            "0-old--gzip", "1-abc"       | gzip     | "1-abc"
            """)
    void areTakenBackByIfNoneMatch(String condition, String accepted, String tag) {
      for (String method : new String[] {"GET", "HEAD"}) {
        var answer =
            send(method, "/large", "If-None-Match", condition, "Accept-Encoding", accepted);
        assertThat(answer.statusCode()).isEqualTo(304);
        assertThat(answer.body()).isEmpty();
        assertThat(answer.headers().map()).doesNotContainKeys("Content-Length", "content-length");
        assertThat(header(answer, "ETag")).isEqualTo(tag);
        assertThat(header(answer, "Vary")).isEqualTo("Accept-Encoding");
      }
    }

    @Test
    void areTakenBackByIfMatch() {
      assertThat(send("PATCH", "/large", "If-Match", CODED).statusCode()).isEqualTo(204);
      assertThat(send("PATCH", "/large", "If-Match", TAG).statusCode()).isEqualTo(204);
      assertThat(send("PATCH", "/large", "If-Match", "\"0-old--gzip\"").statusCode())
          .isEqualTo(404);
    }

    @Test
    void areTakenBackFromEachOfTwoHeaders() {
      var answer =
          new RawHttp(server.port())
              .send(
                  "GET /large HTTP/1.1\r\nHost: x\r\nIf-None-Match: \"0\"\r\nIf-None-Match: "
                      + CODED
                      + "\r\n\r\n");
      assertThat(answer.status()).isEqualTo(304);
    }
  }

  @Nested
  class Bodies {
    @Test
    void ofProblemsAreCompressedToo() throws IOException {
      var answer = send("GET", "/problem", "Accept-Encoding", "gzip");
      assertThat(answer.statusCode()).isEqualTo(404);
      assertThat(header(answer, "Content-Type")).isEqualTo("application/problem+json");
      assertThat(header(answer, "Content-Encoding")).isEqualTo("gzip");
      assertThat(new String(unpacked(answer), UTF_8)).contains("/problems/not-found");
    }

    /** The route goes on only once the beginning of what it wrote has arrived. */
    @Test
    void ofStreamsAreNotHeldBack() throws Exception {
      var request =
          HttpRequest.newBuilder(uri("/stream"))
              .header("Accept-Encoding", "gzip")
              .header("Accept", "application/x-ndjson")
              .build();
      var answer = CLIENT.send(request, HttpResponse.BodyHandlers.ofInputStream());
      assertThat(answer.headers().firstValue("Content-Encoding")).contains("gzip");
      try (var lines = new GZIPInputStream(answer.body())) {
        assertThat(lines.readNBytes(100_000)).hasSize(100_000);
        READ.countDown();
        assertThat(new String(lines.readAllBytes(), UTF_8)).endsWith("{\"next\":null}\n");
      }
    }
  }

  private static Mono<Tagged<Words>> find(Call<?, ?> call, Words words) {
    boolean known = call.known() != null && call.known().contain("1-abc");
    return Mono.just(new Tagged<>(known ? null : words, "1-abc"));
  }

  private static Mono<Boolean> change(Call<?, ?> call) {
    return Mono.just(call.expected() != null && call.expected().contain("1-abc"));
  }

  private static void stream(Context ctx) {
    ctx.contentType("application/x-ndjson").minSizeForCompression(0);
    var out = ctx.outputStream();
    try {
      var random = new java.util.Random(1);
      for (int i = 0; i < 20_000; i++) {
        out.write("{\"id\":%d}\n".formatted(random.nextLong()).getBytes(UTF_8));
      }
      if (!READ.await(10, TimeUnit.SECONDS)) {
        throw new IllegalStateException("Nothing of it arrived");
      }
      out.write("{\"next\":null}\n".getBytes(UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static byte[] unpacked(HttpResponse<byte[]> packed) throws IOException {
    return new GZIPInputStream(new ByteArrayInputStream(packed.body())).readAllBytes();
  }

  private static String header(HttpResponse<?> answer, String name) {
    return String.join(" and ", answer.headers().allValues(name));
  }

  private static URI uri(String path) {
    return URI.create("http://127.0.0.1:" + server.port() + path);
  }

  private static HttpResponse<byte[]> send(String method, String path, String... headers) {
    var request =
        HttpRequest.newBuilder(uri(path)).method(method, HttpRequest.BodyPublishers.noBody());
    for (int i = 0; i < headers.length; i += 2) {
      request.header(headers[i], headers[i + 1]);
    }
    try {
      return CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
