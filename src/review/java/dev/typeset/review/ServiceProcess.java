package dev.typeset.review;

import dev.typeset.bench.StartedService;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The service of a build, as a process of its own that migrates nothing. */
public final class ServiceProcess implements AutoCloseable {
  private final StartedService service;

  private ServiceProcess(StartedService service) {
    this.service = service;
  }

  /**
   * Starts it, and waits until it is ready.
   *
   * @param built a project's folder, with {@code target/classes} and {@code target/classpath} in it
   * @param databaseUrl of a database that has the service's schema, or a newer one
   * @param log the file for what it says
   * @throws IllegalStateException where it does not start, naming the file
   */
  public static ServiceProcess start(Path built, String databaseUrl, Path log)
      throws IOException, InterruptedException {
    Path target = built.resolve("target").toAbsolutePath();
    String classPath =
        target.resolve("classes") + ":" + Files.readString(target.resolve("classpath")).strip();
    // The first compiler alone, so that it is warm in seconds, and leaves a core to the others.
    List<String> command =
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow",
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "-Xmx512m",
            "-classpath",
            classPath,
            "dev.typeset.Main");
    Map<String, String> settings =
        Map.of(
            "DATABASE_URL",
            databaseUrl,
            "MIGRATE",
            "never",
            "SECRET_KEYS",
            "review:" + UUID.randomUUID());
    return new ServiceProcess(StartedService.start(command, log, settings));
  }

  /** Where it answers. */
  public URI origin() {
    return service.origin();
  }

  /** Its description of its API. */
  public String openApi() throws IOException, InterruptedException {
    try (HttpClient client = HttpClient.newHttpClient()) {
      var request = HttpRequest.newBuilder(origin().resolve("/openapi.json")).build();
      return client.send(request, HttpResponse.BodyHandlers.ofString()).body();
    }
  }

  @Override
  public void close() {
    service.close();
  }
}
