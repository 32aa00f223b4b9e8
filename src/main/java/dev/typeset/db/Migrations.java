package dev.typeset.db;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.flywaydb.core.api.exception.FlywayValidateException;
import org.flywaydb.core.api.output.MigrateResult;
import org.flywaydb.database.postgresql.PostgreSQLConfigurationExtension;
import org.jspecify.annotations.Nullable;

/**
 * Brings a database to the schema in {@code db/migrations}. Blocks: JDBC runs here and nowhere
 * else, before anything is served.
 */
public final class Migrations {

  /** Where the migrations are. */
  public static final String LOCATION = "classpath:db/migrations";

  /** What follows them each time: the grants to the role that the service runs as. */
  private static final String PRIVILEGES = "db/migrations/afterMigrate__privileges.sql";

  /** The setting that names the role to them. */
  private static final String SERVICE_ROLE = "typeset.service_role";

  private final DatabaseUrl url;
  private final String location;
  private final @Nullable String serviceRole;

  /** Those of this program, for the database at the URL. */
  public Migrations(DatabaseUrl url) {
    this(url, LOCATION);
  }

  /**
   * The same, run by the owner, which end with letting the service read and write rows, and no
   * more.
   *
   * @param service how the service connects; where that is as the owner, there is nothing to grant
   */
  public Migrations(DatabaseUrl owner, DatabaseUrl service) {
    this(owner, LOCATION, service.user().equals(owner.user()) ? null : service.user());
  }

  Migrations(DatabaseUrl url, String location) {
    this(url, location, null);
  }

  private Migrations(DatabaseUrl url, String location, @Nullable String serviceRole) {
    this.url = url;
    this.location = location;
    this.serviceRole = serviceRole;
  }

  /**
   * What a migration did.
   *
   * @param count how many migrations ran
   * @param fresh whether the database was empty before
   */
  public record Outcome(int count, boolean fresh) {}

  /**
   * Runs what is pending, each migration in its own transaction.
   *
   * @throws DatabaseFailure.Away if the database does not answer now
   * @throws DatabaseFailure.Unfit if it does not suit, was migrated by other files, or a migration
   *     fails
   */
  public Outcome migrate() {
    check();
    return flyway(
        serviceRole == null ? Map.of() : Jdbc.setting(SERVICE_ROLE, serviceRole),
        flyway -> {
          try {
            MigrateResult result = flyway.migrate();
            return new Outcome(result.migrationsExecuted, result.initialSchemaVersion == null);
          } catch (FlywayValidateException mismatch) {
            refuse(Mismatches.of(flyway));
            throw mismatch;
          }
        });
  }

  /** The file names of the migrations that have not run yet, in their order; reads only. */
  public List<String> pending() {
    return flyway(Jdbc.readOnly(url), flyway -> scripts(flyway.info().pending()));
  }

  /**
   * What became of each migration, in their order: a line with the file, and whether it has run and
   * when, is pending, or has run from another file; reads only.
   */
  public List<String> status() {
    return flyway(Jdbc.readOnly(url), MigrationStatus::of);
  }

  /**
   * Looks whether the server suits: its version, encoding, letters and extensions.
   *
   * @throws DatabaseFailure.Away if the database does not answer now
   * @throws DatabaseFailure.Unfit with a line for everything that is missing
   */
  public void check() {
    Suitability.check(url);
  }

  /**
   * Looks whether the server suits and every migration has run; for those who migrate by other
   * means. Writes nothing.
   *
   * @throws DatabaseFailure.Away if the database does not answer now
   * @throws DatabaseFailure.Unfit with a line for everything that is missing
   */
  public void checkMigrated() {
    check();
    List<String> wrong =
        flyway(
            Jdbc.readOnly(url),
            flyway -> {
              List<String> found = new ArrayList<>(Mismatches.of(flyway));
              List<String> pending = scripts(flyway.info().pending());
              if (!pending.isEmpty()) {
                found.add(
                    "lacks "
                        + String.join(", ", pending)
                        + ": run make migrate, or set MIGRATE=start");
              }
              return found;
            });
    refuse(wrong);
  }

  /**
   * The versions that have run, oldest first, once it is sure that they are the files that are
   * here; reads only.
   */
  List<MigrationInfo> applied() {
    return flyway(
        Jdbc.readOnly(url),
        flyway -> {
          refuse(Mismatches.of(flyway));
          return List.of(flyway.info().applied());
        });
  }

  /** Whether there is a history, be it an empty one: a first migration that failed leaves that. */
  boolean historyExists() {
    try (Connection connection = Jdbc.source(url, Jdbc.readOnly(url)).getConnection();
        Statement statement = connection.createStatement();
        ResultSet found =
            statement.executeQuery("select to_regclass('flyway_schema_history') is not null")) {
      return found.next() && found.getBoolean(1);
    } catch (SQLException failure) {
      throw DatabaseFailure.of(url, failure);
    }
  }

  /**
   * How the migrations are read, wherever they run: the SQL exactly as it stands, no placeholders.
   */
  static FluentConfiguration configuration(String location) {
    FluentConfiguration configuration =
        Flyway.configure(Migrations.class.getClassLoader())
            .locations(location)
            .failOnMissingLocations(true)
            .validateMigrationNaming(true)
            .placeholderReplacement(false)
            .ignoreMigrationPatterns("*:pending", "*:future")
            .encoding(StandardCharsets.UTF_8)
            .loggers("slf4j");
    // Without this, CREATE INDEX CONCURRENTLY waits for ever for the transaction of the lock.
    Objects.requireNonNull(
            configuration.getConfigurationExtension(PostgreSQLConfigurationExtension.class))
        .setTransactionalLock(false);
    return configuration;
  }

  /** The SQL with which a role gets what the service needs; to be run as the owner. */
  static String privileges(String serviceRole) {
    return "set %s = '%s';\n%s"
        .formatted(SERVICE_ROLE, serviceRole.replace("'", "''"), resource(PRIVILEGES));
  }

  private interface Work<T> {
    T with(Flyway flyway);
  }

  private <T> T flyway(Map<String, String> properties, Work<T> work) {
    try {
      return work.with(configuration(location).dataSource(Jdbc.source(url, properties)).load());
    } catch (FlywayException failure) {
      throw DatabaseFailure.of(url, failure);
    }
  }

  private void refuse(List<String> sentences) {
    if (!sentences.isEmpty()) {
      throw new DatabaseFailure.Unfit(
          sentences.stream().map(each -> "the database " + url.address() + " " + each).toList(),
          null);
    }
  }

  private static List<String> scripts(MigrationInfo[] migrations) {
    return Stream.of(migrations).map(MigrationInfo::getScript).toList();
  }

  /** A file of the program. */
  static String resource(String name) {
    String text = find(name);
    if (text == null) {
      throw new IllegalStateException(name + " is not in the program: build it again");
    }
    return text;
  }

  /** The same, or null where there is none. */
  static @Nullable String find(String name) {
    try (InputStream in = Migrations.class.getClassLoader().getResourceAsStream(name)) {
      return in == null ? null : new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
