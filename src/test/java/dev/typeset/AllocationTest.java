package dev.typeset;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import dev.typeset.testing.Given;
import dev.typeset.testing.TestApp;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.Socket;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What requests cost in memory, the whole program counted: the bytes that all of its threads
 * allocate. They hardly depend on the machine.
 */
class AllocationTest {
  private static final int REQUESTS = 1_000;
  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  private static TestApp app;

  @BeforeAll
  static void start() {
    app = TestApp.start();
    long author = Given.user(app.http());
    for (int i = 0; i < 20; i++) {
      assertThat(Given.post(app.http(), author, "Title " + i, "one", "two", "three")).isPositive();
    }
  }

  @AfterAll
  static void stop() {
    app.close();
  }

  @ParameterizedTest
  @CsvSource({"/health/live, 32", "/api/v1/posts/1, 120", "/api/v1/posts?limit=20, 380"})
  void staysBelow(String path, int mostKibibytes) throws IOException {
    byte[] request = ("GET " + path + " HTTP/1.1\r\nHost: x\r\n\r\n").getBytes(ISO_8859_1);
    try (var socket = new Socket(InetAddress.getLoopbackAddress(), app.app().port())) {
      OutputStream out = socket.getOutputStream();
      InputStream in = socket.getInputStream();
      byte[] buffer = new byte[1 << 16];
      int length = 0;
      long begun = 0;
      for (int i = -REQUESTS; i < REQUESTS; i++) {
        if (i == 0) {
          begun = THREADS.getTotalThreadAllocatedBytes();
        }
        out.write(request);
        length = read(in, buffer);
      }
      long each = (THREADS.getTotalThreadAllocatedBytes() - begun) / REQUESTS;
      System.out.printf("%s allocates %d bytes for an answer of %d%n", path, each, length);
      assertThat(each).isLessThan(mostKibibytes * 1024L);
    }
  }

  /** Reads one answer: to the end of its headers, and as much as they say. */
  private static int read(InputStream in, byte[] buffer) throws IOException {
    int length = 0;
    int end = Integer.MAX_VALUE;
    while (length < end) {
      int more = in.read(buffer, length, buffer.length - length);
      assertThat(more).isPositive();
      length += more;
      if (end == Integer.MAX_VALUE) {
        end = end(buffer, length);
      }
    }
    return length;
  }

  private static int end(byte[] buffer, int length) {
    for (int i = 3; i < length; i++) {
      if (buffer[i] == '\n' && buffer[i - 2] == '\n') {
        String headers = new String(buffer, 0, i, ISO_8859_1);
        assertThat(headers).startsWith("HTTP/1.1 200 ");
        int at = headers.indexOf("Content-Length: ") + 16;
        return i + 1 + Integer.parseInt(headers.substring(at, headers.indexOf('\r', at)));
      }
    }
    return Integer.MAX_VALUE;
  }
}
