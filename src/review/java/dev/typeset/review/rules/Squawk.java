package dev.typeset.review.rules;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.typeset.build.Folders;
import dev.typeset.review.measurement.MigrationReader;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** What squawk, a linter on Node.js, says of the text of a migration. */
public final class Squawk {
  private static final Path FOLDER = Path.of("target/review/node");
  private static final Path PACKAGE = Path.of("src/review/node/package.json");
  private static final int PATIENCE_SECONDS = 120;

  /**
   * Rules that contradict those of this project (a length is the type, files run once and whole,
   * and a migration may take its time), and those on what was measured.
   */
  private static final String EXCLUDED =
      "prefer-text-field,prefer-robust-stmts,require-statement-timeout,require-lock-timeout,adding-not-nullable-field";

  private Squawk() {}

  /**
   * What it said.
   *
   * @param missing why it could not be asked, or empty
   */
  public record Result(List<Finding> findings, String missing) {}

  /** Lints a file; the first time, npm installs the linter. */
  public static Result findings(Path file) throws InterruptedException {
    try {
      install();
      List<String> command =
          new ArrayList<>(
              List.of(
                  FOLDER.resolve("node_modules/.bin/squawk").toString(),
                  "--reporter",
                  "Json",
                  "--pg-version",
                  "15",
                  "--exclude",
                  EXCLUDED));
      if (MigrationReader.read(file).transactional()) {
        command.add("--assume-in-transaction");
      }
      // It takes a name for a pattern.
      Path plain = FOLDER.resolve("migration.sql");
      Files.copy(file, plain, StandardCopyOption.REPLACE_EXISTING);
      command.add(plain.toString());
      String json = run(Path.of(""), command.toArray(String[]::new));
      JsonNode said = new ObjectMapper().readTree(json);
      if (!said.isArray()) {
        throw new IOException("it gave no answer");
      }
      List<Finding> findings = new ArrayList<>();
      for (JsonNode each : said) {
        findings.add(
            new Finding(
                each.path("level").asText().equals("Error") ? Severity.WARNING : Severity.NOTE,
                "squawk/" + each.path("rule_name").asText(),
                file.toString(),
                each.path("line").asInt() + 1,
                (each.path("message").asText() + " " + each.path("help").asText("")).strip(),
                ""));
      }
      return new Result(List.copyOf(findings), "");
    } catch (IOException missing) {
      return new Result(
          List.of(),
          "squawk did not look at it (%s). It needs node and npm on the PATH."
              .formatted(missing.getMessage()));
    }
  }

  private static void install() throws IOException, InterruptedException {
    Path installed = FOLDER.resolve(".installed");
    String wanted = Files.readString(PACKAGE);
    if (!Files.exists(installed) || !Files.readString(installed).equals(wanted)) {
      Files.createDirectories(FOLDER);
      Files.copy(PACKAGE, FOLDER.resolve("package.json"), StandardCopyOption.REPLACE_EXISTING);
      Folders.delete(FOLDER.resolve("node_modules"));
      String _ = run(FOLDER, "npm", "install", "--no-audit", "--no-fund", "--no-package-lock");
      if (!Files.exists(FOLDER.resolve("node_modules/.bin/squawk"))) {
        throw new IOException("npm could not install it");
      }
      Files.writeString(installed, wanted);
    }
  }

  private static String run(Path folder, String... command)
      throws IOException, InterruptedException {
    Path output = Files.createTempFile("typeset-squawk", ".json");
    try {
      Process process =
          new ProcessBuilder(command)
              .directory(folder.toAbsolutePath().toFile())
              .redirectInput(new File("/dev/null"))
              .redirectOutput(output.toFile())
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      try {
        if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
          throw new IOException(command[0] + " took too long");
        }
      } finally {
        process.destroyForcibly();
      }
      return Files.readString(output, UTF_8);
    } finally {
      Files.delete(output);
    }
  }
}
