package dev.typeset.testing;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.util.zip.GZIPInputStream;

/** A caller who takes a little of an answer and stops, until told to go on or to go away. */
public final class SlowReader implements AutoCloseable {
  private static final int WINDOW = 64 << 10;
  private static final int PATIENCE_MILLIS = 30_000;

  private final Socket socket = new Socket();
  private final ByteArrayOutputStream seen = new ByteArrayOutputStream();

  /** One who has asked for a path, and has taken the head of the answer and so many bytes more. */
  public SlowReader(int port, String path, int bytes, String... headers) {
    try {
      socket.setReceiveBufferSize(WINDOW);
      socket.setSoTimeout(PATIENCE_MILLIS);
      socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
      var request =
          new StringBuilder("GET " + path + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n");
      for (int i = 0; i < headers.length; i += 2) {
        request.append(headers[i]).append(": ").append(headers[i + 1]).append("\r\n");
      }
      socket.getOutputStream().write(request.append("\r\n").toString().getBytes(US_ASCII));
      while (!head().endsWith("\r\n\r\n")) {
        take(1);
      }
      take(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What an answer came to. */
  public record Ending(String head, byte[] body, boolean whole) {
    /** The body as text, unpacked as far as it goes where it is gzipped. */
    public String text() {
      return head.contains("Content-Encoding: gzip")
          ? new String(readAll(unpacked(body)), java.nio.charset.StandardCharsets.UTF_8)
          : new String(body, java.nio.charset.StandardCharsets.UTF_8);
    }
  }

  /** Takes all that is left, until the server hangs up. */
  public Ending rest() {
    seen.writeBytes(readAll(input()));
    String head = head();
    int end = head.indexOf("\r\n\r\n") + 4;
    byte[] all = seen.toByteArray();
    var chunks = new ByteArrayInputStream(all, end, all.length - end);
    var body = new ByteArrayOutputStream();
    int size = chunkSize(chunks);
    while (size > 0) {
      byte[] chunk = new byte[Math.min(size, chunks.available())];
      body.write(chunk, 0, Math.max(chunks.read(chunk, 0, chunk.length), 0));
      long _ = chunks.skip(2);
      size = chunkSize(chunks);
    }
    return new Ending(head.substring(0, end), body.toByteArray(), size == 0);
  }

  /** Goes away without a word. */
  @Override
  public void close() {
    try {
      // Resets the connection, as a program does that is killed with bytes unread.
      socket.setSoLinger(true, 0);
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String head() {
    return seen.toString(ISO_8859_1);
  }

  private void take(int bytes) throws IOException {
    byte[] taken = socket.getInputStream().readNBytes(bytes);
    if (taken.length < bytes) {
      throw new IOException("The answer ended: " + head());
    }
    seen.writeBytes(taken);
  }

  private InputStream input() {
    try {
      return socket.getInputStream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** As many bytes as come before the stream ends, or breaks. */
  private static byte[] readAll(InputStream in) {
    var all = new ByteArrayOutputStream();
    try {
      for (int next = in.read(); next >= 0; next = in.read()) {
        all.write(next);
        all.writeBytes(in.readNBytes(Math.max(in.available(), 0)));
      }
    } catch (EOFException | SocketException e) {
      return all.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return all.toByteArray();
  }

  private static InputStream unpacked(byte[] packed) {
    try {
      return new GZIPInputStream(new ByteArrayInputStream(packed));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The size of the next chunk, or -1 where there is none. */
  private static int chunkSize(ByteArrayInputStream in) {
    var digits = new StringBuilder();
    for (int c = in.read(); c != '\r'; c = in.read()) {
      if (c < 0) {
        return -1;
      }
      digits.append((char) c);
    }
    long _ = in.skip(1);
    return Integer.parseInt(digits.toString(), 16);
  }
}
