package dev.typeset.http;

import static dev.typeset.testing.ProblemAnswers.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import dev.typeset.testing.Given;
import dev.typeset.testing.Http;
import dev.typeset.testing.RawHttp;
import dev.typeset.testing.TestApp;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is no proper HTTP, or too much of it. */
class BadRequestTest {

  private static TestApp app;
  private static String post;
  private static String smuggled;
  private static Http http;
  private static RawHttp raw;

  @BeforeAll
  static void start() {
    app = TestApp.start();
    http = app.http();
    raw = new RawHttp(app.app().port());
    String authorization = "Authorization: Bearer " + app.http().tokenSent() + "\r\n";
    post =
        "POST /api/v1/tags HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n"
            + authorization;
    smuggled = "DELETE /api/v1/tags/1 HTTP/1.1\r\nHost: x\r\n" + authorization + "\r\n";
    assertThat(Given.tag(http, "victim")).isEqualTo(1);
  }

  @AfterAll
  static void stop() {
    app.close();
  }

  @Nested
  class RequestLine {
    @ParameterizedTest
    @ValueSource(
        strings = {
          "GET /health/live HTTP/1.2",
          "GET /health/live HTTP/2.0",
          "GET /health/live HTTP/0.9",
          "GET /health/live FTP/1.1",
          "GET /health/live HTTP/1.1.1",
          "GET /health/live",
          "GET",
          "GET  HTTP/1.1",
          "GET health/live HTTP/1.1",
          "G\u0000T /health/live HTTP/1.1",
          "GET http://elsewhere.example/health/live HTTP/1.1",
          "\u0016\u0003\u0001\u0002\u0000"
        })
    void isRefusedWhereItIsNone(String line) {
      var answer = raw.send(line + "\r\nHost: x\r\n\r\n");
      assertProblem(answer, 400, "malformed-request");
    }

    @Test
    void isRefusedWhereItIsTooLong() {
      assertProblem(http.get("/posts?keyword=" + "k".repeat(9000)), 414, "uri-too-long");
      assertProblem(
          raw.send("GET /" + "p".repeat(100_000) + " HTTP/1.1\r\nHost: x\r\n\r\n"),
          414,
          "uri-too-long");
    }
  }

  @Nested
  class Headers {
    @ParameterizedTest
    @ValueSource(
        strings = {
          "",
          "Host:",
          "Host: a\r\nHost: b",
          "Host: a b",
          "Host: a/b",
          "Host: a:b",
          "Host: x\r\nNo colon",
          "Host: x\r\n: no name",
          "Host: x\r\nA name: v",
          "Host: x\r\nX-A : v",
          "Host: x\r\nX-A: v\r\n folded",
          "Host: x\r\nX-A: v\u0000w",
          "Host: x\r\nX-A: v\rw",
          "Host: x\r\nExpect: the best",
          "Host: x\r\nAccept: \"never closed"
        })
    void areRefusedWhereTheyAreMalformed(String headers) {
      String lines = headers.isEmpty() ? "" : headers + "\r\n";
      assertProblem(
          raw.send("GET /health/live HTTP/1.1\r\n" + lines + "\r\n"), 400, "malformed-request");
    }

    @Test
    void areRefusedWhereTheyAreTooMany() {
      assertProblem(
          http.send("GET", "/tags", null, "X-Big", "v".repeat(9000)), 431, "headers-too-large");
      String many = "X-Small: v\r\n".repeat(1000);
      assertProblem(
          raw.send("GET /api/v1/tags HTTP/1.1\r\nHost: x\r\n" + many + "\r\n"),
          431,
          "headers-too-large");
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "text/html",
          "application/xml",
          "text/*",
          "application/json;q=0",
          "*/*;q=0",
          "application/problem+json",
          "application/vnd.typeset+json",
          "json",
          "text/html, image/*"
        })
    void areRefusedWhereTheyDoNotAcceptJson(String accept) {
      assertProblem(http.send("GET", "/tags", null, "Accept", accept), 406, "not-acceptable");
      assertProblem(
          http.send("POST", "/tags", "{\"name\":\"unmade\"}", "Accept", accept),
          406,
          "not-acceptable");
      assertThat(Given.ids(http.get("/tags?prefix=unmade"))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "*/*",
          "application/*",
          "Application/JSON; charset=utf-8",
          "text/html, */*;q=0.1",
          "",
          "application/json;q=0.001"
        })
    void areTakenWhereTheyAcceptJson(String accept) {
      var answer = http.send("GET", "/tags", null, "Accept", accept);
      assertThat(answer.status()).isEqualTo(200);
      assertThat(answer.header("Content-Type")).isEqualTo("application/json");
    }
  }

  @Nested
  class Framing {
    /** Whatever a proxy in front makes of it: one answer, and the connection ends. */
    @ParameterizedTest
    @ValueSource(
        strings = {
          "Content-Length: 5\r\nTransfer-Encoding: chunked",
          "Transfer-Encoding: chunked\r\nContent-Length: 5",
          "Transfer-Encoding : chunked",
          "Transfer-Encoding: xchunked",
          "Transfer-Encoding: identity",
          "Transfer-Encoding: chunked, identity",
          "Transfer-Encoding: chunked, chunked",
          "Transfer-Encoding:\u000bchunked",
          "Content-Length: 5\r\nContent-Length: 6",
          "Content-Length: 5\r\nContent-Length: 5",
          "Content-Length: 5, 5",
          "Content-Length: +5",
          "Content-Length: -5",
          "Content-Length: 0x5",
          "Content-Length: 5 5",
          "Content-Length: ",
          "Content-Length: 99999999999999999999"
        })
    void smugglesNothing(String headers) {
      var answers = raw.sendAndWaitForTheEnd(post + headers + "\r\n\r\n0\r\n\r\n" + smuggled);
      assertThat(answers).hasSize(1);
      assertProblem(answers.getFirst(), 400, "malformed-request");
      assertThat(http.get("/tags/1").status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "zz\r\n{\"name\":\"chunk\"}\r\n0\r\n\r\n",
          "-1\r\n{\"name\":\"chunk\"}\r\n0\r\n\r\n",
          "fffffffffffffffff\r\n{\"name\":\"chunk\"}\r\n0\r\n\r\n",
          "10\r\n{\"name\":\"chunk\"}0\r\n\r\n",
          "1\r\n{\"name\":\"chunk\"}\r\n0\r\n\r\n",
          " \r\n{\"name\":\"chunk\"}\r\n0\r\n\r\n"
        })
    void refusesBadChunks(String chunks) {
      var answers =
          raw.sendAndWaitForTheEnd(post + "Transfer-Encoding: chunked\r\n\r\n" + chunks + smuggled);
      assertThat(answers).hasSize(1);
      assertProblem(answers.getFirst(), 400, "malformed-request");
      assertThat(Given.ids(http.get("/tags?prefix=chunk"))).isEmpty();
      assertThat(http.get("/tags/1").status()).isEqualTo(200);
    }

    @Test
    void takesGoodChunks() {
      var answer =
          raw.send(
              post
                  + "Transfer-Encoding: chunked\r\n\r\n8\r\n{\"name\":\r\n8;x=\"y\"\r\n\"pieces\"\r\n1\r\n}\r\n0\r\n\r\n");
      assertThat(answer.status()).isEqualTo(201);
      assertThat(answer.at("/name")).isEqualTo("pieces");
    }
  }
}
