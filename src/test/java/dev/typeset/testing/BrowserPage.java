package dev.typeset.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * A page of a {@link Browser}, driven by the Chrome DevTools Protocol. It remembers what it asked
 * the network for, and all that it complained about.
 */
public final class BrowserPage implements AutoCloseable {
  /** What is said of a page that is left while it is asked. */
  private static final String LEFT = "Inspected target navigated";

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final HttpClient client = HttpClient.newHttpClient();
  private final AtomicInteger sent = new AtomicInteger();
  private final Map<Integer, CompletableFuture<JsonNode>> answers = new ConcurrentHashMap<>();
  private final List<String> requests = new CopyOnWriteArrayList<>();
  private final List<String> complaints = new CopyOnWriteArrayList<>();
  private final WebSocket socket;

  private BrowserPage(URI address) {
    socket = client.newWebSocketBuilder().buildAsync(address, new Listener()).join();
  }

  /** The page that takes commands at this address. */
  static BrowserPage at(URI address) {
    var page = new BrowserPage(address);
    for (String domain : List.of("Page", "Runtime", "Log", "Network")) {
      page.call(domain + ".enable", Map.of());
    }
    return page;
  }

  /** Goes there. */
  public void open(String url) {
    call("Page.navigate", Map.of("url", url));
  }

  /**
   * Has it this wide, in CSS pixels, for people who like pages to be {@code light} or {@code dark}.
   */
  public void show(int width, String colours) {
    call(
        "Emulation.setDeviceMetricsOverride",
        Map.of("width", width, "height", 900, "deviceScaleFactor", 1, "mobile", width < 500));
    var feature = Map.of("name", "prefers-color-scheme", "value", colours);
    call("Emulation.setEmulatedMedia", Map.of("features", List.of(feature)));
  }

  /** The value of an expression in JavaScript. */
  public JsonNode evaluate(String expression) {
    return call("Runtime.evaluate", Map.of("expression", expression, "returnByValue", true))
        .at("/result/value");
  }

  /** Waits until an expression in JavaScript is true. */
  public void until(String expression) {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (!isTrue(expression)) {
      if (System.nanoTime() > end) {
        throw new AssertionError(
            "It never came to "
                + expression
                + "; complaints "
                + complaints
                + "; the page reads "
                + evaluate("document.body.innerText").asText());
      }
      pause();
    }
  }

  private boolean isTrue(String expression) {
    try {
      return evaluate("Boolean(" + expression + ")").asBoolean();
    } catch (IllegalStateException e) {
      if (String.valueOf(e.getMessage()).contains(LEFT)) {
        return false;
      }
      throw e;
    }
  }

  /** Waits for the element that a CSS selector finds, and clicks it. */
  public void click(String selector) {
    until(find(selector));
    evaluate(find(selector) + ".click()");
  }

  /** Waits for the field that a CSS selector finds, and types over what it holds. */
  public void type(String selector, String text) {
    until(find(selector));
    evaluate(find(selector) + ".focus()");
    evaluate(find(selector) + ".select()");
    call("Input.insertText", Map.of("text", text));
  }

  /** The address of each request so far. */
  public List<String> requests() {
    return List.copyOf(requests);
  }

  /** Errors in the console, uncaught exceptions, violations of policies and failed requests. */
  public List<String> complaints() {
    return List.copyOf(complaints);
  }

  @Override
  public void close() {
    socket.abort();
    client.close();
  }

  static void pause() {
    try {
      TimeUnit.MILLISECONDS.sleep(100);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static String find(String selector) {
    return "document.querySelector(" + JSON.valueToTree(selector) + ")";
  }

  private CompletableFuture<JsonNode> send(String method, Map<String, Object> parameters) {
    int id = sent.incrementAndGet();
    var answer = new CompletableFuture<JsonNode>();
    answers.put(id, answer);
    var command = Map.of("id", id, "method", method, "params", parameters);
    String text = JSON.valueToTree(command).toString();
    return socket.sendText(text, true).thenCompose(_ -> answer);
  }

  private JsonNode call(String method, Map<String, Object> parameters) {
    JsonNode result =
        send(method, parameters).orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS).join();
    if (result.has("error") || result.at("/result/exceptionDetails").isObject()) {
      throw new IllegalStateException(method + " " + parameters + ": " + result);
    }
    return result.path("result");
  }

  private void take(JsonNode message) {
    JsonNode told = message.path("params");
    switch (message.path("method").asText()) {
      case "" -> answer(message);
      case "Network.requestWillBeSent" -> requests.add(told.at("/request/url").asText());
      case "Network.loadingFailed", "Runtime.exceptionThrown" -> complaints.add(told.toString());
      case "Network.responseReceived" -> {
        if (told.at("/response/status").intValue() >= 400) {
          complaints.add(told.path("response").toString());
        }
      }
      case "Log.entryAdded" -> {
        if (List.of("error", "warning").contains(told.at("/entry/level").asText())) {
          complaints.add(told.toString());
        }
      }
      case "Runtime.consoleAPICalled" -> {
        if (List.of("error", "warning", "assert").contains(told.path("type").asText())) {
          complaints.add(told.toString());
        }
      }
      default -> {}
    }
  }

  private void answer(JsonNode message) {
    var answer = answers.remove(message.path("id").intValue());
    if (answer != null) {
      answer.complete(message);
    }
  }

  private final class Listener implements WebSocket.Listener {
    private final StringBuilder message = new StringBuilder();

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence part, boolean last) {
      message.append(part);
      if (last) {
        try {
          take(JSON.readTree(message.toString()));
        } catch (IOException e) {
          throw new UncheckedIOException(e);
        }
        message.setLength(0);
      }
      from.request(1);
      return null;
    }
  }
}
