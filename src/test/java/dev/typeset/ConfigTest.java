package dev.typeset;

import static org.assertj.core.api.Assertions.assertThat;

import dev.typeset.core.Secret;
import dev.typeset.core.SecretKey;
import dev.typeset.db.Limits;
import dev.typeset.http.AddressBlock;
import dev.typeset.http.RateLimit;
import dev.typeset.http.RateLimits.Policy;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ConfigTest {

  private static final String KEY = "0123456789abcdef0123456789abcdef";
  private static final String EXTERNAL = "postgresql://ada:s3cret@db.example:6432/typeset";

  @Nested
  class Defaults {

    @Test
    void areTakenFromAnEmptyEnvironment() {
      Config config = Config.from(Map.of());
      assertThat(config.port()).isEqualTo(8080);
      assertThat(config.host()).isEqualTo("127.0.0.1");
      assertThat(config.corsOrigins()).isEmpty();
      assertThat(config.databaseUrl()).isNull();
      assertThat(config.migrationUrl()).isNull();
      assertThat(config.migrate()).isEqualTo(Config.Migrate.START);
      assertThat(config.secretKeys()).isEmpty();
      assertThat(config.dataDir()).isEqualTo(Path.of(".data"));
      assertThat(config.limits()).isEqualTo(Limits.DEFAULTS);
      assertThat(config.logSql()).isFalse();
      assertThat(config.logFormat()).isEqualTo(Config.LogFormat.TEXT);
      assertThat(config.admin()).isNull();
      assertThat(config.metricsToken()).isNull();
      assertThat(config.trustedProxies()).isEmpty();
      assertThat(config.quotas())
          .containsOnlyKeys(Policy.values())
          .containsEntry(Policy.SIGN_UP_BY_ADDRESS, new RateLimit(10, Duration.ofHours(1)));
    }

    @Test
    void holdForEmptyAndBlankValues() {
      Map<String, String> empty = new HashMap<>();
      for (Setting setting : Setting.values()) {
        empty.put(setting.name(), setting.name().length() % 2 == 0 ? "" : "  ");
      }
      assertThat(Config.from(empty)).isEqualTo(Config.from(Map.of()));
    }

    @ParameterizedTest
    @EnumSource
    void areValidWhenWrittenOut(Setting setting) {
      assertThat(Config.from(Map.of(setting.name(), setting.defaultText())))
          .isEqualTo(Config.from(Map.of()));
      assertThat(setting.description()).isNotBlank().doesNotContain("\n", "|");
    }
  }

  @Nested
  class Reading {

    @Test
    void takesEveryLimit() {
      Map<String, String> set =
          Map.ofEntries(
              Map.entry("POOL_SIZE", "1"),
              Map.entry("POOL_BURST", "0"),
              Map.entry("POOL_PENDING", "7"),
              Map.entry("SHARED_ROWS", "9"),
              Map.entry("ACQUIRE_TIMEOUT", "250ms"),
              Map.entry("CONNECT_TIMEOUT", "3s"),
              Map.entry("VALIDATE_TIMEOUT", "20ms"),
              Map.entry("CONNECTION_LIFETIME", "2h"),
              Map.entry("CONNECTION_IDLE", "90s"),
              Map.entry("STATEMENT_TIMEOUT", "4s"),
              Map.entry("LOCK_TIMEOUT", "1s"),
              Map.entry("IDLE_IN_TRANSACTION_TIMEOUT", "1m"),
              Map.entry("REQUEST_TIMEOUT", "6s"));
      assertThat(Config.from(set).limits())
          .isEqualTo(
              new Limits(
                  1,
                  0,
                  7,
                  9,
                  Duration.ofMillis(250),
                  Duration.ofSeconds(3),
                  Duration.ofMillis(20),
                  Duration.ofHours(2),
                  Duration.ofSeconds(90),
                  Duration.ofSeconds(4),
                  Duration.ofSeconds(1),
                  Duration.ofMinutes(1),
                  Duration.ofSeconds(6)));
    }

    @Test
    void takesAnExternalDatabase() {
      Config config =
          Config.from(
              Map.of(
                  "DATABASE_URL",
                  EXTERNAL,
                  "MIGRATION_DATABASE_URL",
                  "postgresql://owner:other@db.example/typeset",
                  "MIGRATE",
                  "never",
                  "SECRET_KEYS",
                  "new:" + KEY + ", old-1:" + KEY + "=="));
      assertThat(config.databaseUrl()).hasToString("postgresql://ada:***@db.example:6432/typeset");
      assertThat(config.migrationUrl())
          .hasToString("postgresql://owner:***@db.example:5432/typeset");
      assertThat(config.migrate()).isEqualTo(Config.Migrate.NEVER);
      assertThat(config.secretKeys())
          .containsExactly(new SecretKey("new", KEY), new SecretKey("old-1", KEY + "=="));
    }

    @Test
    void migratesTheDatabaseItselfWhereNoOtherRoleIsNamed() {
      Config config = Config.from(Map.of("DATABASE_URL", EXTERNAL, "SECRET_KEYS", "k:" + KEY));
      assertThat(config.migrationUrl()).isEqualTo(config.databaseUrl());
    }

    @Test
    void takesOrigins() {
      assertThat(Config.from(Map.of("CORS_ORIGINS", "*")).corsOrigins()).containsExactly("*");
      assertThat(
              Config.from(
                      Map.of(
                          "CORS_ORIGINS",
                          "https://example.org,http://localhost:3000 , http://[::1]:8080"))
                  .corsOrigins())
          .containsExactly("https://example.org", "http://localhost:3000", "http://[::1]:8080");
    }

    @Test
    void takesEveryQuota() {
      Config config =
          Config.from(
              Map.of(
                  "LIMIT_SIGN_IN_ADDRESS", "1/1s",
                  "LIMIT_SIGN_IN_ACCOUNT", "1000000/24h",
                  "LIMIT_SIGN_UP_ADDRESS", "7/90m",
                  "LIMIT_CALLER", "50/2000ms"));
      assertThat(config.quotas())
          .containsExactlyInAnyOrderEntriesOf(
              Map.of(
                  Policy.SIGN_IN_BY_ADDRESS, new RateLimit(1, Duration.ofSeconds(1)),
                  Policy.SIGN_IN_BY_ACCOUNT, new RateLimit(1_000_000, Duration.ofHours(24)),
                  Policy.SIGN_UP_BY_ADDRESS, new RateLimit(7, Duration.ofMinutes(90)),
                  Policy.CALLER, new RateLimit(50, Duration.ofSeconds(2)),
                  Policy.BAD_TOKENS, new RateLimit(50, Duration.ofSeconds(2))));
    }

    @Test
    void takesNoQuotaWhereLimitsAreOff() {
      assertThat(Config.from(Map.of("RATE_LIMITS", "off")).quotas()).isEmpty();
    }

    @Test
    void takesProxies() {
      assertThat(
              Config.from(Map.of("TRUSTED_PROXIES", "127.0.0.1, 10.0.0.0/8,2001:db8::/32"))
                  .trustedProxies())
          .extracting(AddressBlock::prefix)
          .containsExactly(32, 8, 32);
    }

    @Test
    void takesTheFirstAdmin() {
      Config config =
          Config.from(
              Map.of("ADMIN_EMAIL", "ada@example.com", "ADMIN_PASSWORD", "correct horse battery"));
      assertThat(config.admin())
          .isEqualTo(new FirstAdmin("ada@example.com", new Secret("correct horse battery")));
    }

    @Test
    void leavesOtherVariablesAlone() {
      assertThat(Config.from(Map.of("PATH", "/bin", "POOL_SIZES", "many")))
          .isEqualTo(Config.from(Map.of()));
    }

    @Test
    void hidesSecretsWhenPrinted() {
      Config config =
          Config.from(
              Map.of(
                  "DATABASE_URL", EXTERNAL,
                  "SECRET_KEYS", "k:" + KEY,
                  "ADMIN_EMAIL", "ada@example.com",
                  "ADMIN_PASSWORD", "correct horse battery",
                  "METRICS_TOKEN", "a-token-of-metrics"));
      assertThat(config.toString())
          .doesNotContain(KEY, "s3cret", "correct horse", "a-token")
          .contains("k:***", "ada:***@", "ada@example.com");
    }
  }
}
