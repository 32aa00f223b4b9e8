package dev.typeset.db;

import dev.typeset.testing.TestServer;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.flywaydb.core.Flyway;

/** Databases to migrate and to break, as many as a test wants. */
final class ScratchDatabases {

  /**
   * All of schema public that a migration can change, in words that do not depend on how it came
   * about.
   */
  private static final String CATALOGUE =
      """
      select format('%s.%s %s %s %s %s', attrelid::regclass, attname, format_type(atttypid, atttypmod), attnotnull, attidentity,
          pg_get_expr(adbin, adrelid))
        from pg_attribute join pg_class on pg_class.oid = attrelid left join pg_attrdef on adrelid = attrelid and adnum = attnum
        where relnamespace = 'public'::regnamespace and attnum > 0 and not attisdropped
      union all select format('%s %s', conname, pg_get_constraintdef(oid)) from pg_constraint where connamespace = 'public'::regnamespace
      union all select indexdef from pg_indexes where schemaname = 'public'
      union all select format('%s %s %s', objoid::regclass, (select attname from pg_attribute where attrelid = objoid and attnum = objsubid), description) from pg_description
        where classoid = 'pg_class'::regclass and objoid in (select oid from pg_class where relnamespace = 'public'::regnamespace)
      union all select extname::text from pg_extension
      union all select pg_get_triggerdef(oid) from pg_trigger where not tgisinternal
      union all select pg_get_functiondef(oid) from pg_proc
        where pronamespace = 'public'::regnamespace and prolang = (select oid from pg_language where lanname = 'plpgsql')
      order by 1
      """;

  private ScratchDatabases() {}

  /** A database with nothing in it. */
  static DatabaseUrl empty() {
    return TestServer.empty();
  }

  /** A database with nothing in it, made with options of CREATE DATABASE. */
  static DatabaseUrl made(String options) {
    return TestServer.create(options);
  }

  /** A database migrated up to a version; "0" migrates nothing. */
  static DatabaseUrl at(String version, String location) {
    DatabaseUrl url = empty();
    if (!version.equals("0")) {
      flyway(url, location, version).migrate();
    }
    return url;
  }

  static DatabaseUrl url(String name) {
    return TestServer.empty().withDatabase(name);
  }

  /** The URL as a person would write it, password and all. */
  static String text(DatabaseUrl url) {
    return TestServer.text(url);
  }

  static Flyway flyway(DatabaseUrl url, String location, String target) {
    return Migrations.configuration(location)
        .dataSource(Jdbc.source(url, Map.of()))
        .target(target)
        .load();
  }

  static List<String> catalogue(DatabaseUrl url) {
    return rows(url, CATALOGUE);
  }

  /** The first column of each row, as text. */
  static List<String> rows(DatabaseUrl url, String query) {
    try (Connection connection = Jdbc.source(url, Map.of()).getConnection();
        Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(query)) {
      List<String> rows = new ArrayList<>();
      while (result.next()) {
        rows.add(String.valueOf(result.getString(1)));
      }
      return rows;
    } catch (SQLException failure) {
      throw new IllegalStateException(failure.getMessage(), failure);
    }
  }

  /** Runs statements one after the other on one connection, as psql does. */
  static void execute(DatabaseUrl url, String... statements) {
    try (Connection connection = Jdbc.source(url, Map.of()).getConnection();
        Statement statement = connection.createStatement()) {
      for (String each : statements) {
        statement.execute(each);
      }
    } catch (SQLException failure) {
      throw new IllegalStateException(failure.getMessage(), failure);
    }
  }
}
