package dev.typeset.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each test starts and stops the server of the same directory, whose name a shell would garble. */
class EmbeddedServerTest {
  @TempDir static Path temporary;
  private static Path data;

  @BeforeAll
  static void makeData() throws SQLException {
    data = temporary.resolve("a \"user\"'s $HOME `id` \\");
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
                data.getFileName() + " is in use by process " + ProcessHandle.current().pid());
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
