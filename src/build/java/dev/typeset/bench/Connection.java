package dev.typeset.bench;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A connection of HTTP/1.1 that is kept, and opened anew after an error. */
final class Connection {
  private static final int PATIENCE_MILLIS = 10_000;

  private final URI origin;
  private @Nullable Socket socket;
  private InputStream in = InputStream.nullInputStream();

  Connection(URI origin) {
    this.origin = origin;
  }

  /** Sends a request, and reads its answer to the end: the status. */
  int exchange(String request) throws IOException {
    open().getOutputStream().write(request.getBytes(ISO_8859_1));
    int status = Integer.parseInt(line().substring(9, 12));
    long length = 0;
    boolean chunked = false;
    for (String header = line(); !header.isEmpty(); header = line()) {
      String name = header.substring(0, header.indexOf(':')).toLowerCase(Locale.ROOT);
      String value = header.substring(name.length() + 1).strip();
      if (name.equals("content-length")) {
        length = Long.parseLong(value);
      } else if (name.equals("transfer-encoding")) {
        chunked = value.equalsIgnoreCase("chunked");
      }
    }
    if (chunked) {
      do {
        length = Long.parseLong(line(), 16);
        in.skipNBytes(length);
        line();
      } while (length > 0);
    } else {
      in.skipNBytes(length);
    }
    return status;
  }

  void close() {
    Socket open = socket;
    socket = null;
    try {
      if (open != null) {
        open.close();
      }
    } catch (IOException e) {
      // It was of no use any more.
    }
  }

  private Socket open() throws IOException {
    if (socket == null) {
      socket = new Socket(origin.getHost(), origin.getPort());
      socket.setTcpNoDelay(true);
      socket.setSoTimeout(PATIENCE_MILLIS);
      in = new BufferedInputStream(socket.getInputStream());
    }
    return Objects.requireNonNull(socket);
  }

  private String line() throws IOException {
    var line = new StringBuilder();
    for (int each = in.read(); each != '\n'; each = in.read()) {
      if (each < 0) {
        throw new EOFException();
      }
      if (each != '\r') {
        line.append((char) each);
      }
    }
    return line.toString();
  }
}
