package dev.typeset.build;

import static org.assertj.core.api.Assertions.assertThat;

import dev.typeset.db.DatabaseUrl;
import dev.typeset.db.Migrations;
import dev.typeset.testing.TestServer;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;
import java.util.SortedMap;
import org.junit.jupiter.api.Test;

class DriftTest {
  @Test
  void isNoneBetweenDatabasesOfTheSameMigrations() throws SQLException {
    DatabaseUrl one = TestServer.migrated();
    DatabaseUrl other = TestServer.empty();
    new Migrations(other).migrate();
    assertThat(SchemaObjects.differences(objects(one), objects(other))).isEmpty();
    assertThat(objects(one)).hasSizeGreaterThan(100);
  }

  @Test
  void isToldObjectByObject() throws SQLException {
    SortedMap<String, String> expected = objects(TestServer.migrated());
    DatabaseUrl live = TestServer.migrated();
    TestServer.execute(
        live,
        """
        alter table posts add column subtitle text, alter column version set default 2,
          alter column content drop not null, drop constraint posts_title_check;
        alter table users alter column full_name type varchar(300);
        drop index posts_updated_at_idx;
        create index posts_version_idx on posts (version);
        comment on table tags is 'Others.';
        create function answer() returns integer language sql as 'select 42';
        create view latest as select id from posts;
        create type mood as enum ('good', 'bad');
        alter table replays rename to kept;
        """);
    assertThat(SchemaObjects.differences(expected, objects(live)))
        .contains(
            "+ column posts.subtitle: text null",
            "~ column users.full_name: character varying(300) null\n    in place of character varying(100) null",
            "~ column posts.version: bigint default 2 not null\n    in place of bigint default 1 not null",
            "~ column posts.content: character varying(100000) null\n    in place of character varying(100000) not null",
            "- index posts_updated_at_idx: CREATE INDEX posts_updated_at_idx ON public.posts USING btree (updated_at, id)",
            "+ index posts_version_idx: CREATE INDEX posts_version_idx ON public.posts USING btree (version)",
            "~ comment on tags: Others.\n    in place of Words that posts are filed under.",
            "+ function answer(): integer select 42",
            "+ type mood: 'good', 'bad'",
            "- table replays: logged",
            "+ table kept: logged")
        .anyMatch(line -> line.startsWith("- constraint posts.posts_title_check: CHECK"))
        .anyMatch(line -> line.startsWith("+ view latest:"));
  }

  private static SortedMap<String, String> objects(DatabaseUrl url) throws SQLException {
    var properties = new Properties();
    properties.putAll(url.jdbcProperties());
    try (Connection connection = DriverManager.getConnection(url.jdbcUrl(), properties)) {
      return SchemaObjects.read(connection);
    }
  }
}
