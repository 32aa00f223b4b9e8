package dev.typeset;

import static dev.typeset.Setting.*;

import dev.typeset.core.SecretKey;
import dev.typeset.db.DatabaseUrl;
import dev.typeset.db.Limits;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * All that can be set, typed and checked. Printing it shows no secret.
 *
 * @param port TCP port of the HTTP server; 0 picks a free one
 * @param host address to listen on
 * @param corsOrigins whose web pages may call, or {@code *} alone for all
 * @param databaseUrl the database, or null for the embedded one
 * @param migrationDatabaseUrl the same database as the role that owns it, or null where databaseUrl
 *     serves
 * @param migrate whether to migrate at start-up
 * @param secretKeys the first signs, all verify; empty only with the embedded database, which keeps
 *     a key of its own
 * @param dataDir folder of the embedded database
 * @param limits of the pool and of time
 * @param logSql whether each statement is printed
 * @param logFormat how log lines look
 */
public record Config(
    int port,
    String host,
    List<String> corsOrigins,
    @Nullable DatabaseUrl databaseUrl,
    @Nullable DatabaseUrl migrationDatabaseUrl,
    Migrate migrate,
    List<SecretKey> secretKeys,
    Path dataDir,
    Limits limits,
    boolean logSql,
    LogFormat logFormat) {

  private static final Pattern SECRET_KEY =
      Pattern.compile("([A-Za-z0-9_-]{1,32}):([!-~&&[^,]]{32,})");

  /** Whether the service migrates its database itself. */
  public enum Migrate {
    START,
    NEVER
  }

  /** How log lines look. */
  public enum LogFormat {
    TEXT,
    JSON
  }

  /** Settings that cannot be used, all of them at once. */
  public static final class Invalid extends RuntimeException {
    private static final long serialVersionUID = 1;
    private final ArrayList<String> lines;

    Invalid(List<String> lines) {
      super(String.join("\n", lines));
      this.lines = new ArrayList<>(lines);
    }

    /** One line for each bad setting: its name, what is wrong, and what to write. */
    public List<String> lines() {
      return List.copyOf(lines);
    }
  }

  public Config {
    corsOrigins = List.copyOf(corsOrigins);
    secretKeys = List.copyOf(secretKeys);
  }

  /**
   * Reads the settings from environment variables. An empty one counts as absent; unknown ones
   * belong to somebody else.
   *
   * @throws Invalid if any is bad, with a line for every one that is
   */
  public static Config from(Map<String, String> variables) {
    Environment environment = new Environment(variables);
    Config config =
        new Config(
            environment.whole(PORT, 0, 65_535),
            environment.host(HOST),
            environment.origins(CORS_ORIGINS),
            environment.databaseUrl(DATABASE_URL),
            environment.databaseUrl(MIGRATION_DATABASE_URL),
            environment.choice(MIGRATE, Migrate.class),
            secretKeys(environment),
            environment.folder(DATA_DIR),
            limits(environment),
            environment.flag(LOG_SQL),
            environment.choice(LOG_FORMAT, LogFormat.class));
    config.checkTogether(environment);
    if (!environment.problems().isEmpty()) {
      throw new Invalid(environment.problems());
    }
    return config;
  }

  /**
   * Where migrations run: as the owner where one is named, else as the service itself; null for the
   * embedded database.
   */
  public @Nullable DatabaseUrl migrationUrl() {
    return migrationDatabaseUrl == null ? databaseUrl : migrationDatabaseUrl;
  }

  /** The same with these keys. */
  Config withSecretKeys(List<SecretKey> keys) {
    return new Config(
        port,
        host,
        corsOrigins,
        databaseUrl,
        migrationDatabaseUrl,
        migrate,
        keys,
        dataDir,
        limits,
        logSql,
        logFormat);
  }

  private static Limits limits(Environment environment) {
    return new Limits(
        environment.whole(POOL_SIZE, 1, 1_000),
        environment.whole(POOL_BURST, 0, 1_000),
        environment.whole(POOL_PENDING, 1, 1_000_000),
        environment.time(ACQUIRE_TIMEOUT, "10ms", "1m"),
        environment.time(CONNECT_TIMEOUT, "100ms", "1m"),
        environment.time(VALIDATE_TIMEOUT, "10ms", "1m"),
        environment.time(CONNECTION_LIFETIME, "1s", "24h"),
        environment.time(CONNECTION_IDLE, "1s", "24h"),
        environment.time(STATEMENT_TIMEOUT, "10ms", "10m"),
        environment.time(LOCK_TIMEOUT, "10ms", "10m"),
        environment.time(IDLE_IN_TRANSACTION_TIMEOUT, "100ms", "1h"),
        environment.time(REQUEST_TIMEOUT, "100ms", "10m"));
  }

  private static List<SecretKey> secretKeys(Environment environment) {
    String text = environment.text(SECRET_KEYS);
    List<SecretKey> keys = new ArrayList<>();
    Set<String> ids = new HashSet<>();
    for (String each : text == null ? new String[0] : text.split(",", -1)) {
      Matcher parts = SECRET_KEY.matcher(each.strip());
      String place = "has a bad key in place " + (keys.size() + 1);
      if (!parts.matches()) {
        environment.problem(
            SECRET_KEYS,
            place
                + ": write kid:key, the kid of 1 to 32 letters, digits, _ or -, the key of at least 32 printable characters");
        return List.of();
      }
      if (!ids.add(parts.group(1))) {
        environment.problem(
            SECRET_KEYS, place + ": its kid is taken by an earlier one; give each its own");
      }
      keys.add(new SecretKey(parts.group(1), parts.group(2)));
    }
    return keys;
  }

  /** What no setting shows alone; settings that are bad by themselves raise nothing further. */
  private void checkTogether(Environment environment) {
    less(environment, LOCK_TIMEOUT, limits.lock(), STATEMENT_TIMEOUT, limits.statement());
    less(environment, STATEMENT_TIMEOUT, limits.statement(), REQUEST_TIMEOUT, limits.request());
    less(environment, ACQUIRE_TIMEOUT, limits.acquire(), REQUEST_TIMEOUT, limits.request());
    boolean external = environment.text(DATABASE_URL) != null;
    if (external && environment.text(SECRET_KEYS) == null) {
      environment.problem(
          SECRET_KEYS,
          "is missing, and DATABASE_URL is set: write kid:key with a random key of at least 32 characters, such as k1:$(openssl rand -hex 32)");
    }
    if (!external && environment.text(MIGRATION_DATABASE_URL) != null) {
      environment.problem(
          MIGRATION_DATABASE_URL,
          "is set without DATABASE_URL: set both, or neither for the embedded database");
    }
    if (migrationDatabaseUrl != null && migrationDatabaseUrl.pooled()) {
      environment.problem(
          MIGRATION_DATABASE_URL,
          "has pooler=transaction: migrations need the server itself, without a pooler");
    }
    if (migrate == Migrate.START
        && environment.text(MIGRATION_DATABASE_URL) == null
        && databaseUrl != null
        && databaseUrl.pooled()) {
      environment.problem(
          DATABASE_URL,
          "has pooler=transaction, through which migrations cannot run: set MIGRATION_DATABASE_URL to the server itself, or MIGRATE to never");
    }
  }

  private static void less(
      Environment environment, Setting inner, Duration shorter, Setting outer, Duration longer) {
    if (environment.good(inner) && environment.good(outer) && shorter.compareTo(longer) >= 0) {
      environment.problem(
          inner,
          "("
              + written(shorter)
              + ") must be less than "
              + outer
              + " ("
              + written(longer)
              + "): change one of them");
    }
  }

  private static String written(Duration time) {
    return time.toMillis() % 1_000 == 0 ? time.toSeconds() + "s" : time.toMillis() + "ms";
  }
}
