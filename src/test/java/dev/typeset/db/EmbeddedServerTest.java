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
  class ServiceRole {
    @Test
    void signsInWithAPasswordOfItsOwnAndMayDoNothingYet() throws SQLException, IOException {
      try (EmbeddedServer server = EmbeddedServer.start(data)) {
        assertThat(
                PosixFilePermissions.toString(
                    Files.getPosixFilePermissions(data.resolve("service-password"))))
            .isEqualTo("rw-------");
        assertThat(Files.readString(data.resolve("service-password")))
            .isNotEqualTo(Files.readString(data.resolve("password")));
        try (Connection connection = asService(server);
            Statement statement = connection.createStatement()) {
          assertThatThrownBy(() -> statement.execute("select from kept"))
              .hasMessageContaining("permission denied");
          assertThatThrownBy(() -> statement.execute("create table t ()"))
              .hasMessageContaining("permission denied");
        }
      }
    }

    @Test
    void isMadeInADirectoryOfAnEarlierRelease() throws SQLException, IOException {
      try (EmbeddedServer server = EmbeddedServer.start(data)) {
        execute(server, "drop role typeset_service");
      }
      Files.delete(data.resolve("service-password"));
      try (EmbeddedServer server = EmbeddedServer.start(data);
          Connection connection = asService(server)) {
        assertThat(connection.isValid(5)).isTrue();
        assertThat(query(server, "select word from kept")).isEqualTo("Ärger");
      }
    }

    @Test
    void isPutRightWhereItWasChanged() throws SQLException, IOException {
      try (EmbeddedServer server = EmbeddedServer.start(data)) {
        execute(server, "alter role typeset_service superuser createrole nologin password 'other'");
      }
      Files.writeString(data.resolve("service-password"), "torn");
      try (EmbeddedServer server = EmbeddedServer.start(data);
          Connection connection = asService(server)) {
        assertThat(connection.isValid(5)).isTrue();
        assertThat(
                query(
                    server,
                    "select concat_ws(' ', rolsuper, rolcreaterole, rolcreatedb, left(rolpassword, 13)) from pg_authid"
                        + " where rolname = 'typeset_service'"))
            .isEqualTo("f f f SCRAM-SHA-256");
      }
    }

    private static Connection asService(EmbeddedServer server) throws SQLException {
      DatabaseUrl url = DatabaseUrl.parse(server.serviceUrl("typeset"));
      return DriverManager.getConnection(url.jdbcUrl(), url.user(), url.password());
    }
  }

  @Nested
  class Log {
    @Test
    void holdsNeitherPasswordsNorValues() throws SQLException, IOException {
      Path fresh = temporary.resolve("logged");
      try (EmbeddedServer server = EmbeddedServer.start(fresh)) {
        execute(server, "create table people (email text unique, check (email <> 'x'))");
        for (String email : new String[] {"secret@example.com", "secret@example.com", "x"}) {
          try (Connection connection = DriverManager.getConnection(server.jdbcUrl("typeset"));
              var statement = connection.prepareStatement("insert into people values (?)")) {
            statement.setString(1, email);
            statement.execute();
          } catch (SQLException refused) {
            assertThat(refused.getSQLState()).startsWith("23");
          }
        }
      }
      assertThat(Files.readString(fresh.resolve("server.log")))
          .contains("violates unique constraint", "violates check constraint")
          .doesNotContain("secret@example.com", "Failing row", "SCRAM-SHA-256")
          .doesNotContain(Files.readString(fresh.resolve("password")))
          .doesNotContain(Files.readString(fresh.resolve("service-password")));
    }

    @Test
    void holdsNoPasswordWhereEveryStatementIsLogged() throws SQLException, IOException {
      Path chatty = temporary.resolve("chatty");
      try (EmbeddedServer server = EmbeddedServer.start(chatty)) {
        execute(server, "alter system set log_statement = 'all'");
      }
      EmbeddedServer.start(chatty).close();
      assertThat(Files.readString(chatty.resolve("server.log")))
          .contains("alter role typeset_service")
          .doesNotContain(Files.readString(chatty.resolve("password")))
          .doesNotContain(Files.readString(chatty.resolve("service-password")));
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
