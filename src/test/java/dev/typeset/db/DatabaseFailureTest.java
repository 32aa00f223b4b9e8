package dev.typeset.db;

import static dev.typeset.db.ScratchDatabases.execute;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;

class DatabaseFailureTest {

  @Test
  void waitsForAServerThatIsNotThere() throws IOException {
    int free;
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      free = socket.getLocalPort();
    }
    assertAway("postgresql://ada:s3cret@127.0.0.1:" + free + "/typeset", "refused");
  }

  @Test
  void waitsForAServerThatDoesNotAnswer() throws IOException {
    try (ServerSocket silent = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
      assertAway(
          "postgresql://ada:s3cret@127.0.0.1:"
              + silent.getLocalPort()
              + "/typeset?connect_timeout=1",
          "is away");
    }
  }

  @Test
  void waitsForAHostWhoseNameIsNotKnownYet() {
    assertAway("postgresql://ada:s3cret@database.invalid/typeset", "is away");
  }

  @Test
  void waitsForAConnectionToComeFree() {
    DatabaseUrl database = ScratchDatabases.made("connection limit 0");
    execute(ScratchDatabases.url("postgres"), "create role guest login password 's3cret'");
    DatabaseUrl guest =
        new DatabaseUrl(
            "guest",
            "s3cret",
            database.host(),
            database.port(),
            database.database(),
            database.parameters());
    assertThatThrownBy(() -> new Migrations(guest).check())
        .isInstanceOf(DatabaseFailure.Away.class)
        .hasMessageContaining("no connection left");
  }

  @Test
  void givesUpOnAWrongPassword() {
    DatabaseUrl database = ScratchDatabases.empty();
    DatabaseUrl wrong =
        new DatabaseUrl(
            database.user(),
            "s3cret",
            database.host(),
            database.port(),
            database.database(),
            database.parameters());
    DatabaseFailure failure =
        catchThrowableOfType(DatabaseFailure.Unfit.class, () -> new Migrations(wrong).migrate());
    assertThat(failure).isNotNull();
    assertThat(failure.lines())
        .singleElement()
        .asString()
        .contains("refuses the user " + database.user())
        .doesNotContain("s3cret");
  }

  @Test
  void givesUpOnADatabaseThatDoesNotExist() {
    assertThatThrownBy(() -> new Migrations(ScratchDatabases.url("nowhere")).checkMigrated())
        .isInstanceOf(DatabaseFailure.Unfit.class)
        .hasMessageContaining("/nowhere does not exist: create it");
  }

  @Test
  void givesUpOnAServerWithoutTheEncryptionThatIsRequired() {
    DatabaseUrl required =
        DatabaseUrl.parse(
            ScratchDatabases.text(ScratchDatabases.empty())
                .replaceFirst("sslmode=\\w+|$", "sslmode=require"));
    assertThatThrownBy(() -> new Migrations(required).check())
        .isInstanceOf(DatabaseFailure.Unfit.class)
        .hasMessageContaining("SSL");
  }

  private void assertAway(String url, String word) {
    assertThatThrownBy(() -> new Migrations(DatabaseUrl.parse(url)).migrate())
        .isInstanceOf(DatabaseFailure.Away.class)
        .hasMessageContaining(word)
        .hasMessageNotContaining("s3cret")
        .hasMessageNotContaining("\n");
  }
}
