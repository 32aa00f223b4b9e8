package dev.typeset.db;

import static dev.typeset.db.ScratchDatabases.catalogue;
import static dev.typeset.db.ScratchDatabases.execute;
import static dev.typeset.db.ScratchDatabases.rows;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class MigrationUndoTest {
  private static final String SIGNED_IN =
      """
      insert into users (email, hashed_password, full_name) values ('a@example.com', 'x', 'A'), ('b@example.com', 'x', null);
      insert into sessions (user_id, expires_at) select id, now() from users;
      """;

  static IntStream versions() {
    return IntStream.rangeClosed(1, MigrationFile.in(Migrations.LOCATION).size());
  }

  @ParameterizedTest
  @MethodSource("versions")
  void leavesWhatWasThereBeforeAndCanBeMigratedAgain(int version) {
    DatabaseUrl database = ScratchDatabases.at(String.valueOf(version - 1), Migrations.LOCATION);
    List<String> before = schema(database);
    migrate(database, version);
    List<String> after = schema(database);
    new MigrationUndo(database).last(true);
    assertThat(schema(database)).isEqualTo(before);
    assertThat(rows(database, "select version from flyway_schema_history")).hasSize(version - 1);
    migrate(database, version);
    assertThat(schema(database)).isEqualTo(after).isNotEqualTo(before);
  }

  @Test
  void takesAllBackOneByOneWithWhatTheyHold() {
    DatabaseUrl database = migrated();
    execute(database, SIGNED_IN);
    var undo = new MigrationUndo(database);
    long taken =
        versions()
            .boxed()
            .map(_ -> undo.last(true))
            .map(MigrationUndo.Taken::migration)
            .distinct()
            .count();
    assertThat(taken).isEqualTo(versions().count());
    assertThat(schema(database)).isEqualTo(schema(ScratchDatabases.empty()));
    assertThatThrownBy(() -> undo.last(true))
        .isInstanceOf(DatabaseFailure.Unfit.class)
        .hasMessageContaining("there is nothing to take back");
  }

  @Test
  void losesRowsOnlyWhereThatIsWanted() {
    DatabaseUrl database = withSessions();
    execute(database, SIGNED_IN);
    List<String> before = schema(database);
    assertThatThrownBy(() -> new MigrationUndo(database).last(false))
        .isInstanceOf(DatabaseFailure.Unfit.class)
        .hasMessageContainingAll("would lose 2 rows of sessions", "V009__sessions.sql", "LOSE=yes");
    assertThat(schema(database)).isEqualTo(before);
    assertThat(rows(database, "select id from sessions")).hasSize(2);
    MigrationUndo.Taken taken = new MigrationUndo(database).last(true);
    assertThat(taken)
        .isEqualTo(new MigrationUndo.Taken("V009__sessions.sql", List.of("2 rows of sessions")));
  }

  @Test
  void tellsOfValuesOfColumns() {
    DatabaseUrl database = ScratchDatabases.at("6", Migrations.LOCATION);
    execute(database, "insert into users (email, hashed_password) values ('a@example.com', 'x')");
    assertThatThrownBy(() -> new MigrationUndo(database).last(false))
        .hasMessageContaining("would lose 1 value of users.role with");
    execute(database, "insert into users (email, hashed_password) values ('b@example.com', 'x')");
    assertThat(new MigrationUndo(database).last(true).lost())
        .containsExactly("2 values of users.role");
  }

  @Test
  void losesNothingThatGoesByAnotherNameOnly() throws Exception {
    DatabaseUrl database = withSessions();
    execute(database, SIGNED_IN);
    try (Connection owner = Jdbc.source(database, Map.of()).getConnection()) {
      owner.setAutoCommit(false);
      assertThat(
              MigrationUndo.lost(
                  owner,
                  "alter table sessions rename to visits; alter table users rename full_name to name"))
          .isEmpty();
      assertThat(
              MigrationUndo.lost(
                  owner,
                  "alter table users drop full_name; alter table users add full_name varchar(9)"))
          .containsExactly("1 value of users.full_name");
    }
  }

  @Test
  void needsNoLeaveWhereNothingIsLost() {
    assertThat(new MigrationUndo(migrated()).last(false).lost()).isEmpty();
  }

  @Test
  void saysWhichFileIsMissing() {
    DatabaseUrl database = migrated();
    execute(
        database,
        "insert into flyway_schema_history select 99, '999', 'later', type, 'V999__later.sql', 1, installed_by, now(), 0, true"
            + " from flyway_schema_history where version = '001'");
    assertThatThrownBy(() -> new MigrationUndo(database).last(true))
        .isInstanceOf(DatabaseFailure.Unfit.class)
        .hasMessageContainingAll("cannot take V999__later.sql back", "db/undo/U999__later.sql");
  }

  @Test
  void leavesAllAsItWasWhereItsFileFails() {
    DatabaseUrl database = withSessions();
    execute(database, "create view uses as select id from sessions");
    List<String> before = schema(database);
    assertThatThrownBy(() -> new MigrationUndo(database).last(true))
        .isInstanceOf(DatabaseFailure.class)
        .hasMessageContaining("sessions");
    assertThat(schema(database)).isEqualTo(before);
    assertThat(rows(database, "select version from flyway_schema_history")).hasSize(9);
  }

  /** Somebody gets between the trial, which lets go of its locks, and the end. */
  @Test
  @Timeout(60)
  void losesNoRowThatCameWhileItCounted() throws Exception {
    DatabaseUrl database = withSessions();
    execute(database, "insert into users (email, hashed_password) values ('a@example.com', 'x')");
    try (var threads = Executors.newVirtualThreadPerTaskExecutor();
        Connection holds = Jdbc.source(database, Map.of()).getConnection();
        Connection comes = Jdbc.source(database, Map.of()).getConnection();
        Statement first = holds.createStatement();
        Statement second = comes.createStatement()) {
      holds.setAutoCommit(false);
      comes.setAutoCommit(false);
      first.execute("lock table tokens in access exclusive mode");
      var undo =
          CompletableFuture.supplyAsync(() -> new MigrationUndo(database).last(false), threads);
      awaitWaiting(database, 1);
      var row =
          CompletableFuture.supplyAsync(
              () -> {
                try {
                  second.execute("lock table tokens in access exclusive mode");
                  second.execute(
                      "insert into sessions (user_id, expires_at) select id, now() from users");
                  comes.commit();
                  return true;
                } catch (SQLException refused) {
                  return false;
                }
              },
              threads);
      awaitWaiting(database, 2);
      holds.rollback();
      boolean taken = undo.handle((_, failure) -> failure == null).get(20, TimeUnit.SECONDS);
      assertThat(taken && row.get(20, TimeUnit.SECONDS))
          .as("a row was acknowledged and lost")
          .isFalse();
    }
  }

  private static void awaitWaiting(DatabaseUrl database, int number) throws InterruptedException {
    String waiting =
        "select count(*) from pg_locks where not granted and relation = 'tokens'::regclass";
    while (!rows(database, waiting).equals(List.of(String.valueOf(number)))) {
      Thread.sleep(10);
    }
  }

  @Test
  void statusSaysWhatBecameOfEachMigration() {
    DatabaseUrl database = ScratchDatabases.at("7", Migrations.LOCATION);
    execute(database, "update flyway_schema_history set checksum = 1 where version = '003'");
    List<String> status = new Migrations(database).status();
    assertThat(status).hasSize((int) versions().count());
    assertThat(status.getFirst()).matches("V001__users.sql +has run, \\d{4}-\\d\\d-\\d\\dT.*Z");
    assertThat(status.get(2)).matches("V003__tags.sql +changed since it ran, .*");
    assertThat(status.get(8)).matches("V009__sessions.sql +pending");
  }

  /** As it was when V009__sessions.sql was the last. */
  private static DatabaseUrl withSessions() {
    return ScratchDatabases.at("9", Migrations.LOCATION);
  }

  private static DatabaseUrl migrated() {
    DatabaseUrl database = ScratchDatabases.empty();
    new Migrations(database).migrate();
    return database;
  }

  private static void migrate(DatabaseUrl database, int version) {
    ScratchDatabases.flyway(database, Migrations.LOCATION, String.valueOf(version)).migrate();
  }

  /** Without Flyway's own table, which stays. */
  private static List<String> schema(DatabaseUrl database) {
    return catalogue(database).stream()
        .filter(line -> !line.contains("flyway_schema_history"))
        .toList();
  }
}
