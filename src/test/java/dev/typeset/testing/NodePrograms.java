package dev.typeset.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/**
 * The programs that {@code src/test/typescript/package.json} names, on the Node.js of this machine,
 * in {@code target/typescript}. The first use installs them.
 */
public final class NodePrograms {
  private static final Path SOURCES = Path.of("src/test/typescript");
  private static final int OLDEST_NODE = 20;
  private static final int PATIENCE_SECONDS = 240;
  private static final Map<String, String> QUIET =
      Map.of(
          "NO_COLOR", "1",
          "NPM_CONFIG_LOGLEVEL", "error",
          "REDOCLY_TELEMETRY", "off",
          "REDOCLY_SUPPRESS_UPDATE_NOTICE", "true");

  private NodePrograms() {}

  /**
   * What a program printed.
   *
   * @param errors what it printed beside that
   */
  public record Outcome(int code, String output, String errors) {}

  /** The folder that they run in, with all that they need; skips the test where that fails. */
  public static synchronized Path installed() {
    Assumptions.assumeTrue(
        isOnPath("node") && isOnPath("npm"),
        "No Node.js with npm is installed: apt-get install nodejs npm");
    Path folder = Path.of("target/typescript").toAbsolutePath();
    try {
      Files.createDirectories(folder);
      String version = run(folder, "node", "--version").output().strip();
      Assumptions.assumeTrue(
          Integer.parseInt(version.replaceAll("v(\\d+).*", "$1")) >= OLDEST_NODE,
          "Node.js is too old: " + version + ", and " + OLDEST_NODE + " is needed");
      Path installed = folder.resolve("node_modules/.installed");
      String wanted = Files.readString(SOURCES.resolve("package.json"));
      try (Stream<Path> sources = Files.list(SOURCES)) {
        for (Path source : sources.toList()) {
          Path copy = folder.resolve(source.getFileName().toString());
          Files.copy(source, copy, StandardCopyOption.REPLACE_EXISTING);
        }
      }
      if (!Files.exists(installed) || !Files.readString(installed).equals(wanted)) {
        Outcome outcome = run(folder, "npm", "install");
        Assumptions.assumeTrue(
            outcome.code() == 0, "npm cannot install what is needed: " + outcome.errors());
        Files.writeString(installed, wanted);
      }
      return folder;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Runs a program of those that were installed. */
  public static Outcome runInstalled(Path folder, String name, String... arguments) {
    return run(
        folder,
        Stream.concat(Stream.of("node_modules/.bin/" + name), Stream.of(arguments))
            .toArray(String[]::new));
  }

  /** Runs a command. */
  public static Outcome run(Path folder, String... command) {
    try {
      Path output = Files.createTempFile("typeset-node", ".out");
      Path errors = Files.createTempFile("typeset-node", ".err");
      var builder =
          new ProcessBuilder(new ArrayList<>(List.of(command)))
              .directory(folder.toFile())
              .redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")))
              .redirectOutput(output.toFile())
              .redirectError(errors.toFile());
      builder.environment().putAll(QUIET);
      Process process = builder.start();
      if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly().waitFor();
      }
      var outcome =
          new Outcome(
              process.exitValue(),
              Files.readString(output, UTF_8),
              Files.readString(errors, UTF_8));
      Files.delete(output);
      Files.delete(errors);
      return outcome;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(String.join(" ", command), e);
    }
  }

  private static boolean isOnPath(String name) {
    return Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
        .anyMatch(folder -> Files.isExecutable(Path.of(folder, name)));
  }
}
