package dev.typeset.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A caller of the service. Paths are those below {@code /api/v1} unless they begin with {@code //}.
 */
public final class Http {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final HttpClient CLIENT =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(5))
          .build();

  private final String origin;
  private final boolean contracted;
  private final @Nullable String token;

  /** A caller of a server that is not the whole service. */
  public Http(String origin) {
    this(origin, false, null);
  }

  private Http(String origin, boolean contracted, @Nullable String token) {
    this.origin = origin;
    this.contracted = contracted;
    this.token = token;
  }

  /** A caller of the service, whose every answer is held to the service's own {@link Contract}. */
  public static Http ofService(String origin) {
    var http = new Http(origin, true, null);
    Contract.of(new Http(origin));
    return http;
  }

  /** The same caller with another access token, or without one. */
  public Http as(@Nullable String other) {
    return new Http(origin, contracted, other);
  }

  /** The access token, or null. */
  public @Nullable String token() {
    return token;
  }

  /** The access token, where there is one for sure. */
  public String tokenSent() {
    return Objects.requireNonNull(token);
  }

  /**
   * What came back.
   *
   * @param text the body as it was sent
   * @param json the body as a tree; a missing node where there is none
   */
  public record Answer(int status, HttpHeaders headers, String text, JsonNode json) {

    /** A header, or the empty string. */
    public String header(String name) {
      return headers.firstValue(name).orElse("");
    }

    /** A value by its JSON Pointer, as text. */
    public String at(String pointer) {
      return json.at(pointer).asText();
    }
  }

  public Answer get(String path) {
    return send("GET", path, null);
  }

  public Answer post(String path, String body) {
    return send("POST", path, body);
  }

  public Answer patch(String path, String body) {
    return send("PATCH", path, body);
  }

  public Answer delete(String path) {
    return send("DELETE", path, null);
  }

  /** Sends with the headers given as name, value, name, value. */
  public Answer send(String method, String path, @Nullable String body, String... headers) {
    try {
      return answer(
          body,
          CLIENT.send(request(method, path, body, headers), HttpResponse.BodyHandlers.ofString()));
    } catch (IOException e) {
      throw new IllegalStateException(method + " " + path, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(method + " " + path, e);
    }
  }

  /**
   * The answer to a body that is refused. It comes before the body was read, and then the
   * connection is closed: who is still sending may see that first, and asks again.
   */
  public static Answer told(Supplier<Answer> request) {
    for (int tries = 1; tries < 10; tries++) {
      try {
        return request.get();
      } catch (IllegalStateException reset) {
        if (!(reset.getCause() instanceof IOException)) {
          throw reset;
        }
      }
    }
    return request.get();
  }

  /** The same without waiting. */
  public CompletableFuture<Answer> sendAsync(
      String method, String path, @Nullable String body, String... headers) {
    return CLIENT
        .sendAsync(request(method, path, body, headers), HttpResponse.BodyHandlers.ofString())
        .thenApply(response -> answer(body, response));
  }

  private HttpRequest request(
      String method, String path, @Nullable String body, String... headers) {
    String target = path.startsWith("//") ? path.substring(1) : "/api/v1" + path;
    var request =
        HttpRequest.newBuilder(URI.create(origin + target)).timeout(Duration.ofSeconds(30));
    if (body != null) {
      request.header("Content-Type", "application/json");
    }
    if (token != null) {
      request.header("Authorization", "Bearer " + token);
    }
    for (int i = 0; i < headers.length; i += 2) {
      request.setHeader(headers[i], headers[i + 1]);
    }
    return request
        .method(
            method,
            body == null
                ? HttpRequest.BodyPublishers.noBody()
                : HttpRequest.BodyPublishers.ofString(body))
        .build();
  }

  private Answer answer(@Nullable String body, HttpResponse<String> response) {
    String type = response.headers().firstValue("Content-Type").orElse("");
    boolean json = type.contains("json") && !type.contains("ndjson") && !response.body().isEmpty();
    var answer =
        new Answer(
            response.statusCode(),
            response.headers(),
            response.body(),
            json ? read(response.body()) : MissingNode.getInstance());
    if (contracted) {
      URI uri = response.request().uri();
      String query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
      Contract.of(this).check(response.request().method(), uri.getRawPath() + query, body, answer);
    }
    return answer;
  }

  static JsonNode read(String json) {
    try {
      return JSON.readTree(json);
    } catch (IOException e) {
      throw new IllegalStateException("Not JSON: " + json, e);
    }
  }
}
