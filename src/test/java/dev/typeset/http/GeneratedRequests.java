package dev.typeset.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import dev.typeset.testing.Given;
import java.io.ByteArrayOutputStream;
import java.net.URLEncoder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Requests at random for one operation of an OpenAPI document. */
final class GeneratedRequests {
  /** Somebody who can sign in with the password of all tests. */
  static final String READER = "reader@example.com";

  private static final int MOST_SHOWN = 2_000;

  private final JsonNode document;
  private final String path;
  private final String method;
  private final JsonNode operation;

  GeneratedRequests(JsonNode document, String path, String method) {
    this.document = document;
    this.path = path;
    this.method = method;
    this.operation = document.path("paths").path(path).path(method);
  }

  /** What the document says of a request. */
  enum Verdict {
    LEGAL,
    ILLEGAL,
    UNKNOWN
  }

  /**
   * Who asks.
   *
   * @param id what they ask for
   */
  record Caller(String token, long id) {}

  /**
   * A request.
   *
   * @param text each character of it a byte
   * @param verdict whether it may be refused as it is, or has to be
   */
  record Generated(String text, Verdict verdict) {
    @Override
    public String toString() {
      return verdict + " " + text.substring(0, Math.min(text.length(), MOST_SHOWN));
    }
  }

  /** The next request, which the random numbers decide. */
  Generated next(Random random, Caller caller) {
    var request = new Request(random, caller);
    switch (random.nextInt(10)) {
      case 0, 1, 2, 3 -> {}
      case 4, 5 -> request.spoilBytes();
      default -> request.spoil();
    }
    return new Generated(new String(request.bytes(), ISO_8859_1), request.verdict);
  }

  private final class Request {
    private final Random random;
    private final GeneratedValues values;
    private final List<String> query = new ArrayList<>();
    private final List<String> headers = new ArrayList<>();
    private String id;
    private String accept;
    private @Nullable String contentType;
    private byte @Nullable [] body;
    private Verdict verdict = Verdict.LEGAL;

    Request(Random random, Caller caller) {
      this.random = random;
      headers.add("Authorization: Bearer " + caller.token());
      this.values = new GeneratedValues(random, document);
      this.id = String.valueOf(caller.id());
      this.accept = values.pick("*/*", accepted());
      for (JsonNode parameter : operation.path("parameters")) {
        if (random.nextInt(4) == 0 && !parameter.path("name").asText().equals("cursor")) {
          add(parameter);
        }
      }
      JsonNode content = operation.path("requestBody").path("content");
      if (!content.isEmpty()) {
        var type = content.propertyStream().toList().get(random.nextInt(content.size()));
        contentType = type.getKey();
        body = encoded(values.legal(type.getValue().path("schema")));
      }
    }

    byte[] bytes() {
      String target = path.replace("{id}", id);
      var head = new StringBuilder(method.toUpperCase(java.util.Locale.ROOT) + " " + target);
      head.append(query.isEmpty() ? "" : "?" + String.join("&", query)).append(" HTTP/1.1\r\n");
      head.append("Host: x\r\nAccept: ").append(accept).append("\r\n");
      if (contentType != null) {
        head.append("Content-Type: ").append(contentType).append("\r\n");
      }
      byte[] content = body == null ? new byte[0] : body;
      if (content.length > 0 || body != null) {
        head.append("Content-Length: ").append(content.length).append("\r\n");
      }
      headers.forEach(header -> head.append(header).append("\r\n"));
      var bytes = new ByteArrayOutputStream();
      bytes.writeBytes(head.append("\r\n").toString().getBytes(ISO_8859_1));
      bytes.writeBytes(content);
      return bytes.toByteArray();
    }

    /** Makes one thing wrong. */
    void spoil() {
      verdict = Verdict.ILLEGAL;
      List<Runnable> ways = new ArrayList<>();
      ways.add(() -> query.add(values.pick("nope=1", "%zz=1", "x%00=1", "Limit=1", "=1", "id=1")));
      ways.add(() -> accept = values.pick("image/png", "image/*", "*/*;q=0", "\"open", "json"));
      if (path.contains("{id}")) {
        ways.add(
            () -> id = values.pick("0", "-1", "%20", "1a", "1".repeat(20), "%zz", "%ff", "%D9%A3"));
      }
      for (JsonNode parameter : operation.path("parameters")) {
        ways.add(() -> spoil(parameter));
      }
      JsonNode content = operation.path("requestBody").path("content");
      if (!content.isEmpty()) {
        ways.add(
            () -> contentType = values.pick("text/plain", "application/json;charset=x", "", "a"));
        ways.add(() -> headers.add("Content-Encoding: gzip"));
        // A form is right or wrong as a whole: by what the grant_type says.
        for (int i = 0; i < (isForm() ? 0 : 8); i++) {
          ways.add(() -> body = illegalBody(content));
        }
        if (isForm()) {
          ways.add(() ->
              body =
                  values
                      .pick("grant_type=a&grant_type=a", "grant_type=%ff", "a=%zz", "x=1")
                      .getBytes(UTF_8));
        }
      }
      ways.get(random.nextInt(ways.size())).run();
    }

