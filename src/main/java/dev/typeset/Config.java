package dev.typeset;

import static dev.typeset.Setting.*;

import dev.typeset.core.Secret;
import dev.typeset.core.SecretKey;
import dev.typeset.db.DatabaseUrl;
import dev.typeset.db.Limits;
import dev.typeset.http.AddressBlock;
import dev.typeset.http.RateLimit;
import dev.typeset.http.RateLimits.Policy;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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
 * @param admin who is made admin where there is none, or null
 * @param metricsToken what opens the metrics to other machines, or null where nothing does
 * @param trustedProxies whose X-Forwarded-For is believed
 * @param quotas how often callers may do what; empty where nothing is counted
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
    LogFormat logFormat,
    @Nullable FirstAdmin admin,
    @Nullable Secret metricsToken,
    List<AddressBlock> trustedProxies,
    Map<Policy, RateLimit> quotas) {

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
    trustedProxies = List.copyOf(trustedProxies);
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
            SecretSettings.secretKeys(environment),
            environment.folder(DATA_DIR),
            LimitSettings.limits(environment),
            environment.flag(LOG_SQL),
            environment.choice(LOG_FORMAT, LogFormat.class),
            SecretSettings.admin(environment),
            SecretSettings.metricsToken(environment),
            LimitSettings.trustedProxies(environment),
            LimitSettings.quotas(environment));
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
        logFormat,
        admin,
        metricsToken,
        trustedProxies,
        quotas);
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
