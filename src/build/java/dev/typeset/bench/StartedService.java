package dev.typeset.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The service as a process of its own, in the default configuration but for what is said. */
public final class StartedService implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  // So that it runs as it comes, whatever settings the shell has.
  private static final List<String> KEPT_VARIABLES =
      List.of("PATH", "HOME", "JAVA_HOME", "TMPDIR", "LANG");

  private final Process process;
  private final URI origin;
  private final double startSeconds;
  private long residentMib;

  private StartedService(Process process, URI origin, double startSeconds) {
    this.process = process;
    this.origin = origin;
    this.startSeconds = startSeconds;
  }

  /** Starts what {@code make build} made with these settings, and waits until it is ready. */
  static StartedService start(String name, Map<String, String> settings)
      throws IOException, InterruptedException {
    Path log = Path.of("target/bench").resolve(name + ".log");
    return start(List.of("target/typeset/bin/typeset"), log, settings);
  }

  /**
   * Starts it with these settings, and waits until it is ready.
   *
   * @param command the program, word by word
   * @param log the file for what it says
   * @throws IllegalStateException where it ends or takes too long, naming the file
   */
  public static StartedService start(List<String> command, Path log, Map<String, String> settings)
      throws IOException, InterruptedException {
    int port = freePort();
    Files.createDirectories(log.toAbsolutePath().getParent());
    var builder =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.to(log.toFile()));
    builder.environment().keySet().retainAll(KEPT_VARIABLES);
    builder.environment().putAll(settings);
    builder.environment().put("PORT", String.valueOf(port));
    builder.environment().put("RATE_LIMITS", "off");
    var origin = URI.create("http://127.0.0.1:" + port);
    long begun = System.nanoTime();
    Process process = builder.start();
    Runtime.getRuntime().addShutdownHook(new Thread(process::destroy));
    while (!ready(origin)) {
      if (!process.isAlive() || System.nanoTime() - begun > PATIENCE.toNanos()) {
        process.destroy();
        throw new IllegalStateException("The service does not start; " + log + " says why.");
      }
      Thread.sleep(20);
    }
    return new StartedService(process, origin, (System.nanoTime() - begun) / 1e9);
  }

  /** Where it answers. */
  public URI origin() {
    return origin;
  }

  /** From the start of the process until it was ready. */
  double startSeconds() {
    return startSeconds;
  }

  /** Looks how much memory it has now. */
  void look() throws IOException, InterruptedException {
    var ps =
        new ProcessBuilder("ps", "-o", "rss=", "-p", String.valueOf(process.pid()))
            .redirectErrorStream(true)
            .start();
    String kibibytes = new String(ps.getInputStream().readAllBytes(), UTF_8).strip();
    if (ps.waitFor() == 0) {
      residentMib = Math.max(residentMib, Long.parseLong(kibibytes) / 1024);
    }
  }

  /** The most that was seen. */
  @Nullable Long residentMib() {
    return residentMib == 0 ? null : residentMib;
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(20, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static boolean ready(URI origin) throws InterruptedException {
    try {
      var request = HttpRequest.newBuilder(origin.resolve("/health/ready")).build();
      return Target.HTTP.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
    } catch (IOException e) {
      return false;
    }
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
