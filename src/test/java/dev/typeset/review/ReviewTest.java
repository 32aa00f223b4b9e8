package dev.typeset.review;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.typeset.Main;
import dev.typeset.build.Folders;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A branch of a small copy of this project, reviewed as make does it, on a PATH without Node.js.
 */
class ReviewTest {
  private static final Path HERE = Path.of("").toAbsolutePath();
  private static final String NAME =
      "%03d__titles.sql"
          .formatted(Objects.requireNonNull(Path.of("db/undo").toFile().list()).length + 1);
  private static final Path MIGRATION = Path.of("db/migrations/V" + NAME);
  private static final int MINUTES = 4;

  @TempDir Path project;
  @TempDir Path commands;

  @BeforeEach
  void copyTheProject() throws Exception {
    for (String folder : List.of("db", "src/main", "src/review/jte", "src/review/node")) {
      Folders.copy(HERE.resolve(folder), project.resolve(folder));
    }
    Files.createDirectories(project.resolve("target"));
    for (String file : List.of("jooq-codegen.xml", "target/classpath", "target/classpath.build")) {
      Files.copy(HERE.resolve(file), project.resolve(file));
    }
    // The base's program is this one: it was compiled already.
    write(
        "src/build/sh/compile.sh",
        """
        mkdir -p target
        cp -r '%s' target/classes
        cp '%s' target/classpath
        """
            .formatted(classes(), HERE.resolve("target/classpath")));
    write(".gitignore", "/target\n");
    for (String command : List.of("node", "npm")) {
      Path broken = Files.writeString(commands.resolve(command), "#!/bin/sh\nexit 127\n");
      assertThat(broken.toFile().setExecutable(true)).isTrue();
    }
    git("init", "--quiet", "--initial-branch=main");
    git("add", ".");
    git("commit", "--quiet", "--message=base");
    git("checkout", "--quiet", "-b", "titles");
  }

  @Test
  void tellsOfABranchWhatItsMigrationDoes() throws Exception {
    write(
        MIGRATION.toString(),
        """
        set local lock_timeout = '2s';

        alter table posts rename column title to headline;
        alter table posts add column language varchar(2) default 'en';
        """);
    write(
        "db/undo/U" + NAME,
        "alter table posts rename column headline to title; alter table posts drop column language;");
    git("add", ".");
    git("commit", "--quiet", "--message=titles");

    Ended review = review("main");
    assertThat(review.said)
        .contains("Not to be merged as it is.", "squawk")
        .doesNotContain("Exception");
    assertThat(review.status).as(review.said).isEqualTo(1);
    String page = Files.readString(project.resolve("target/review/report.md"));
    assertThat(page)
        .contains(
            MIGRATION + ":3",
            "posts: AccessExclusiveLock",
            "GET /api/v1/posts/{id}",
            "requests failed",
            "42703 column posts.title does not exist",
            "the running release on the new schema: ",
            "Java removed: `POSTS.TITLE`",
            "`does-not-compile`",
            "db/undo/U" + NAME + " loses 5000 values of posts.language.",
            "-  title character",
            "+  headline character",
            "It needs node and npm on the PATH.");
    assertThat(Files.readString(project.resolve("target/review/report.html")))
        .contains("<svg", "headline");
    JsonNode log =
        new ObjectMapper()
            .readTree(Files.readString(project.resolve("target/review/report.sarif")));
    assertThat(log.at("/runs/0/results").findValuesAsText("uri")).contains(MIGRATION.toString());
  }

  @Test
  void endsWithTwoWhereNothingCanBeReviewed() throws Exception {
    Ended review = review("nowhere");
    assertThat(review.said)
        .contains("git knows no revision nowhere: fetch it, or name another.")
        .doesNotContain("Exception");
    assertThat(review.status).isEqualTo(2);
  }

  private record Ended(int status, String said) {}

  private Ended review(String base) throws IOException, InterruptedException {
    Path said = commands.resolve("said.txt");
    var builder =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "--sun-misc-unsafe-memory-access=allow",
            "--enable-native-access=ALL-UNNAMED",
            "-classpath",
            System.getProperty("java.class.path"),
            "dev.typeset.review.Review");
    builder.environment().put("PATH", commands + File.pathSeparator + System.getenv("PATH"));
    builder.environment().put("BASE", base);
    builder.environment().put("ROWS", "5000");
    Process process =
        builder
            .directory(project.toFile())
            .redirectErrorStream(true)
            .redirectOutput(said.toFile())
            .start();
    try {
      assertThat(process.waitFor(MINUTES, TimeUnit.MINUTES)).isTrue();
      return new Ended(process.exitValue(), Files.readString(said));
    } finally {
      process.destroy();
    }
  }

  private void write(String file, String text) throws IOException {
    Path path = project.resolve(file);
    Files.createDirectories(path.getParent());
    Files.writeString(path, text);
  }

  private static Path classes() throws Exception {
    return Path.of(Main.class.getProtectionDomain().getCodeSource().getLocation().toURI());
  }

  private void git(String... words) throws IOException, InterruptedException {
    List<String> command =
        new ArrayList<>(List.of("git", "-c", "user.name=Ada", "-c", "user.email=ada@example.com"));
    command.addAll(List.of(words));
    Process git =
        new ProcessBuilder(command).directory(project.toFile()).redirectErrorStream(true).start();
    String said = new String(git.getInputStream().readAllBytes(), UTF_8);
    assertThat(git.waitFor()).as(said).isZero();
  }
}
