package dev.typeset.review.statements;

import static java.util.Map.entry;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.typeset.review.statements.Tour.Visit;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Who makes the tour: sends requests to a service, one after the other. */
final class Traveller implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Pattern LINK = Pattern.compile("<([^>]*)>; rel=\"(next|prev)\"");
  private static final Pattern NUMBER = Pattern.compile("/(?=[0-9]+(/|$))[0-9]+");

  private final String service;
  private final HttpClient client = HttpClient.newHttpClient();
  private final List<String> routes;
  private long made;

  /** What was asked of a route, and what became of it. */
  record Answer(String route, int status, String text, Map<String, String> links) {}

  /**
   * Asks a service what routes it has.
   *
   * @param service its address, without a slash at the end
   */
  Traveller(String service) throws IOException, InterruptedException {
    this.service = service;
    this.routes =
        routes(
            JSON.readTree(send(new Visit(0, "GET", "/openapi.json", List.of(), "", false)).body()));
  }

  /** The routes of the service as its OpenAPI document has them, by name. */
  List<String> routes() {
    return routes;
  }

  /** Sends one request. */
  Answer visit(Visit visit) throws IOException, InterruptedException {
    HttpResponse<String> response = send(visit);
    Matcher location =
        Pattern.compile(".*/(\\d+)").matcher(response.headers().firstValue("Location").orElse(""));
    if (location.matches()) {
      made = Long.parseLong(location.group(1));
    }
    Map<String, String> links = new HashMap<>();
    Matcher link = LINK.matcher(String.join(", ", response.headers().allValues("Link")));
    while (link.find()) {
      links.put(link.group(2), link.group(1).replaceFirst("^https?://[^/]*", ""));
    }
    return new Answer(route(visit), response.statusCode(), response.body(), links);
  }

  @Override
  public void close() {
    client.close();
  }

  private HttpResponse<String> send(Visit visit) throws IOException, InterruptedException {
    String path = visit.path().replace("#", String.valueOf(made));
    var request =
        HttpRequest.newBuilder(URI.create(service + path))
            .header("User-Agent", "tour")
            .method(visit.method(), BodyPublishers.ofString(visit.body()));
    if (visit.user() > 0) {
      request.header("Authorization", "Bearer access" + visit.user());
    }
    if (!visit.body().isEmpty()) {
      boolean form = visit.body().startsWith("grant_type=");
      request.header(
          "Content-Type", form ? "application/x-www-form-urlencoded" : "application/json");
    }
    if (!visit.header().isEmpty()) {
      request.header(visit.header().getFirst(), visit.header().getLast());
    }
    return client.send(request.build(), BodyHandlers.ofString());
  }

  /** The route that a request is for. */
  String route(Visit visit) {
    String path = visit.path().replace("#", "1").replaceFirst("\\?.*", "");
    String exact = visit.method() + " " + path;
    String route =
        routes.contains(exact)
            ? exact
            : visit.method() + " " + NUMBER.matcher(path).replaceAll("/{id}");
    if (!routes.contains(route)) {
      throw new IllegalStateException(
          "The service has no route for " + exact + ": change the tour.");
    }
    return route;
  }

  private static List<String> routes(JsonNode document) {
    return document
        .path("paths")
        .propertyStream()
        .flatMap(path ->
            path.getValue()
                .propertyStream()
                .filter(operation -> operation.getValue().has("operationId"))
                .map(
                    operation -> entry(operation.getKey().toUpperCase(Locale.ROOT), path.getKey())))
        .map(route -> route.getKey() + " " + route.getValue())
        .sorted(
            Comparator.comparing((String route) -> route.replaceFirst(".* ", ""))
                .thenComparing(route -> route))
        .toList();
  }
}
