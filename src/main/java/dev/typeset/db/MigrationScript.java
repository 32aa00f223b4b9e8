package dev.typeset.db;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationVersion;
import org.jspecify.annotations.Nullable;

/**
 * The pending migrations as one SQL script, for those who may not let a program change their
 * database. Applied by hand it leaves what running the migrations leaves, the rows of the history
 * included.
 */
public final class MigrationScript {

  /** As Flyway makes it, so that it finds its own. */
  private static final String HISTORY =
      """
      BEGIN;
      CREATE TABLE "flyway_schema_history" (
          "installed_rank" INT NOT NULL,
          "version" VARCHAR(50),
          "description" VARCHAR(200) NOT NULL,
          "type" VARCHAR(20) NOT NULL,
          "script" VARCHAR(1000) NOT NULL,
          "checksum" INTEGER,
          "installed_by" VARCHAR(100) NOT NULL,
          "installed_on" TIMESTAMP NOT NULL DEFAULT now(),
          "execution_time" INTEGER NOT NULL,
          "success" BOOLEAN NOT NULL
      );
      ALTER TABLE "flyway_schema_history" ADD CONSTRAINT "flyway_schema_history_pk" PRIMARY KEY ("installed_rank");
      CREATE INDEX "flyway_schema_history_s_idx" ON "flyway_schema_history" ("success");
      COMMIT;
      """;

  private final List<MigrationFile> files;
  private final String location;

  /** Of this program's migrations. */
  public MigrationScript() {
    this(Migrations.LOCATION);
  }

  MigrationScript(String location) {
    this.location = location;
    this.files = MigrationFile.in(location);
  }

  /**
   * The script that the environment asks for. {@code FROM} is the version to start from (0 is an
   * empty database), and no database is needed; else the history of MIGRATION_DATABASE_URL or
   * DATABASE_URL is read, and without either an empty database is assumed. It ends with the grants
   * to the user of DATABASE_URL.
   *
   * @throws IllegalArgumentException for a bad FROM or URL
   * @throws DatabaseFailure if the history cannot be read or does not match the files
   */
  public String of(Map<String, String> environment) {
    DatabaseUrl service = url(environment, "DATABASE_URL");
    DatabaseUrl owner = url(environment, "MIGRATION_DATABASE_URL");
    String from = set(environment, "FROM");
    DatabaseUrl database = owner == null ? service : owner;
    String script =
        from != null
            ? from(from)
            : database != null
                ? from(database)
                : script("an empty database, for neither FROM nor DATABASE_URL is set", 0, false);
    return script + "\n" + grants(service, database);
  }

  private static String grants(@Nullable DatabaseUrl service, @Nullable DatabaseUrl owner) {
    if (service == null || owner == null) {
      return "-- Grants nothing, for DATABASE_URL is not set: set it, and the script ends with what its user needs.\n";
    }
    return service.user().equals(owner.user())
        ? "-- Grants nothing, for %s is the owner and the service. Set MIGRATION_DATABASE_URL to part them.\n"
            .formatted(quoted(service.user()))
        : Migrations.privileges(service.user());
  }

  /**
   * From a version on; 0 is an empty database.
   *
   * @throws IllegalArgumentException if there is no such version, naming those that there are
   */
  public String from(String version) {
    int done = version.matches("0+") ? 0 : position(version) + 1;
    String start = done == 0 ? "an empty database" : "version " + files.get(done - 1).version();
    return script(start, done, done > 0);
  }

  /**
   * What the history of a database still lacks; only reads.
   *
   * @throws DatabaseFailure if it cannot be read or does not match the files
   */
  public String from(DatabaseUrl url) {
    Migrations migrations = new Migrations(url, location);
    Set<MigrationVersion> applied =
        migrations.applied().stream()
            .map(MigrationInfo::getVersion)
            .filter(Objects::nonNull)
            .collect(Collectors.toSet());
    int done = (int) files.stream().filter(each -> applied.contains(each.number())).count();
    String at = done == 0 ? "no version yet" : "version " + files.get(done - 1).version();
    return script("the database " + url.address() + ", at " + at, done, migrations.historyExists());
  }

  private int position(String version) {
    for (int i = 0; i < files.size(); i++) {
      if (version.matches("[0-9]+([._][0-9]+)*")
          && version.length() <= 50
          && files.get(i).number().equals(MigrationVersion.fromVersion(version))) {
        return i;
      }
    }
    throw new IllegalArgumentException(
        "FROM is no known version: write 0 for an empty database, or one of "
            + files.stream().map(MigrationFile::version).collect(Collectors.joining(", ")));
  }

  private String script(String start, int done, boolean history) {
    List<MigrationFile> pending = files.subList(done, files.size());
    StringBuilder script = new StringBuilder("-- The pending migrations, from " + start + ".\n");
    if (pending.isEmpty()) {
      return script.append("-- Nothing is pending.\n").toString();
    }
    script
        .append(
            "-- Run it as the owner of the schema, one statement after the other, and stop at the first error:\n")
        .append("-- psql -v ON_ERROR_STOP=1 -f FILE\n\n")
        .append(history ? guard(done, pending.getFirst()) : HISTORY);
    pending.forEach(each -> script.append("\n").append(each.script()));
    return script.toString();
  }

  /** Stops a script that meets another database than it was made for. */
  private String guard(int done, MigrationFile next) {
    String before =
        done == 0
            ? "true"
            : "exists (select from flyway_schema_history where version = '%s' and success)"
                .formatted(files.get(done - 1).version());
    return """
    do $$ begin
      if not (%s and not exists (select from flyway_schema_history where version = '%s')) then
        raise exception 'This script begins with %s, for which this database is not ready.';
      end if;
    end $$;
    """
        .formatted(before, next.version(), next.name().replace("'", "''"));
  }

  /** One that a comment holds, whatever its characters. */
  private static String quoted(String name) {
    return '"' + name.replaceAll("\\p{Cntrl}", "?") + '"';
  }

  private static @Nullable DatabaseUrl url(Map<String, String> environment, String name) {
    String text = set(environment, name);
    try {
      return text == null ? null : DatabaseUrl.parse(text);
    } catch (IllegalArgumentException bad) {
      throw new IllegalArgumentException(name + " " + bad.getMessage(), bad);
    }
  }

  private static @Nullable String set(Map<String, String> environment, String name) {
    String value = environment.getOrDefault(name, "").strip();
    return value.isEmpty() ? null : value;
  }
}
