package dev.typeset.testing;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpHeaders;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A caller that sends bytes as they are: what no proper client would send. */
public final class RawHttp {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int PATIENCE_MILLIS = 10_000;

  private final int port;

  public RawHttp(int port) {
    this.port = port;
  }

  /** The first answer to what is sent, each character of it a byte. */
  public Http.Answer send(String request) {
    return send(request.getBytes(ISO_8859_1));
  }

  /** The first answer to what is sent. */
  public Http.Answer send(byte[] request) {
    try (Socket socket = connect()) {
      socket.getOutputStream().write(request);
      return read(socket.getInputStream(), startsWith(request, "HEAD "));
    } catch (IOException e) {
      throw new IllegalStateException(new String(request, ISO_8859_1), e);
    }
  }

  /** Every answer until the server hangs up, which it has to do. */
  public List<Http.Answer> sendAndWaitForTheEnd(String request) {
    try (Socket socket = connect()) {
      socket.getOutputStream().write(request.getBytes(ISO_8859_1));
      byte[] all = socket.getInputStream().readAllBytes();
      var in = new ByteArrayInputStream(all);
      List<Http.Answer> answers = new ArrayList<>();
      while (in.available() > 0) {
        answers.add(read(in, false));
      }
      return answers;
    } catch (IOException e) {
      throw new IllegalStateException(request, e);
    }
  }

  private Socket connect() throws IOException {
    var socket = new Socket(InetAddress.getLoopbackAddress(), port);
    socket.setSoTimeout(PATIENCE_MILLIS);
    return socket;
  }

  private static Http.Answer read(InputStream in, boolean withoutBody) throws IOException {
    String[] statusLine = line(in).split(" ", 3);
    if (statusLine.length < 2) {
      throw new IOException("No answer");
    }
    int status = Integer.parseInt(statusLine[1]);
    Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    for (String line = line(in); !line.isEmpty(); line = line(in)) {
      int colon = line.indexOf(':');
      headers
          .computeIfAbsent(line.substring(0, colon), _ -> new ArrayList<>())
          .add(line.substring(colon + 1).strip());
    }
    if (status == 100) {
      return read(in, withoutBody);
    }
    String text =
        withoutBody || status == 204 || status == 304 ? "" : new String(body(in, headers), UTF_8);
    JsonNode json =
        headers.getOrDefault("Content-Type", List.of()).toString().contains("json")
                && !text.isEmpty()
            ? JSON.readTree(text)
            : MissingNode.getInstance();
    return new Http.Answer(status, HttpHeaders.of(headers, (name, value) -> true), text, json);
  }

  private static byte[] body(InputStream in, Map<String, List<String>> headers) throws IOException {
    if (headers.containsKey("Content-Length")) {
      int length = Integer.parseInt(headers.getOrDefault("Content-Length", List.of()).getFirst());
      return in.readNBytes(length);
    }
    if (!headers.containsKey("Transfer-Encoding")) {
      return in.readAllBytes();
    }
    var body = new ByteArrayOutputStream();
    for (int size = chunkSize(in); size > 0; size = chunkSize(in)) {
      body.write(in.readNBytes(size));
      line(in);
    }
    line(in);
    return body.toByteArray();
  }

  private static int chunkSize(InputStream in) throws IOException {
    return Integer.parseInt(line(in).strip(), 16);
  }

  private static String line(InputStream in) throws IOException {
    var line = new ByteArrayOutputStream();
    for (int c = in.read(); c >= 0 && c != '\n'; c = in.read()) {
      if (c != '\r') {
        line.write(c);
      }
    }
    return line.toString(ISO_8859_1);
  }

  private static boolean startsWith(byte[] request, String start) {
    return new String(request, ISO_8859_1).startsWith(start);
  }
}
