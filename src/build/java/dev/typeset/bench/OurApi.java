package dev.typeset.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;

/** What this program can be asked for, that its peers cannot. */
final class OurApi {
  static final String BASE = "/api/v1";

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int STEP = 100;
  private static final int PLACES = 300;
  private static final String EMAIL = "benchmark@example.com";
  private static final String PASSWORD = "a long word for benchmarks";

  private final URI origin;

  OurApi(URI origin) {
    this.origin = origin;
  }

  /** The token of a user, who signs up where there is none yet. */
  String token() throws IOException, InterruptedException {
    var user = JSON.createObjectNode().put("email", EMAIL).put("password", PASSWORD);
    int status = post("/users", "application/json", user.toString()).statusCode();
    if (status != 201 && status != 409) {
      throw new IllegalStateException("Nobody can sign up: " + status);
    }
    String form =
        "grant_type=password&username=" + EMAIL + "&password=" + PASSWORD.replace(' ', '+');
    return json(post("/auth/token", "application/x-www-form-urlencoded", form))
        .path("access_token")
        .asText();
  }

  /** Cursors to places all over a list of so many posts. */
  List<String> cursors(int posts) throws IOException, InterruptedException {
    int every = Math.max(1, posts / STEP / PLACES);
    List<String> cursors = new ArrayList<>();
    String next = "";
    for (int page = 0; !next.equals("null"); page++) {
      if (page > 0 && page % every == 0) {
        cursors.add(next);
      }
      String from = next.isEmpty() ? "" : "&cursor=" + next;
      next = json(get("/posts?limit=" + STEP + from)).path("next").asText("null");
    }
    return cursors;
  }

  private HttpResponse<String> get(String path) throws IOException, InterruptedException {
    return Target.HTTP.send(to(path).build(), HttpResponse.BodyHandlers.ofString());
  }

  private HttpResponse<String> post(String path, String type, String body)
      throws IOException, InterruptedException {
    return Target.HTTP.send(
        to(path)
            .header("Content-Type", type)
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build(),
        HttpResponse.BodyHandlers.ofString());
  }

  private HttpRequest.Builder to(String path) {
    return HttpRequest.newBuilder(origin.resolve(BASE + path));
  }

  private static JsonNode json(HttpResponse<String> answer) throws IOException {
    if (answer.statusCode() != 200) {
      throw new IllegalStateException(answer.request().uri() + ": " + answer.body());
    }
    return JSON.readTree(answer.body());
  }
}
