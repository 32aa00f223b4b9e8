package dev.typeset.db;

import static dev.typeset.db.ScratchDatabases.execute;
import static dev.typeset.db.ScratchDatabases.rows;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.typeset.build.PrivilegesFile;
import dev.typeset.testing.TestServer;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class PrivilegesTest {
  private static final DatabaseUrl OWNER = TestServer.migrated();
  private static final DatabaseUrl SERVICE = TestServer.service(OWNER);

  /** Rows of the catalogue that grants change, with the transaction that wrote each last. */
  private static final String WRITTEN =
      """
      select concat_ws(' ', relname, xmin, relacl) from pg_class where relnamespace = 'public'::regnamespace
      union all select concat_ws(' ', nspname, xmin, nspacl) from pg_namespace where nspname = 'public'
      union all select concat_ws(' ', datname, xmin, datacl) from pg_database where datname = current_database()
      order by 1
      """;

  @Nested
  class Statements {
    /** One in each line; {owner} and {database} stand for their names. */
    static Stream<String> forbidden() {
      return """
      create table t (n int)
      create table t as select 1 as n
      create unlogged table t (n int)
      create temporary table t (n int)
      select 1 as n into temporary t
      create view v as select 1 as n
      create materialized view v as select 1 as n
      create index on users (full_name)
      create index concurrently on users (full_name)
      create schema s
      create function f() returns int language sql return 1
      create function pg_temp.f() returns int language sql return 1
      create procedure p() language sql begin atomic select 1; end
      create aggregate a (int) (sfunc = int4pl, stype = int)
      create sequence s
      create type mood as enum ('good')
      create domain d as int
      create collation c from "C"
      create text search configuration c (copy = english)
      create operator public.@@@ (leftarg = int, rightarg = int, function = int4pl)
      create extension hstore
      create trigger t before update on users for each row execute function suppress_redundant_updates_trigger()
      create event trigger t on ddl_command_end execute function suppress_redundant_updates_trigger()
      create rule r as on insert to users do instead nothing
      create policy p on users
      create statistics s on id, email from users
      create foreign data wrapper w
      create publication p for table users
      create language plpgsql2 handler plpgsql_call_handler
      create role r
      create database d
      create tablespace t location '/tmp'
      alter table users add column n int
      alter table users drop constraint users_email_check
      alter table users alter column full_name type text
      alter table users disable trigger all
      alter table users enable row level security
      alter table users rename to people
      alter table users owner to current_user
      alter table users set schema pg_catalog
      alter index users_pkey rename to p
      alter sequence users_id_seq restart
      alter schema public rename to private
      alter extension pg_trgm update to '1.0'
      alter database {database} set work_mem = '1GB'
      alter database {database} owner to current_user
      alter role current_user superuser
      alter role current_user createrole
      alter role {owner} password 'guessed'
      alter default privileges for role {owner} grant all on tables to public
      alter system set work_mem = '1GB'
      drop table users
      drop table flyway_schema_history
      drop index users_email_key
      drop schema public cascade
      drop extension pg_trgm
      drop owned by {owner}
      drop role {owner}
      drop database {database}
      truncate posts
      truncate users cascade
      truncate flyway_schema_history
      comment on table users is 'mine'
      reindex table users
      cluster users using users_pkey
      grant {owner} to current_user
      reassign owned by {owner} to current_user
      set role {owner}
      set session authorization {owner}
      set session_replication_role = replica
      set log_statement = 'none'
      copy users to program 'cat'
      copy users from program 'cat'
      copy users to '/tmp/users'
      copy users from '/etc/passwd'
      select pg_read_file('/etc/passwd')
      select pg_ls_dir('/')
      select lo_import('/etc/passwd')
      select rolpassword from pg_authid
      select setval('users_id_seq', 1)
      select nextval('users_id_seq')
      select pg_reload_conf()
      load 'auto_explain'
      insert into flyway_schema_history select * from flyway_schema_history
      update flyway_schema_history set checksum = 0
      delete from flyway_schema_history
      update post_tags set tag_id = 1
      """
          .lines()
          .map(line ->
              line.replace("{owner}", quoted(OWNER.user()))
                  .replace("{database}", quoted(OWNER.database())));
    }

    @ParameterizedTest
    @MethodSource("forbidden")
    void thatReachBeyondTheRowsAreRefused(String statement) {
      assertThatExceptionOfType(SQLException.class)
          .isThrownBy(() -> {
            try (Connection connection = TestServer.connect(SERVICE);
                var running = connection.createStatement()) {
              running.execute(statement);
            }
          })
          .satisfies(refused ->
              assertThat(refused.getSQLState()).as(refused.getMessage()).isEqualTo("42501"));
    }

    /** What PostgreSQL answers with a warning instead of an error. */
    @ParameterizedTest
    @ValueSource(
        strings = {
          "grant all on users to public",
          "grant create on schema public to public",
          "revoke all on users from current_user",
          "vacuum (full) users",
          "analyze users"
        })
    void thatAreSkippedChangeNothing(String statement) {
      String written =
          "select concat_ws(' ', relacl, relfilenode, pg_stat_get_analyze_count(oid)) from pg_class where oid = 'users'::regclass";
      List<String> before = rows(OWNER, written);
      List<String> schema = rows(OWNER, "select nspacl from pg_namespace where nspname = 'public'");
      execute(SERVICE, statement);
      assertThat(rows(OWNER, written)).isEqualTo(before);
      assertThat(rows(OWNER, "select nspacl from pg_namespace where nspname = 'public'"))
          .isEqualTo(schema);
    }
  }

  @Nested
  class File {
    @Test
    void isWhatTheCatalogueHas() throws Exception {
      assertThat(Files.readString(PrivilegesFile.PATH))
          .as("db/privileges.txt is stale: run make schema")
          .isEqualTo(privileges(OWNER));
    }

    @Test
    void showsEveryTableOfTheServiceReadable() throws Exception {
      assertThat(rows(OWNER, "select tablename from pg_tables where schemaname = 'public'"))
          .as("name each table in db/migrations/afterMigrate__privileges.sql")
          .isNotEmpty()
          .allSatisfy(
              table -> assertThat(privileges(OWNER)).containsPattern("(?m)^" + table + " +yes "));
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "create table later (n int)",
          "grant truncate on users to public",
          "grant update (full_name) on users to public",
          "grant create on schema public to public",
          "grant temporary on database {database} to public",
          "grant usage on sequence users_id_seq to public"
        })
    void showsWhatIsNew(String statement) throws Exception {
      DatabaseUrl owner = TestServer.migrated();
      execute(owner, statement.replace("{database}", owner.database()));
      assertThat(privileges(owner)).isNotEqualTo(Files.readString(PrivilegesFile.PATH));
    }
  }

  @Nested
  class Grants {
    @Test
    void comeWithTheMigrations() throws Exception {
      DatabaseUrl owner = ScratchDatabases.empty();
      assertThat(new Migrations(owner, TestServer.service(owner)).migrate().count()).isPositive();
      assertThat(privileges(owner)).isEqualTo(Files.readString(PrivilegesFile.PATH));
    }

    @Test
    void comeAlsoWhereNothingIsPending() throws Exception {
      DatabaseUrl owner = ScratchDatabases.empty();
      new Migrations(owner).migrate();
      assertThat(privileges(owner)).containsPattern("(?m)^users +- ");
      assertThat(new Migrations(owner, TestServer.service(owner)).migrate().count()).isZero();
      assertThat(privileges(owner)).isEqualTo(Files.readString(PrivilegesFile.PATH));
    }

    @Test
    void comeWithTheScript() throws Exception {
      DatabaseUrl owner = ScratchDatabases.empty();
      String script =
          new MigrationScript()
              .of(
                  java.util.Map.of(
                      "MIGRATION_DATABASE_URL",
                      TestServer.text(owner),
                      "DATABASE_URL",
                      TestServer.text(TestServer.service(owner))));
      execute(owner, script);
      assertThat(privileges(owner)).isEqualTo(Files.readString(PrivilegesFile.PATH));
      assertThat(script).doesNotContain(String.valueOf(TestServer.service(owner).password()));
    }

    @Test
    void areTakenBackWhereTheyWereTooMany() throws Exception {
      DatabaseUrl owner = TestServer.migrated();
      execute(
          owner,
          "grant all on users, flyway_schema_history to " + quoted(SERVICE.user()),
          "grant select on posts to public",
          "grant create on schema public to public",
          "revoke select on tags from " + quoted(SERVICE.user()));
      new Migrations(owner, TestServer.service(owner)).migrate();
      assertThat(privileges(owner)).isEqualTo(Files.readString(PrivilegesFile.PATH));
    }

    @Test
    void writeNothingWhereNothingDiffers() {
      DatabaseUrl owner = TestServer.migrated();
      List<String> before = rows(owner, WRITTEN);
      new Migrations(owner, TestServer.service(owner)).migrate();
      assertThat(rows(owner, WRITTEN)).isEqualTo(before);
    }

    @Test
    void areNoneForTheOwner() {
      DatabaseUrl owner = ScratchDatabases.empty();
      new Migrations(owner, owner).migrate();
      assertThat(
              rows(
                  owner,
                  "select relname from pg_class where relnamespace = 'public'::regnamespace and relacl is not null"))
          .isEmpty();
    }

    @Test
    void survivePeersThatStartAtTheSameTime() throws Exception {
      DatabaseUrl owner = ScratchDatabases.empty();
      var service = TestServer.service(owner);
      List<CompletableFuture<Migrations.Outcome>> outcomes =
          IntStream.range(0, 6)
              .mapToObj(_ ->
                  CompletableFuture.supplyAsync(
                      () -> new Migrations(owner, service).migrate(),
                      task -> Thread.ofPlatform().start(task)))
              .toList();
      assertThat(outcomes.stream().mapToInt(each -> each.join().count()).sum())
          .isEqualTo(MigrationFile.in(Migrations.LOCATION).size());
      assertThat(privileges(owner)).isEqualTo(Files.readString(PrivilegesFile.PATH));
    }

    @Test
    void wantARoleThatIsThere() {
      DatabaseUrl owner = ScratchDatabases.empty();
      var nobody =
          new DatabaseUrl(
              "no'bo dy", null, owner.host(), owner.port(), owner.database(), owner.parameters());
      assertThatThrownBy(() -> new Migrations(owner, nobody).migrate())
          .isInstanceOf(DatabaseFailure.Unfit.class)
          .hasMessageContainingAll("no role \"no'bo dy\"", "create role", "DATABASE_URL")
          .hasMessageNotContaining("\n");
    }

    @Test
    void findARoleOfAnyName() throws Exception {
      DatabaseUrl owner = ScratchDatabases.empty();
      String name = "o'dd \"ro\tle\" \\ $privileges$; é " + owner.database();
      execute(owner, "create role " + quoted(name));
      try {
        var odd =
            new DatabaseUrl(
                name, null, owner.host(), owner.port(), owner.database(), owner.parameters());
        new Migrations(owner, odd).migrate();
        assertThat(
                rows(
                    owner,
                    "select has_table_privilege(oid, 'users', 'insert') from pg_roles where rolname like 'o''dd%'"))
            .containsExactly("t");
        execute(owner, Migrations.privileges(name));
      } finally {
        execute(
            owner,
            "revoke all on all tables in schema public from " + quoted(name),
            "drop role " + quoted(name));
      }
    }
  }

  @Nested
  class Check {
    @Test
    void findsAServiceThatHasWhatItNeeds() {
      Privileges privileges = Privileges.of(SERVICE);
      privileges.requireGranted();
      privileges.requireAll();
      assertThat(privileges.ownsTables()).isFalse();
      new Migrations(SERVICE).checkMigrated();
    }

    @Test
    void knowsTheOwner() {
      assertThat(Privileges.of(OWNER).ownsTables()).isTrue();
    }

    @Test
    void namesTheTablesThatAreClosed() {
      DatabaseUrl owner = TestServer.migrated();
      execute(owner, "revoke select on posts, users from " + quoted(SERVICE.user()));
      assertThatThrownBy(() -> Privileges.of(TestServer.service(owner)).requireGranted())
          .isInstanceOf(DatabaseFailure.Unfit.class)
          .hasMessageContainingAll(
              "does not let " + SERVICE.user() + " read posts, users:",
              "make migrate",
              "MIGRATION_DATABASE_URL");
    }

    @Test
    void namesTheTablesThatAreElsewhere() {
      DatabaseUrl elsewhere = TestServer.service(ScratchDatabases.empty());
      Privileges privileges = Privileges.of(elsewhere);
      privileges.requireGranted();
      assertThatThrownBy(privileges::requireAll)
          .isInstanceOf(DatabaseFailure.Unfit.class)
          .hasMessageContainingAll("flyway_schema_history, post_tags", "the same database");
    }
  }

  private static String privileges(DatabaseUrl owner) throws SQLException {
    try (Connection connection = TestServer.connect(owner)) {
      return PrivilegesFile.read(connection, quoted(SERVICE.user()));
    }
  }

  private static String quoted(String name) {
    return '"' + name.replace("\"", "\"\"") + '"';
  }
}
