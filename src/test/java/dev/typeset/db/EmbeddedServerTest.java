package dev.typeset.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each test starts and stops the server of the same directory, whose name has a space in it. */
class EmbeddedServerTest {
  @TempDir static Path temporary;
  private static Path data;

  @BeforeAll
  static void makeData() throws SQLException {
    data = temporary.resolve("data of a user");
    try (EmbeddedServer server = EmbeddedServer.start(data)) {
      execute(server, "create table kept as select 'Ärger' as word");
    }
  }

  @Nested
  class Start {
    @Test
    void findsTheDataOfLastTime() throws SQLException {
      try (EmbeddedServer server = EmbeddedServer.start(data)) {
        assertThat(query(server, "select word from kept")).isEqualTo("Ärger");
      }
    }

    @Test
    void knowsTheLettersOfTheWorld() throws SQLException {
      try (EmbeddedServer server = EmbeddedServer.start(data)) {
        assertThat(query(server, "select lower('Ä') || upper('ß') || lower('Σ')")).isEqualTo("äßσ");
        assertThat(query(server, "select to_tsvector('english', 'a—quoted “ÄPFEL”')"))
            .isEqualTo("'quot':2 'äpfel':3");
      }
    }

    @Test
    void keepsTheDataSafe() throws SQLException, IOException {
      try (EmbeddedServer server = EmbeddedServer.start(data)) {
        assertThat(query(server, "show fsync")).isEqualTo("on");
        assertThat(
                PosixFilePermissions.toString(
                    Files.getPosixFilePermissions(data.resolve("password"))))
            .isEqualTo("rw-------");
        String other = server.jdbcUrl("typeset").replaceFirst("password=.*", "password=guessed");
        assertThatThrownBy(() -> DriverManager.getConnection(other))
            .hasMessageContaining("password authentication failed");
      }
    }

    @Test
    void refusesADirectoryThatThisProcessHas() {
      try (EmbeddedServer server = EmbeddedServer.start(data)) {
        assertThat(server.url("typeset")).startsWith("postgresql://typeset:");
        assertThatThrownBy(() -> EmbeddedServer.start(data))
            .isInstanceOf(IllegalStateException.class)
            .hasMessageContaining(
                "data of a user is in use by process " + ProcessHandle.current().pid());
      }
    }

    @Test
    void refusesADirectoryOfAnotherMajorVersion() throws IOException {
      Path version = data.resolve("cluster/PG_VERSION");
      String ours = Files.readString(version);
      Files.writeString(version, "9\n");
      try {
        assertThatThrownBy(() -> EmbeddedServer.start(data))
            .isInstanceOf(IllegalStateException.class)
            .hasMessageContaining("was made by PostgreSQL 9, and this build carries PostgreSQL")
            .hasMessageContaining("move the directory away");
      } finally {
        Files.writeString(version, ours);
      }
    }

    @Test
    void saysWhereAFileIsInTheWay() throws IOException {
      Path file = Files.createFile(temporary.resolve("file"));
      assertThatThrownBy(() -> EmbeddedServer.start(file))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("Set DATA_DIR to another directory");
    }

    @Test
    void startsOverWhereInitdbWasKilled() throws IOException, SQLException {
      Path torn = temporary.resolve("torn");
      Files.createDirectories(torn.resolve("cluster.new/base"));
      Files.writeString(torn.resolve("cluster.new/PG_VERSION"), "18\n");
      try (EmbeddedServer server = EmbeddedServer.start(torn)) {
        assertThat(query(server, "select 1")).isEqualTo("1");
      }
    }
  }

  @Nested
  class AfterAKill {
    @Test
    void namesTheProcessThatHasTheDirectoryAndFollowsItWhenItIsGone() throws Exception {
      Process other = holdInAnotherProcess();
      long orphan = postmaster();
      try {
        assertThatThrownBy(() -> EmbeddedServer.start(data))
            .isInstanceOf(IllegalStateException.class)
            .hasMessageMatching(
                ".*data of a user is in use by process %d \\(PostgreSQL on port \\d+\\)\\. Stop it, or set DATA_DIR.*"
                    .formatted(other.pid()));
      } finally {
        other.destroyForcibly().waitFor();
      }
      try (EmbeddedServer server = EmbeddedServer.start(data)) {
        assertThat(query(server, "select word from kept")).isEqualTo("Ärger");
        assertThat(postmaster()).isNotEqualTo(orphan);
      }
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

    private void startsWithPidFile(String pid) throws Exception {
      Files.writeString(data.resolve("cluster/postmaster.pid"), pid + "\n");
      try (EmbeddedServer server = EmbeddedServer.start(data)) {
        assertThat(query(server, "select word from kept")).isEqualTo("Ärger");
      }
    }
  }

  @Nested
  class Close {
    @Test
    void stopsAlsoWithOpenConnectionsAndTwice() throws SQLException {
      EmbeddedServer server = EmbeddedServer.start(data);
      try (Connection open = DriverManager.getConnection(server.jdbcUrl("typeset"))) {
        server.close();
        server.close();
        assertThat(open.isValid(1)).isFalse();
      }
    }

    @Test
    void stopsForAnInterruptedThreadAndLeavesItInterrupted() {
      EmbeddedServer server = EmbeddedServer.start(data);
      Thread.currentThread().interrupt();
      server.close();
      assertThat(Thread.interrupted()).isTrue();
      assertThat(data.resolve("cluster/postmaster.pid")).doesNotExist();
    }
  }

  @Nested
  class Temporary {
    @Test
    void leavesNothing() throws SQLException {
      Path directory;
      try (EmbeddedServer server = EmbeddedServer.temporary()) {
        assertThat(query(server, "show fsync")).isEqualTo("off");
        directory = Path.of(query(server, "show data_directory"));
        assertThat(directory).exists();
      }
      assertThat(directory.getParent()).doesNotExist();
    }
  }

  /** What another process runs: takes the directory, says so, and never stops by itself. */
  static final class Holder {
    public static void main(String... arguments) throws InterruptedException {
      EmbeddedServer server = EmbeddedServer.start(Path.of(arguments[0]));
      System.out.println("holding " + server.getClass().getSimpleName());
      Thread.sleep(TimeUnit.MINUTES.toMillis(5));
    }
  }

  private static Process holdInAnotherProcess() throws IOException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin/java").toString(),
                "-classpath",
                System.getProperty("java.class.path"),
                Holder.class.getName(),
                data.toString())
            .redirectErrorStream(true)
            .start();
    BufferedReader output = process.inputReader(StandardCharsets.UTF_8);
    StringBuilder said = new StringBuilder();
    for (String line = output.readLine(); line != null; line = output.readLine()) {
      if (line.startsWith("holding")) {
        return process;
      }
      said.append(line).append('\n');
    }
    throw new AssertionError("The other process ended: " + said);
  }

  private static long postmaster() throws IOException {
    return Long.parseLong(Files.readAllLines(data.resolve("cluster/postmaster.pid")).getFirst());
  }

  private static void execute(EmbeddedServer server, String sql) throws SQLException {
    try (Connection connection = DriverManager.getConnection(server.jdbcUrl("typeset"));
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static String query(EmbeddedServer server, String sql) throws SQLException {
    try (Connection connection = DriverManager.getConnection(server.jdbcUrl("typeset"));
        Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(sql)) {
      assertThat(result.next()).isTrue();
      return result.getString(1);
    }
  }
}
