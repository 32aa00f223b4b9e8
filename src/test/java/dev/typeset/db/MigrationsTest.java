package dev.typeset.db;

import static dev.typeset.db.ScratchDatabases.catalogue;
import static dev.typeset.db.ScratchDatabases.execute;
import static dev.typeset.db.ScratchDatabases.rows;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MigrationsTest {

  @Nested
  class Migrate {

    @Test
    void runsEverythingOnceAndSaysWhetherTheDatabaseWasEmpty() {
      Migrations migrations = new Migrations(ScratchDatabases.empty());
      List<String> pending = migrations.pending();
      assertThat(pending).startsWith("V001__users.sql");
      assertThat(migrations.migrate()).isEqualTo(new Migrations.Outcome(pending.size(), true));
      assertThat(migrations.migrate()).isEqualTo(new Migrations.Outcome(0, false));
      assertThat(migrations.pending()).isEmpty();
    }

    @Test
    void goesOnWhereItStopped() {
      DatabaseUrl database = ScratchDatabases.at("1", Migrations.LOCATION);
      Migrations migrations = new Migrations(database);
      int pending = migrations.pending().size();
      assertThat(migrations.migrate()).isEqualTo(new Migrations.Outcome(pending, false));
    }

    @Test
    void refusesAFileThatWasEditedAfterItRan() {
      DatabaseUrl database = ScratchDatabases.at("2", Migrations.LOCATION);
      execute(database, "update flyway_schema_history set checksum = 1 where version = '002'");
      assertThatThrownBy(() -> new Migrations(database).migrate())
          .isInstanceOf(DatabaseFailure.Unfit.class)
          .hasMessageContainingAll("version 002 from another file", database.address());
    }

    @Test
    void letsANewerReleaseRunBeside() {
      DatabaseUrl database = ScratchDatabases.empty();
      new Migrations(database).migrate();
      execute(
          database,
          "insert into flyway_schema_history select 99, '999', 'later', type, 'V999__later.sql', 1, installed_by, now(), 0, true"
              + " from flyway_schema_history where version = '001'");
      assertThat(new Migrations(database).migrate().count()).isZero();
      new Migrations(database).checkMigrated();
    }

    @Test
    void refusesTablesThatItDidNotMake() {
      DatabaseUrl database = ScratchDatabases.empty();
      execute(database, "create table foreign_to_us (n int)");
      assertThatThrownBy(() -> new Migrations(database).migrate())
          .isInstanceOf(DatabaseFailure.Unfit.class)
          .hasMessageContaining("tables of somebody else: name an empty database");
      assertThat(catalogue(database)).noneMatch(line -> line.contains("users"));
    }
  }

  @Nested
  class Failing {

    @TempDir Path folder;

    @Test
    void namesTheMigrationAndLeavesNothingOfIt() throws IOException {
      Files.writeString(folder.resolve("V1__good.sql"), "create table good (n int);");
      Files.writeString(
          folder.resolve("V2__bad.sql"),
          "create table half (n int);\ninsert into missing values (1);");
      DatabaseUrl database = ScratchDatabases.empty();
      Migrations migrations = new Migrations(database, "filesystem:" + folder);
      assertThatThrownBy(migrations::migrate)
          .isInstanceOf(DatabaseFailure.Unfit.class)
          .hasMessageContainingAll("V2__bad.sql", "relation \"missing\" does not exist", "42P01")
          .hasMessageNotContaining("\n");
      assertThat(rows(database, "select to_regclass('half')")).containsExactly("null");
      assertThat(migrations.pending()).containsExactly("V2__bad.sql");
    }

    @Test
    void saysWhatToDoAboutOneThatIsHalfDone() throws IOException {
      Files.writeString(
          folder.resolve("V1__twins.sql"),
          "create table twins as select 1 as n from generate_series(1, 2);");
      Files.writeString(
          folder.resolve("V2__twins_n_key.sql"),
          "create unique index concurrently twins_n_key on twins (n);");
      Migrations migrations = new Migrations(ScratchDatabases.empty(), "filesystem:" + folder);
      assertThatThrownBy(migrations::migrate)
          .isInstanceOf(DatabaseFailure.Unfit.class)
          .hasMessageContaining("V2__twins_n_key.sql");
      assertThatThrownBy(migrations::migrate)
          .isInstanceOf(DatabaseFailure.Unfit.class)
          .hasMessageContaining("half done");
    }

    @Test
    void namesAFileThatCameTooLate() throws IOException {
      Files.writeString(folder.resolve("V2__second.sql"), "create table second (n int);");
      Migrations migrations = new Migrations(ScratchDatabases.empty(), "filesystem:" + folder);
      assertThat(migrations.migrate().count()).isOne();
      Files.writeString(folder.resolve("V1__first.sql"), "create table first (n int);");
      assertThatThrownBy(migrations::migrate)
          .isInstanceOf(DatabaseFailure.Unfit.class)
          .hasMessageContaining("lacks version 1 although");
    }

    @Test
    void runsAnIndexConcurrently() throws IOException {
      Files.writeString(folder.resolve("V1__things.sql"), "create table things (n int);");
      Files.writeString(
          folder.resolve("V2__things_n_idx.sql"),
          "create index concurrently things_n_idx on things (n);");
      assertThat(new Migrations(ScratchDatabases.empty(), "filesystem:" + folder).migrate().count())
          .isEqualTo(2);
    }
  }

  @Nested
  class CheckMigrated {

    @Test
    void acceptsADatabaseThatIsUpToDate() {
      DatabaseUrl database = ScratchDatabases.empty();
      new Migrations(database).migrate();
      new Migrations(database).checkMigrated();
    }

    @Test
    void namesWhatIsPendingAndRunsNothing() {
      DatabaseUrl database = ScratchDatabases.at("3", Migrations.LOCATION);
      List<String> before = catalogue(database);
      assertThatThrownBy(() -> new Migrations(database).checkMigrated())
          .isInstanceOf(DatabaseFailure.Unfit.class)
          .hasMessageContainingAll("lacks V004__post_tags.sql", "make migrate");
      assertThat(catalogue(database)).isEqualTo(before);
    }
  }

  @Nested
  class Seed {

    @Test
    void loadsTheSameDemoDataEachTime() {
      DatabaseUrl database = ScratchDatabases.empty();
      Migrations migrations = new Migrations(database);
      migrations.migrate();
      new DemoData(database).load(false);
      List<String> counts =
          rows(
              database,
              "select concat_ws(' ', (select count(*) from users), (select count(*) from posts), (select count(*) from post_tags))");
      new DemoData(database).load(false);
      assertThat(
              rows(
                  database,
                  "select concat_ws(' ', (select count(*) from users), (select count(*) from posts), (select count(*) from post_tags))"))
          .isEqualTo(counts)
          .doesNotContain("0 0 0");
    }

    @Test
    void failsInWordsBeforeTheTablesAreThere() {
      assertThatThrownBy(() -> new DemoData(ScratchDatabases.empty()).load(false))
          .isInstanceOf(DatabaseFailure.Unfit.class)
          .hasMessageContaining("\"users\" does not exist");
    }
  }
}
