package dev.typeset.db;

import java.io.IOException;
import java.io.Reader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.api.ResourceProvider;
import org.flywaydb.core.api.configuration.Configuration;
import org.flywaydb.core.api.migration.JavaMigration;
import org.flywaydb.core.api.resolver.MigrationResolver;
import org.flywaydb.core.api.resolver.ResolvedMigration;
import org.flywaydb.core.api.resource.LoadableResource;
import org.flywaydb.core.internal.parser.Parser;
import org.flywaydb.core.internal.parser.ParsingContext;
import org.flywaydb.core.internal.parser.Token;
import org.flywaydb.core.internal.resolver.sql.SqlMigrationResolver;
import org.flywaydb.core.internal.scanner.Scanner;
import org.flywaydb.database.postgresql.PostgreSQLDatabaseType;
import org.flywaydb.database.postgresql.PostgreSQLParser;
import org.jspecify.annotations.Nullable;

/**
 * One migration as Flyway would run it: name, checksum and whether a transaction may hold it all
 * come from Flyway's own reading of the file, without a database.
 *
 * @param number its version, to compare
 * @param version its version as the file name spells it
 * @param description the rest of the file name, in words
 * @param name the file name
 * @param checksum Flyway's checksum of the lines
 * @param transactional false where PostgreSQL refuses a statement of it inside a transaction, such
 *     as CREATE INDEX CONCURRENTLY
 * @param sql the file as it stands
 */
record MigrationFile(
    MigrationVersion number,
    String version,
    String description,
    String name,
    int checksum,
    boolean transactional,
    String sql) {

  /** All at a location, in their order. */
  static List<MigrationFile> in(String location) {
    Configuration configuration = Migrations.configuration(location);
    try {
      var scanner = new Scanner<>(JavaMigration.class, configuration, configuration.getLocations());
      ParsingContext context = new ParsingContext();
      var scripts = new Dialect().createSqlScriptFactory(configuration, context);
      // Nothing is executed here, so there is nothing to make executors with.
      var resolver =
          new SqlMigrationResolver(
              scanner,
              (connection, undo, batch, output) -> {
                throw new UnsupportedOperationException();
              },
              scripts,
              configuration,
              context);
      var resolved =
          resolver.resolveMigrations(
              new MigrationResolver.Context(configuration, scanner, scripts, null, null));
      return resolved.stream().map(each -> of(each, scanner)).toList();
    } catch (FlywayException unreadable) {
      throw new IllegalArgumentException(
          "the migrations cannot be read: " + unreadable.getMessage(), unreadable);
    }
  }

  /** The SQL that runs the migration and writes its row into the history. */
  String script() {
    String body = sql.endsWith("\n") ? sql : sql + "\n";
    String last = body.stripTrailing().lines().reduce("", (before, line) -> line);
    // An empty statement does no harm, a missing semicolon before COMMIT does.
    String end = last.endsWith(";") && !last.contains("--") ? "" : ";\n";
    String row =
        """
        INSERT INTO "flyway_schema_history" ("installed_rank", "version", "description", "type", "script", "checksum", "installed_by", "execution_time", "success")
        SELECT coalesce(max("installed_rank"), 0) + 1, %s, %s, 'SQL', %s, %d, current_user, 0, true FROM "flyway_schema_history";
        """
            .formatted(quoted(version), quoted(description), quoted(name), checksum);
    return transactional
        ? "-- " + name + "\nBEGIN;\n" + body + end + row + "COMMIT;\n"
        : "-- "
            + name
            + ": outside of a transaction\n"
            + body
            + end
            + "BEGIN;\n"
            + row
            + "COMMIT;\n";
  }

  private static MigrationFile of(ResolvedMigration migration, ResourceProvider resources) {
    MigrationVersion version = migration.getVersion();
    if (version == null) {
      throw new IllegalArgumentException(
          migration.getScript() + " is repeatable: only versioned migrations can go into a script");
    }
    return new MigrationFile(
        version,
        version.getVersion(),
        migration.getDescription(),
        migration.getScript(),
        migration.getChecksum(),
        migration.getExecutor().canExecuteInTransaction(),
        text(resources.getResource(migration.getScript())));
  }

  private static String text(LoadableResource resource) {
    try (Reader reader = resource.read()) {
      StringWriter text = new StringWriter();
      reader.transferTo(text);
      return text.toString().replace("\uFEFF", "");
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static String quoted(String text) {
    return "'" + text.replace("'", "''") + "'";
  }

  /**
   * Flyway's own parser, told that the server is a recent one: without a connection it would take
   * it for an old one.
   */
  private static final class Dialect extends PostgreSQLDatabaseType {
    @Override
    public Parser createParser(
        Configuration configuration, ResourceProvider resources, ParsingContext context) {
      return new PostgreSQLParser(configuration, context) {
        @Override
        protected @Nullable Boolean detectCanExecuteInTransaction(
            String simplified, List<Token> keywords) {
          return simplified.startsWith("ALTER TYPE")
              ? null
              : super.detectCanExecuteInTransaction(simplified, keywords);
        }
      };
    }
  }
}
