package dev.typeset.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HexFormat;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A row of the tables in {@code src/test/resources/bad-input}: a request that is refused, and how.
 * The path is below {@code /api/v1} unless it begins with {@code //}; headers are parted by {@code
 * &&}. Between « and » stand {@code 3*x}, which is xxx, {@code #c3 a4}, which are bytes, nothing,
 * which tells an empty body from none, and what the test itself has to put in.
 *
 * @param place the file and the line
 * @param type the last part of the problem's type
 * @param pointers all that the errors name, without an order; «» is the whole document
 * @param told a part of the detail, or all of Allow
 */
record BadInput(
    String place,
    String method,
    String path,
    List<String> headers,
    String body,
    int status,
    String type,
    List<String> pointers,
    String told) {
  private static final List<String> KINDS =
      List.of(
          "json",
          "fields",
          "numbers",
          "text",
          "batch",
          "parameters",
          "cursors",
          "ids",
          "methods",
          "headers",
          "media-types",
          "sizes",
          "conflicts",
          "forms",
          "accounts");

  private static final Pattern PLACEHOLDER = Pattern.compile("«([^»]*)»");
  private static final Pattern REPEATED = Pattern.compile("([0-9]+)\\*(.*)");

  /** Every row of every table. */
  static List<BadInput> all() {
    return KINDS.stream().flatMap(BadInput::read).toList();
  }

  /** The path as OpenAPI spells it, without the query. */
  String target() {
    String target = path.startsWith("//") ? path.substring(1) : Api.BASE + path;
    return target.replaceFirst("\\?.*", "");
  }

  /**
   * The bytes of the request.
   *
   * @param token goes with it unless it says who asks
   */
  byte[] request(String token, UnaryOperator<String> fill) {
    byte[] content = bytes(body, fill);
    var head = new StringBuilder(method).append(' ');
    head.append(path.startsWith("//") ? path.substring(1) : Api.BASE + path);
    head.append(" HTTP/1.1\r\nHost: x\r\n");
    if (!has("Authorization")) {
      head.append("Authorization: Bearer ").append(token).append("\r\n");
    }
    headers.forEach(header -> head.append(header).append("\r\n"));
    if (!body.isEmpty()) {
      if (!has("Content-Type")) {
        head.append("Content-Type: ")
            .append(path.equals("/auth/token") ? MediaTypes.FORM : MediaTypes.JSON)
            .append("\r\n");
      }
      head.append("Content-Length: ").append(content.length).append("\r\n");
    }
    var request = new ByteArrayOutputStream();
    request.writeBytes(bytes(head + "\r\n", fill));
    request.writeBytes(content);
    return request.toByteArray();
  }

  @Override
  public String toString() {
    return String.join(" ", place, method, path, String.join(", ", headers), body).strip();
  }

  private boolean has(String header) {
    return headers.stream().anyMatch(line -> line.startsWith(header + ":"));
  }

  private static Stream<BadInput> read(String kind) {
    String file = "/bad-input/" + kind + ".txt";
    try (InputStream stream = BadInput.class.getResourceAsStream(file)) {
      if (stream == null) {
        throw new IllegalStateException("There is no " + file);
      }
      List<String> lines = new String(stream.readAllBytes(), UTF_8).lines().toList();
      return IntStream.range(0, lines.size())
          .filter(i -> !lines.get(i).isBlank() && !lines.get(i).startsWith("#"))
          .mapToObj(i -> parse(kind + ".txt:" + (i + 1), lines.get(i)))
          .toList()
          .stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static BadInput parse(String place, String line) {
    List<String> cells = Stream.of(line.split("\\|", -1)).map(String::strip).toList();
    if (cells.size() < 5 || cells.size() > 7) {
      throw new IllegalStateException(place + " has " + cells.size() + " cells");
    }
    String[] answer = cells.get(4).split(" ", 2);
    return new BadInput(
        place,
        cells.get(0),
        cells.get(1),
        split(cells.get(2), "&&"),
        cells.get(3),
        Integer.parseInt(answer[0]),
        answer[1],
        cells.size() > 5
            ? split(cells.get(5), " ").stream().map(pointer -> pointer.replace("«»", "")).toList()
            : List.of(),
        cells.size() > 6 ? cells.get(6) : "");
  }

  private static List<String> split(String cell, String separator) {
    return Stream.of(cell.split(separator, -1))
        .map(String::strip)
        .filter(part -> !part.isEmpty())
        .toList();
  }

  private static byte[] bytes(String text, UnaryOperator<String> fill) {
    var bytes = new ByteArrayOutputStream();
    var placeholder = PLACEHOLDER.matcher(text);
    int end = 0;
    while (placeholder.find()) {
      bytes.writeBytes(text.substring(end, placeholder.start()).getBytes(UTF_8));
      bytes.writeBytes(placeholder(placeholder.group(1), fill));
      end = placeholder.end();
    }
    bytes.writeBytes(text.substring(end).getBytes(UTF_8));
    return bytes.toByteArray();
  }

  private static byte[] placeholder(String text, UnaryOperator<String> fill) {
    var repeated = REPEATED.matcher(text);
    if (repeated.matches()) {
      return repeated.group(2).repeat(Integer.parseInt(repeated.group(1))).getBytes(UTF_8);
    }
    if (text.startsWith("#")) {
      return HexFormat.ofDelimiter(" ").parseHex(text.substring(1));
    }
    return text.isEmpty() ? new byte[0] : fill.apply(text).getBytes(UTF_8);
  }
}
