package dev.typeset.testing;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * The Chromium that is installed, without a window, with a new profile and one page. It reaches
 * nothing but this machine.
 */
public final class Browser implements AutoCloseable {
  private static final List<String> NAMES =
      List.of("chromium", "chromium-browser", "google-chrome");
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final Path profile;
  private final Process process;
  private final BrowserPage page;

  private Browser(Path profile, Process process) throws IOException {
    this.profile = profile;
    this.process = process;
    this.page = BrowserPage.at(pageAddress());
  }

  /** Whether there is one on the PATH. */
  public static boolean isInstalled() {
    return program().isPresent();
  }

  /** Starts it. */
  public static Browser start() {
    try {
      Path profile = Files.createTempDirectory("typeset-browser");
      List<String> command = new ArrayList<>();
      command.add(program().orElseThrow());
      command.addAll(
          List.of(
              "--headless",
              "--no-sandbox",
              "--disable-gpu",
              "--disable-quic",
              "--disable-dev-shm-usage",
              "--disable-background-networking",
              "--disable-component-update",
              "--disable-sync",
              "--no-first-run",
              "--no-proxy-server",
              "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
              "--remote-debugging-port=0",
              "--user-data-dir=" + profile,
              "about:blank"));
      var output = profile.resolve("output").toFile();
      return new Browser(
          profile,
          new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output).start());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Its page. */
  public BrowserPage page() {
    return page;
  }

  @Override
  public void close() {
    page.close();
    List<ProcessHandle> all =
        Stream.concat(process.descendants(), Stream.of(process.toHandle())).toList();
    all.forEach(ProcessHandle::destroyForcibly);
    all.forEach(each -> each.onExit().orTimeout(10, TimeUnit.SECONDS).join());
    try (Stream<Path> files = Files.walk(profile)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Optional<String> program() {
    return Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
        .flatMap(folder -> NAMES.stream().map(name -> Path.of(folder, name)))
        .filter(Files::isExecutable)
        .map(Path::toString)
        .findFirst();
  }

  /** Where the page takes commands: Chromium writes its port into the profile once it listens. */
  private URI pageAddress() throws IOException {
    Path file = profile.resolve("DevToolsActivePort");
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (System.nanoTime() < end && process.isAlive()) {
      if (Files.exists(file) && Files.readAllLines(file).size() == 2) {
        String address = "http://127.0.0.1:" + Files.readAllLines(file).getFirst();
        var pages = new ObjectMapper().readTree(new Http(address).get("//json/list").text());
        if (!pages.isEmpty()) {
          return URI.create(pages.path(0).path("webSocketDebuggerUrl").asText());
        }
      }
      BrowserPage.pause();
    }
    throw new IllegalStateException(
        "Chromium did not start: " + Files.readString(profile.resolve("output")));
  }
}
