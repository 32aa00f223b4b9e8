package dev.typeset.build;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.IntConsumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Asks a service what callers ask most. An answer that is not the one to expect is an error, so
 * that what is rehearsed stays what the service does.
 */
public final class Audience implements AutoCloseable {
  private static final int AT_ONCE = 8;
  private static final int POSTS = 300;
  private static final int SINGLE_POSTS = 100;
  private static final int RARE = 2;
  private static final String FORM = "application/x-www-form-urlencoded";
  private static final ObjectMapper JSON = new ObjectMapper();

  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final ExecutorService callers = Executors.newFixedThreadPool(AT_ONCE);
  private final URI service;
  private final String grant;
  private String token = "";

  /**
   * An admin and others, who are nobody.
   *
   * @param service where it is
   */
  public Audience(URI service, String email, String password) {
    this.service = service;
    this.grant =
        "grant_type=password&username=%s&password=%s".formatted(encoded(email), encoded(password));
  }

  /**
   * Signs in, publishes some posts, and asks.
   *
   * @param rounds how often; a round is about 150 requests
   */
  public void ask(int rounds) {
    token = json(expect(200, signIn())).path("access_token").asText();
    long first = json(expect(201, posts())).at("/items/0/id").asLong();
    for (int round = 0; round < rounds; round++) {
      int offset = round * SINGLE_POSTS;
      together(SINGLE_POSTS, i -> find("/api/v1/posts/" + (first + (offset + i) % POSTS)));
      together(AT_ONCE, Audience.this::list);
      write("Post " + round);
      if (round < RARE) {
        askRarely();
      }
    }
  }

  @Override
  public void close() {
    callers.close();
    client.close();
  }

  private void find(String path) {
    HttpResponse<String> answer = expect(200, get(path));
    String tag = answer.headers().firstValue("ETag").orElseThrow();
    expect(304, get(path).header("If-None-Match", tag));
  }

  private void list(int i) {
    JsonNode page = json(expect(200, get("/api/v1/posts?limit=20&count=estimated")));
    expect(200, get("/api/v1/posts?limit=20&cursor=" + page.path("next").asText()));
    expect(200, get("/api/v1/posts?limit=20").header("Accept-Encoding", "gzip"));
    expect(200, get("/api/v1/posts?tag=first&tag=tag" + i));
    expect(200, get("/api/v1/users/1?include=posts"));
    expect(200, get("/api/v1/posts/search?q=words+of+a+post"));
    expect(200, get("/api/v1/tags?prefix=tag"));
    expect(404, get("/api/v1/posts/" + Long.MAX_VALUE));
    expect(400, get("/api/v1/posts?limit=many"));
    expect(401, get("/api/v1/users/me").header("Authorization", "Bearer none"));
  }

  private void write(String title) {
    JsonNode post = json(expect(201, sent("POST", "/api/v1/posts", post(title))));
    String path = "/api/v1/posts/" + post.path("id").asText();
    expect(200, sent("PATCH", path, "{\"title\":\"Another title\"}"));
    expect(422, sent("POST", "/api/v1/posts", "{\"title\":\"\"}"));
    expect(200, get("/api/v1/users/me").header("Authorization", "Bearer " + token));
    expect(204, sent("DELETE", path, ""));
  }

  private void askRarely() {
    expect(200, signIn());
    expect(200, get("/api/v1/posts/export"));
    expect(200, get("/api/v1/posts/export").header("Accept", "text/csv"));
    expect(200, get("/api/v1/posts/stats?group_by=tag"));
    expect(200, get("/openapi.json"));
    expect(200, get("/problems/not-found"));
    expect(200, get("/metrics"));
    expect(200, get("/health/ready"));
  }

  private HttpRequest.Builder signIn() {
    return get("/api/v1/auth/token")
        .header("Content-Type", FORM)
        .POST(BodyPublishers.ofString(grant));
  }

  private HttpRequest.Builder posts() {
    return sent(
        "POST",
        "/api/v1/posts/batch",
        IntStream.range(0, POSTS)
            .mapToObj(i -> post("Post " + i))
            .collect(Collectors.joining(",", "[", "]")));
  }

  private static String post(String title) {
    return """
    {"title":"%s","content":"%s","tags":["first","tag%d"]}\
    """
        .formatted(title, "Some words of a post. ".repeat(10), title.length() % AT_ONCE);
  }

  private HttpRequest.Builder sent(String method, String path, String body) {
    BodyPublisher publisher =
        body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body);
    return get(path)
        .method(method, publisher)
        .header("Authorization", "Bearer " + token)
        .header("Content-Type", "application/json");
  }

  private HttpRequest.Builder get(String path) {
    return HttpRequest.newBuilder(service.resolve(path));
  }

  private HttpResponse<String> expect(int status, HttpRequest.Builder wanted) {
    HttpRequest request = wanted.build();
    try {
      var answer = client.send(request, BodyHandlers.ofString());
      if (answer.statusCode() != status) {
        throw new IllegalStateException(
            "%s %s: %d in place of %d. %s"
                .formatted(
                    request.method(), request.uri(), answer.statusCode(), status, answer.body()));
      }
      return answer;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private void together(int times, IntConsumer work) {
    CompletableFuture<?>[] all =
        IntStream.range(0, times)
            .mapToObj(i -> CompletableFuture.runAsync(() -> work.accept(i), callers))
            .toArray(CompletableFuture<?>[]::new);
    CompletableFuture.allOf(all).join();
  }

  private static JsonNode json(HttpResponse<String> answer) {
    try {
      return JSON.readTree(answer.body());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, UTF_8);
  }
}
