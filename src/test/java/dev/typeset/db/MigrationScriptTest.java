package dev.typeset.db;

import static dev.typeset.db.ScratchDatabases.catalogue;
import static dev.typeset.db.ScratchDatabases.execute;
import static dev.typeset.db.ScratchDatabases.flyway;
import static dev.typeset.db.ScratchDatabases.rows;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.flywaydb.core.api.MigrationInfo;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.postgresql.core.Parser;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MigrationScriptTest {

  private static final String HISTORY =
      "select concat_ws(' ', installed_rank, version, description, type, script, checksum, installed_by, success)"
          + " from flyway_schema_history order by installed_rank";

  private DatabaseUrl migrated;

  @BeforeAll
  void start() {
    migrated = ScratchDatabases.empty();
    new Migrations(migrated).migrate();
  }

  /** Version 0 and each version that there is. */
  static List<String> versions() {
    return Stream.concat(
            Stream.of("0"),
            MigrationFile.in(Migrations.LOCATION).stream().map(MigrationFile::version))
        .toList();
  }

  @Nested
  class FromVersion {

    @ParameterizedTest
    @MethodSource("dev.typeset.db.MigrationScriptTest#versions")
    void leavesWhatFlywayLeaves(String version) {
      DatabaseUrl database = ScratchDatabases.at(version, Migrations.LOCATION);
      execute(database, statements(new MigrationScript().from(version)));
      assertIsMigrated(database, Migrations.LOCATION);
      assertThat(catalogue(database)).isEqualTo(catalogue(migrated));
      assertThat(rows(database, HISTORY)).isEqualTo(rows(migrated, HISTORY));
    }

    @Test
    void runsAsOneTextToo() {
      DatabaseUrl database = ScratchDatabases.empty();
      execute(database, new MigrationScript().from("0"));
      assertIsMigrated(database, Migrations.LOCATION);
    }

    @Test
    void takesAVersionHoweverItIsSpelled() {
      assertThat(new MigrationScript().from("2")).isEqualTo(new MigrationScript().from("002"));
      assertThat(new MigrationScript().from("000")).isEqualTo(new MigrationScript().from("0"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"999", "users", "-1", "1.5", ".", "1; drop table users"})
    void namesTheKnownVersionsWhereThereIsNoSuchOne(String version) {
      assertThatThrownBy(() -> new MigrationScript().of(Map.of("FROM", version)))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContainingAll("FROM", "0 for an empty database", "001, 002");
    }

    @Test
    void changesNothingInADatabaseAtAnotherVersion() {
      DatabaseUrl database = ScratchDatabases.at("1", Migrations.LOCATION);
      List<String> before = catalogue(database);
      for (String from : List.of("0", "2", "3")) {
        assertThatThrownBy(() -> execute(database, statements(new MigrationScript().from(from))))
            .hasMessageContaining("ERROR");
      }
      assertThat(catalogue(database)).isEqualTo(before);
    }

    @Test
    void hasNoStatementWhereNothingIsPending() {
      assertThat(new MigrationScript().from(versions().getLast()).lines())
          .allMatch(line -> line.startsWith("--"));
    }
  }

  @Nested
  class FromDatabase {

    @Test
    void readsTheHistoryAndChangesNothing() {
      DatabaseUrl database = ScratchDatabases.at("2", Migrations.LOCATION);
      List<String> before = catalogue(database);
      String script = new MigrationScript().from(database);
      assertThat(script)
          .contains("V003__")
          .doesNotContain("V002__posts.sql\nBEGIN", String.valueOf(database.password()));
      assertThat(catalogue(database)).isEqualTo(before);
      execute(database, statements(script));
      assertThat(rows(database, HISTORY)).isEqualTo(rows(migrated, HISTORY));
    }

    @Test
    void makesTheHistoryOfAnEmptyDatabaseButNotYet() {
      DatabaseUrl database = ScratchDatabases.empty();
      String script = new MigrationScript().from(database);
      assertThat(
              rows(
                  database,
                  "select relname from pg_class where relnamespace = 'public'::regnamespace"))
          .isEmpty();
      execute(database, statements(script));
      assertIsMigrated(database, Migrations.LOCATION);
    }

    @Test
    void goesOnFromAnEmptyHistory() {
      DatabaseUrl database = ScratchDatabases.at("1", Migrations.LOCATION);
      execute(database, "drop table users", "delete from flyway_schema_history");
      execute(database, statements(new MigrationScript().from(database)));
      assertIsMigrated(database, Migrations.LOCATION);
    }

    @Test
    void refusesAHistoryOfOtherFiles() {
      DatabaseUrl database = ScratchDatabases.at("2", Migrations.LOCATION);
      execute(database, "update flyway_schema_history set checksum = 1 where version = '001'");
      assertThatThrownBy(() -> new MigrationScript().from(database))
          .isInstanceOf(DatabaseFailure.Unfit.class)
          .hasMessageContaining("version 001 from another file");
    }
  }

  @Nested
  class FromEnvironment {

    @Test
    void assumesAnEmptyDatabaseAndSaysSo() {
      assertThat(new MigrationScript().of(Map.of("FROM", " ")))
          .startsWith(
              "-- The pending migrations, from an empty database, for neither FROM nor DATABASE_URL");
    }

    @Test
    void prefersTheOwnersUrl() {
      Map<String, String> environment =
          Map.of(
              "MIGRATION_DATABASE_URL",
              ScratchDatabases.text(migrated),
              "DATABASE_URL",
              "postgresql://nobody@nowhere:1/nothing");
      assertThat(new MigrationScript().of(environment)).contains("Nothing is pending");
    }

    @Test
    void endsWithTheGrantsToTheService() {
      assertThat(
              new MigrationScript()
                  .of(
                      Map.of(
                          "FROM",
                          "0",
                          "MIGRATION_DATABASE_URL",
                          "postgresql://owner@nowhere:1/nothing",
                          "DATABASE_URL",
                          "postgresql://o'service:secret@nowhere:1/nothing")))
          .contains("V001__users.sql", "set typeset.service_role = 'o''service';\n-- What the role")
          .endsWith("$privileges$;\n")
          .doesNotContain("secret");
    }

    @Test
    void saysWhereItGrantsNothing() {
      assertThat(new MigrationScript().of(Map.of("FROM", "0")))
          .endsWith(
              "\n-- Grants nothing, for DATABASE_URL is not set: set it, and the script ends with what its user needs.\n");
      assertThat(
              new MigrationScript()
                  .of(Map.of("FROM", "0", "DATABASE_URL", "postgresql://one@nowhere:1/nothing")))
          .contains("-- Grants nothing, for \"one\" is the owner and the service.")
          .doesNotContain("typeset.service_role");
    }

    @Test
    void namesTheBadUrl() {
      assertThatThrownBy(() -> new MigrationScript().of(Map.of("DATABASE_URL", "nonsense")))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageStartingWith("DATABASE_URL must start with");
    }
  }

  @Nested
  class OutsideTransactions {

    @TempDir Path folder;

    @Test
    void putsOnlyWhatMustBeThere() throws IOException {
      String location = "filesystem:" + folder;
      Files.writeString(
          folder.resolve("V1__kinds.sql"),
          "create type kind as enum ('a'); create table things (n int, k kind)");
      Files.writeString(
          folder.resolve("V2__things_n_idx.sql"),
          "-- ; at the end\ncreate index concurrently things_n_idx on things (n) -- the end;\n");
      Files.writeString(
          folder.resolve("V3__more_kinds.sql"),
          "alter type kind add value 'b';\r\nalter table things add m text default '${kept};--';\r\n");
      MigrationScript script = new MigrationScript(location);
      assertThat(MigrationFile.in(location))
          .extracting(MigrationFile::transactional)
          .containsExactly(true, false, true);

      DatabaseUrl byFlyway = ScratchDatabases.at("3", location);
      for (String version : List.of("0", "1", "2", "3")) {
        DatabaseUrl byHand = ScratchDatabases.at(version, location);
        execute(byHand, statements(script.from(version)));
        assertIsMigrated(byHand, location);
        assertThat(catalogue(byHand)).isEqualTo(catalogue(byFlyway));
        assertThat(rows(byHand, HISTORY)).isEqualTo(rows(byFlyway, HISTORY));
      }
    }

    @Test
    void leavesNoRowForAMigrationThatFailed() throws IOException {
      Files.writeString(
          folder.resolve("V1__broken.sql"), "create table good (n int);\nselect 1 / 0;");
      DatabaseUrl database = ScratchDatabases.empty();
      assertThatThrownBy(() ->
              execute(database, statements(new MigrationScript("filesystem:" + folder).from("0"))))
          .hasMessageContaining("division by zero");
      assertThat(rows(database, HISTORY)).isEmpty();
      assertThat(rows(database, "select to_regclass('good')")).containsExactly("null");
    }
  }

  private static void assertIsMigrated(DatabaseUrl database, String location) {
    assertThat(flyway(database, location, "latest").validateWithResult().getAllErrorMessages())
        .isEmpty();
    assertThat(flyway(database, location, "latest").info().pending())
        .extracting(MigrationInfo::getScript)
        .isEmpty();
  }

  private static String[] statements(String script) {
    try {
      return Parser.parseJdbcSql(script, true, false, true, false, false).stream()
          .map(each -> each.nativeSql)
          .toArray(String[]::new);
    } catch (SQLException failure) {
      throw new IllegalStateException(failure);
    }
  }
}
