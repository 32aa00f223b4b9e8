package dev.typeset.review.program;

import dev.typeset.bench.StartedService;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The service of a build, as a process of its own that migrates nothing. */
public final class ServiceProcess implements AutoCloseable {
  /** The classes of a build that changes no more, in one file. */
  static final String JAR = "target/program.jar";

  // The first compiler alone, so that it is warm in seconds, and leaves a core to the others.
  private static final List<String> OPTIONS =
      List.of(
          "--enable-native-access=ALL-UNNAMED",
          "--sun-misc-unsafe-memory-access=allow",
          "-XX:TieredStopAtLevel=1",
          "-XX:+UseSerialGC",
          "-Xmx512m");

  private final StartedService service;

  private ServiceProcess(StartedService service) {
    this.service = service;
  }

  /**
   * Starts it, and waits until it is ready.
   *
   * @param built the folder of a project that was compiled
   * @param databaseUrl of a database that has the service's schema, or a newer one
   * @param log the file for what it says
   * @throws IllegalStateException where it does not start, naming the file
   */
  public static ServiceProcess start(Path built, String databaseUrl, Path log)
      throws IOException, InterruptedException {
    Path folder = built.toAbsolutePath();
    Path jar = folder.resolve(JAR);
    boolean fixed = Files.exists(jar);
    Path classes = fixed ? jar : folder.resolve("target/classes");
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(OPTIONS);
    if (fixed) {
      // Java keeps what it read of the jars for the next start, which takes a third of the work
      // then.
      command.add("-XX:+AutoCreateSharedArchive");
      command.add("-XX:SharedArchiveFile=" + folder.resolve("target/program.jsa"));
    }
    String libraries = Files.readString(folder.resolve("target/classpath")).strip();
    command.addAll(
        List.of("-classpath", classes + File.pathSeparator + libraries, "dev.typeset.Main"));
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
    return get("/openapi.json");
  }

  /**
   * What it answers to anybody.
   *
   * @throws IllegalStateException where that is not 200
   */
  public String get(String path) throws IOException, InterruptedException {
    try (HttpClient client = HttpClient.newHttpClient()) {
      var request = HttpRequest.newBuilder(origin().resolve(path)).build();
      var answer = client.send(request, HttpResponse.BodyHandlers.ofString());
      if (answer.statusCode() != 200) {
        throw new IllegalStateException(
            "the service answers %s with %d".formatted(path, answer.statusCode()));
      }
      return answer.body();
    }
  }

  @Override
  public void close() {
    service.close();
  }
}