    /** Changes some bytes of the body, or of a header that nobody has to understand. */
    void spoilBytes() {
      verdict = Verdict.UNKNOWN;
      if (body == null || body.length == 0) {
        String name =
            values.pick("X-Request-Id", "traceparent", "Accept-Language", "Origin", "Cookie");
        var value = new StringBuilder();
        random.ints(random.nextInt(60), 0x20, 0x100).forEach(c -> value.append((char) c));
        headers.add(name + ": " + value);
        return;
      }
      for (int i = 0; i <= random.nextInt(3); i++) {
        int at = random.nextInt(body.length);
        body =
            switch (random.nextInt(4)) {
              case 0 -> Arrays.copyOf(body, at);
              case 1 ->
                  join(
                      Arrays.copyOf(body, at), random(), Arrays.copyOfRange(body, at, body.length));
              case 2 ->
                  join(Arrays.copyOf(body, at), Arrays.copyOfRange(body, at / 2, body.length));
              default ->
                  join(
                      Arrays.copyOf(body, at),
                      random(),
                      Arrays.copyOfRange(body, at + 1, body.length));
            };
        if (body.length == 0) {
          return;
        }
      }
    }

    private void add(JsonNode parameter) {
      String name = parameter.path("name").asText();
      if (parameter.path("in").asText().equals("header")) {
        headers.add(
            name
                + ": "
                + (name.startsWith("If-")
                    ? values.pick("*", "\"1-1.1\"")
                    : "k" + random.nextInt(40)));
      } else {
        JsonNode value = values.legal(parameter.path("schema"));
        (value.isArray() ? value.valueStream() : java.util.stream.Stream.of(value))
            .forEach(one -> query.add(name + "=" + URLEncoder.encode(one.asText(), UTF_8)));
      }
    }

    private void spoil(JsonNode parameter) {
      String name = parameter.path("name").asText();
      query.removeIf(pair -> pair.startsWith(name + "="));
      headers.removeIf(header -> header.startsWith(name + ":"));
      if (parameter.path("in").asText().equals("header")) {
        headers.add(
            name
                + ": "
                + (name.startsWith("If-")
                    ? values.pick("1", "\"open", "W/1", "\"a\" \"b\"", "*, \"a\"")
                    : values.pick("", "k".repeat(256), "\u00e4", "a\tb")));
        return;
      }
      String value = URLEncoder.encode(values.illegalParameter(parameter.path("schema")), UTF_8);
      String pair = name + "=" + value;
      switch (random.nextInt(4)) {
        case 0 -> query.add(name + "=" + values.pick("%", "%zz", "%00", "%ff", "%ed%a0%80"));
        case 1 -> query.add(pair + "&" + pair);
        default -> query.add(pair);
      }
    }

    private boolean isForm() {
      return operation.path("requestBody").path("content").has(MediaTypes.FORM);
    }

    private byte[] encoded(JsonNode value) {
      if (!isForm()) {
        return value.toString().getBytes(UTF_8);
      }
      if (random.nextInt(4) == 0) {
        return "grant_type=password&username=%s&password=%s"
            .formatted(READER, URLEncoder.encode(Given.PASSWORD, UTF_8))
            .getBytes(UTF_8);
      }
      // Which fields there must be depends on the grant_type, which the schema does not say.
      verdict = Verdict.UNKNOWN;
      return value.properties().stream()
          .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue().asText(), UTF_8))
          .collect(java.util.stream.Collectors.joining("&"))
          .getBytes(UTF_8);
    }

    private byte[] illegalBody(JsonNode content) {
      JsonNode schema = content.path("application/json").path("schema");
      return values.illegal(schema).toString().getBytes(UTF_8);
    }

    private String accepted() {
      for (Map.Entry<String, JsonNode> answer : operation.path("responses").properties()) {
        if (answer.getKey().startsWith("2") && answer.getValue().has("content")) {
          var types = answer.getValue().path("content").propertyStream().toList();
          return types.get(random.nextInt(types.size())).getKey();
        }
      }
      return "application/json";
    }

    private byte[] random() {
      return random.nextBoolean()
          ? values
              .pick(
                  "\"", "{", "}", "[", "]", ",", ":", "\\", "0", "-", "null", "\\u0000", "\\ud800",
                  "é")
              .getBytes(UTF_8)
          : new byte[] {(byte) random.nextInt()};
    }
  }

  private static byte[] join(byte[]... parts) {
    var all = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      all.writeBytes(part);
    }
    return all.toByteArray();
  }
}
