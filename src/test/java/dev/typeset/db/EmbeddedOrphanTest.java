package dev.typeset.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.typeset.testing.TestServer;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedOrphanTest {
  @TempDir static Path temporary;
  private static Path data;

  @BeforeAll
  static void makeData() {
    data = temporary.resolve("a \"user\"'s $HOME `id` \\");
    try (EmbeddedServer server = EmbeddedServer.start(data)) {
      TestServer.execute(url(server), "create table kept as select 'Ärger' as word");
    }
  }

  @Nested
  class Stop {
    @Test
    void comesOnceTheProcessThatHasTheDirectoryIsGone() throws Exception {
      Holder other = Holder.of(data);
      ProcessHandle orphan = postmaster(data);
      try {
        assertThatThrownBy(() -> EmbeddedServer.start(data))
            .isInstanceOf(IllegalStateException.class)
            .hasMessageContaining(
                data + " is in use by process " + other.pid() + " (PostgreSQL on port ")
            .hasMessageContaining("Stop it, or set DATA_DIR");
      } finally {
        other.kill();
      }
      assertThat(orphan.isAlive()).isTrue();
      keepsTheData();
      assertThat(orphan.onExit()).succeedsWithin(Duration.ofSeconds(10));
    }

    @Test
    void passesOverTheNumberOfAProcessThatIsGone() throws Exception {
      Process gone = new ProcessBuilder("true").start();
      gone.waitFor();
      startsWithPidFile(Long.toString(gone.pid()));
    }

    @Test
    void passesOverTheNumberOfAnotherProgram() throws Exception {
      startsWithPidFile(Long.toString(ProcessHandle.current().pid()));
    }

    @Test
    void passesOverAnEmptyPidFile() throws Exception {
      startsWithPidFile("");
    }

    @Test
    void leavesTheServerOfAnotherDirectoryAlone() throws Exception {
      try (EmbeddedServer other = EmbeddedServer.start(data)) {
        Path moved = Files.createDirectory(temporary.resolve("moved"));
        Files.copy(data.resolve("cluster/postmaster.pid"), moved.resolve("postmaster.pid"));
        assertThatThrownBy(() -> EmbeddedOrphan.stop(moved))
            .isInstanceOf(IllegalStateException.class)
            .hasMessageContaining("was not started for this directory");
        assertThat(TestServer.query(url(other), "select 1")).isEqualTo("1");
      }
    }

    private void startsWithPidFile(String pid) throws Exception {
      Files.writeString(data.resolve("cluster/postmaster.pid"), pid + "\n");
      keepsTheData();
    }

    private void keepsTheData() {
      try (EmbeddedServer server = EmbeddedServer.start(data)) {
        assertThat(TestServer.query(url(server), "select word from kept")).isEqualTo("Ärger");
      }
    }
  }

  @Nested
  class Sweep {
    @Test
    void clearsAwayOldTemporaryServersThatNobodyHas() throws Exception {
      Path folder = Files.createDirectory(temporary.resolve("sweep"));
      Path left = folder.resolve("typeset-embedded-left");
      Holder.of(left).kill();
      ProcessHandle orphan = postmaster(left);
      Path held = folder.resolve("typeset-embedded-held");
      try (EmbeddedLock _ = EmbeddedLock.take(Files.createDirectory(held).toRealPath())) {
        EmbeddedOrphan.sweep(folder, "typeset-embedded-");
        assertThat(folder).isDirectoryContaining(left::equals);

        for (Path each : new Path[] {left, held}) {
          Files.setLastModifiedTime(
              each, FileTime.from(Instant.now().minus(Duration.ofMinutes(11))));
        }
        EmbeddedOrphan.sweep(folder, "typeset-embedded-");
        assertThat(folder).isDirectoryNotContaining(left::equals);
        assertThat(held).exists();
      }
      assertThat(orphan.onExit()).succeedsWithin(Duration.ofSeconds(10));
    }
  }

  /** Another process, which takes a directory and never stops by itself. */
  record Holder(Process process) {
    static Holder of(Path directory) throws IOException {
      Process process =
          new ProcessBuilder(
                  Path.of(System.getProperty("java.home"), "bin/java").toString(),
                  "-XX:TieredStopAtLevel=1",
                  "-classpath",
                  System.getProperty("java.class.path"),
                  Holder.class.getName(),
                  directory.toString())
              .redirectErrorStream(true)
              .start();
      BufferedReader output = process.inputReader(StandardCharsets.UTF_8);
      StringBuilder said = new StringBuilder();
      for (String line = output.readLine(); line != null; line = output.readLine()) {
        if (line.startsWith("holding")) {
          return new Holder(process);
        }
        said.append(line).append('\n');
      }
      throw new AssertionError("The other process ended: " + said);
    }

    public static void main(String... arguments) throws InterruptedException {
      EmbeddedServer server = EmbeddedServer.start(Path.of(arguments[0]));
      System.out.println("holding " + server.getClass().getSimpleName());
      Thread.sleep(TimeUnit.MINUTES.toMillis(5));
    }

    long pid() {
      return process.pid();
    }

    void kill() throws InterruptedException {
      process.destroyForcibly().waitFor();
    }
  }

  private static DatabaseUrl url(EmbeddedServer server) {
    return DatabaseUrl.parse(server.url("typeset"));
  }

  private static ProcessHandle postmaster(Path directory) throws IOException {
    List<String> lines = Files.readAllLines(directory.resolve("cluster/postmaster.pid"));
    return ProcessHandle.of(Long.parseLong(lines.getFirst())).orElseThrow();
  }
}
