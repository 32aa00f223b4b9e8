package dev.typeset.review.program;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.spi.ToolProvider;
import org.jspecify.annotations.Nullable;

/**
 * The project as it was at a commit: its files, and the program that is built from them. Both are
 * kept by the commit, so that a second review waits for neither.
 */
public final class Revision {
  private static final Path KEPT = Path.of("target/review/base");
  private static final Path MANY_ROWS = Path.of("db/seed/many.sql");

  private final Path project;
  private final String commit;
  private final Path folder;

  private Revision(Path project, String commit, Path folder) {
    this.project = project;
    this.commit = commit;
    this.folder = folder;
  }

  /**
   * Takes the files out of git.
   *
   * @param project where the checkout is
   * @param name a commit, a branch, or what else git knows it by
   * @throws IllegalStateException where git knows no such revision, with a sentence that says so
   */
  public static Revision export(Path project, String name)
      throws IOException, InterruptedException {
    String commit =
        output(
            project,
            "git",
            "rev-parse",
            "--verify",
            "--quiet",
            "--end-of-options",
            name + "^{commit}");
    if (commit == null) {
      throw new IllegalStateException(
          "git knows no revision %s: fetch it, or name another.".formatted(name));
    }
    Path kept = Files.createDirectories(project.resolve(KEPT)).toRealPath();
    Path folder = kept.resolve(commit);
    if (!Files.exists(folder)) {
      Path begun = Files.createTempDirectory(kept, "begun-");
      Path archive = begun.resolve(commit + ".tar");
      Path files = Files.createDirectory(begun.resolve(commit));
      if (output(project, "git", "archive", "--output=" + archive, commit) == null
          || output(files, "tar", "-xf", archive.toString()) == null) {
        throw new IllegalStateException(
            "The files of %s (%s) cannot be taken out of git.".formatted(name, commit));
      }
      Files.move(files, folder);
      Files.delete(archive);
      Files.delete(begun);
    }
    return new Revision(project, commit, folder);
  }

  /**
   * Where the branch of the checkout left another one, as git knows it; the other one itself where
   * they have nothing in common.
   */
  public static String fork(Path project, String name) throws IOException, InterruptedException {
    String fork = output(project, "git", "merge-base", "--end-of-options", name, "HEAD");
    return fork == null ? name : fork;
  }

  /** Its whole name in git. */
  public String commit() {
    return commit;
  }

  /** Where its files are. */
  public Path folder() {
    return folder;
  }

  /** The folder of its migrations. */
  public Path migrations() {
    return folder.resolve("db/migrations");
  }

  /** What makes many rows: its own file, or the checkout's where it has none. */
  public Path manyRows() {
    Path own = folder.resolve(MANY_ROWS);
    return Files.exists(own) ? own : project.resolve(MANY_ROWS);
  }

  /** The folder of its catalogue; none where it has no catalogue yet. */
  public Optional<Path> statements() {
    return Optional.of(folder.resolve("db/statements")).filter(Files::isDirectory);
  }

  /** Its schema in one file. */
  public Path schema() {
    return folder.resolve("db/schema.sql");
  }

  /**
   * Builds its program, unless it is built already; the build says on stderr how it goes.
   *
   * @return its folder, to start the program from
   * @throws IllegalStateException where it does not build, with a sentence that says so
   */
  public Path build() throws IOException, InterruptedException {
    var build = new ProcessBuilder("sh", "src/build/sh/compile.sh").directory(folder.toFile());
    build.environment().put("JAVA_HOME", System.getProperty("java.home"));
    build.redirectOutput(ProcessBuilder.Redirect.DISCARD);
    build.redirectError(ProcessBuilder.Redirect.INHERIT);
    Process running = build.start();
    if (running.waitFor() != 0 || !Files.exists(folder.resolve("target/classpath"))) {
      throw new IllegalStateException(
          "The program of revision %s does not build; what is above says why."
              .formatted(commit.substring(0, 12)));
    }
    Path jar = folder.resolve(ServiceProcess.JAR);
    if (!Files.exists(jar)) {
      String classes = folder.resolve("target/classes").toString();
      Path begun = jar.resolveSibling("program.begun");
      var tool = ToolProvider.findFirst("jar").orElseThrow();
      int status =
          tool.run(
              System.out, System.err, "--create", "--file", begun.toString(), "-C", classes, ".");
      if (status != 0) {
        throw new IllegalStateException("No archive could be made of " + classes + ".");
      }
      Files.move(begun, jar);
    }
    return folder;
  }

  /** What a program says, without the end of its last line; null where it fails. */
  private static @Nullable String output(Path folder, String... command)
      throws IOException, InterruptedException {
    List<String> words = Arrays.asList(command);
    Process running =
        new ProcessBuilder(words)
            .directory(folder.toFile())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    String said = new String(running.getInputStream().readAllBytes(), UTF_8);
    return running.waitFor() == 0 ? said.strip() : null;
  }
}
