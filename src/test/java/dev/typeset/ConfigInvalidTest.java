package dev.typeset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@link Config} refuses, and in which words. */
class ConfigInvalidTest {

  private static final String KEY = "0123456789abcdef0123456789abcdef";
  private static final String EXTERNAL = "postgresql://ada:s3cret@db.example:6432/typeset";

  @ParameterizedTest
  @CsvSource({
    "PORT, eighty, 0 to 65535",
    "PORT, -1, 0 to 65535",
    "PORT, 65536, 0 to 65535",
    "PORT, 99999999999, 0 to 65535",
    "PORT, '8080 # http', 0 to 65535",
    "HOST, http://localhost, address",
    "HOST, [::1], without brackets",
    "CORS_ORIGINS, example.org, such as https://example.org",
    "CORS_ORIGINS, https://example.org/, without a path",
    "CORS_ORIGINS, https://Example.org, lower case",
    "CORS_ORIGINS, https://example.org:443, usual port",
    "CORS_ORIGINS, http://example.org:80, usual port",
    "CORS_ORIGINS, 'https://example.org,', has \"\"",
    "CORS_ORIGINS, 'https://example.org, *', * alone",
    "CORS_ORIGINS, https://*.example.org, such as https://example.org",
    "CORS_ORIGINS, null, such as https://example.org",
    "CORS_ORIGINS, https://u@example.org, such as https://example.org",
    "MIGRATE, yes, start or never",
    "MIGRATE, START, start or never",
    "POOL_SIZE, 0, 1 to 1000",
    "POOL_BURST, -1, 0 to 1000",
    "POOL_PENDING, 0, 1 to 1000000",
    "SHARED_ROWS, 0, 1 to 64",
    "ACQUIRE_TIMEOUT, 2, add the unit",
    "ACQUIRE_TIMEOUT, 2 s, such as 500ms",
    "ACQUIRE_TIMEOUT, 2S, such as 500ms",
    "ACQUIRE_TIMEOUT, 1.5s, such as 500ms",
    "ACQUIRE_TIMEOUT, -1s, such as 500ms",
    "ACQUIRE_TIMEOUT, 0s, from 10ms to 1m",
    "CONNECT_TIMEOUT, 999999999h, from 100ms to 1m",
    "VALIDATE_TIMEOUT, forever, such as 500ms",
    "CONNECTION_LIFETIME, 25h, from 1s to 24h",
    "CONNECTION_IDLE, 1ms, from 1s to 24h",
    "IDLE_IN_TRANSACTION_TIMEOUT, 2h, from 100ms to 1h",
    "ADMIN_EMAIL, ada, such as ada@example.com",
    "ADMIN_EMAIL, ada@example.com, set without ADMIN_PASSWORD",
    "ADMIN_PASSWORD, correct horse battery, set without ADMIN_EMAIL",
    "TRUSTED_PROXIES, proxy.example.org, without names and ports",
    "TRUSTED_PROXIES, '10.0.0.1,', has \"\"",
    "TRUSTED_PROXIES, 0.0.0.0/0, such as 127.0.0.1",
    "TRUSTED_PROXIES, 10.0.0.0/33, such as 127.0.0.1",
    "TRUSTED_PROXIES, 10.0.0.1:80, such as 127.0.0.1",
    "RATE_LIMITS, false, on or off",
    "LIMIT_SIGN_IN_ADDRESS, 30, a count and a duration",
    "LIMIT_SIGN_IN_ADDRESS, 0/5m, from 1 to 1000000",
    "LIMIT_SIGN_IN_ACCOUNT, 1000001/5m, from 1 to 1000000",
    "LIMIT_SIGN_IN_ACCOUNT, -1/5m, such as 30/5m",
    "LIMIT_SIGN_UP_ADDRESS, 10/25h, 1s to 24h",
    "LIMIT_SIGN_UP_ADDRESS, 10/0s, 1s to 24h",
    "LIMIT_SIGN_UP_ADDRESS, 10/99999999999h, such as 30/5m",
    "LIMIT_CALLER, 10/1500ms, in whole seconds",
    "LIMIT_CALLER, 10 / 1s, such as 30/5m",
    "LOG_SQL, yes, false or true",
    "LOG_FORMAT, xml, text or json",
    "DATABASE_URL, mysql://u@h/d, must start with postgresql://",
    "MIGRATION_DATABASE_URL, nonsense, must start with postgresql://",
  })
  void namesTheSettingAndTheFix(String name, String value, String fix) {
    assertThat(problems(Map.of(name, value)))
        .anySatisfy(
            line -> assertThat(line).startsWith(name + " ").contains(fix).doesNotContain("\n"));
  }

  @Test
  void listsEveryBadSettingAtOnce() {
    assertThat(
            problems(
                Map.of(
                    "PORT", "x",
                    "LOG_FORMAT", "x",
                    "CORS_ORIGINS", "x",
                    "REQUEST_TIMEOUT", "10",
                    "POOL_SIZE", "x",
                    "DATABASE_URL", "x",
                    "SECRET_KEYS", "x")))
        .hasSize(7);
  }

  @Test
  void namesBothOfTwoTimesThatContradict() {
    assertThat(problems(Map.of("LOCK_TIMEOUT", "5s")))
        .singleElement()
        .asString()
        .contains("LOCK_TIMEOUT", "STATEMENT_TIMEOUT", "5s");
    assertThat(problems(Map.of("STATEMENT_TIMEOUT", "10s")))
        .singleElement()
        .asString()
        .contains("STATEMENT_TIMEOUT", "REQUEST_TIMEOUT");
    assertThat(problems(Map.of("ACQUIRE_TIMEOUT", "20s")))
        .singleElement()
        .asString()
        .contains("ACQUIRE_TIMEOUT", "REQUEST_TIMEOUT");
  }

  @Test
  void comparesNoTimeThatIsBadByItself() {
    assertThat(problems(Map.of("LOCK_TIMEOUT", "x", "STATEMENT_TIMEOUT", "1s")))
        .singleElement()
        .asString()
        .contains("\"x\"");
  }

  @Test
  void wantsKeysForAnExternalDatabase() {
    assertThat(problems(Map.of("DATABASE_URL", EXTERNAL)))
        .singleElement()
        .asString()
        .contains("SECRET_KEYS is missing", "DATABASE_URL");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0123456789abcdef0123456789abcdef",
        "k:short-and-secret",
        "k:0123456789abcdef 0123456789abcdef",
        ":0123456789abcdef0123456789abcdef",
        "a b:0123456789abcdef0123456789abcdef",
        "k12345678901234567890123456789012:0123456789abcdef0123456789abcdef",
        "k:0123456789abcdef0123456789abcdef,",
        "k:0123456789abcdef0123456789abcdef,k:0123456789abcdef0123456789abcdef",
      })
  void refusesBadKeysWithoutRepeatingThem(String keys) {
    assertThat(problems(Map.of("SECRET_KEYS", keys)))
        .singleElement()
        .asString()
        .startsWith("SECRET_KEYS ")
        .contains("in place")
        .doesNotContain("0123456789", "secret");
  }

  @ParameterizedTest
  @CsvSource({
    "ADMIN_PASSWORD, s3cret, 8 to 128 characters",
    "ADMIN_PASSWORD, PassWord1, that everybody tries first",
    "METRICS_TOKEN, fifteen-letters, 16 to 256 printable characters",
    "METRICS_TOKEN, sixteen letters and, 16 to 256 printable characters"
  })
  void refusesBadSecretsWithoutRepeatingThem(String name, String value, String fix) {
    assertThat(problems(Map.of(name, value, "ADMIN_EMAIL", "ada@example.com")))
        .filteredOn(line -> !line.startsWith("ADMIN_EMAIL "))
        .singleElement()
        .asString()
        .startsWith(name + " ")
        .contains(fix)
        .doesNotContain(value);
  }

  @Test
  void refusesAnAdminWithTooLongAnAddressOrPassword() {
    assertThat(
            problems(
                Map.of(
                    "ADMIN_EMAIL",
                    "ada@" + "x".repeat(252) + ".org",
                    "ADMIN_PASSWORD",
                    "ü".repeat(129))))
        .hasSize(2)
        .anySatisfy(line -> assertThat(line).startsWith("ADMIN_EMAIL ").contains("255"))
        .anySatisfy(line -> assertThat(line).startsWith("ADMIN_PASSWORD ").contains("128"));
  }

  @Test
  void wantsMigrationsPastThePooler() {
    String pooled = EXTERNAL + "?pooler=transaction";
    assertThat(problems(Map.of("DATABASE_URL", pooled, "SECRET_KEYS", "k:" + KEY)))
        .singleElement()
        .asString()
        .contains("MIGRATION_DATABASE_URL", "MIGRATE");
    assertThat(
            problems(
                Map.of(
                    "DATABASE_URL",
                    pooled,
                    "MIGRATION_DATABASE_URL",
                    pooled,
                    "SECRET_KEYS",
                    "k:" + KEY)))
        .singleElement()
        .asString()
        .startsWith("MIGRATION_DATABASE_URL has pooler=transaction");
    assertThat(
            Config.from(
                    Map.of("DATABASE_URL", pooled, "MIGRATE", "never", "SECRET_KEYS", "k:" + KEY))
                .databaseUrl())
        .isNotNull();
  }

  @Test
  void refusesAMigrationDatabaseAlone() {
    assertThat(problems(Map.of("MIGRATION_DATABASE_URL", EXTERNAL)))
        .singleElement()
        .asString()
        .contains("without DATABASE_URL");
  }

  @Test
  void neverRepeatsAPassword() {
    assertThat(
            problems(
                Map.of(
                    "DATABASE_URL",
                    "postgresql://ada:s3cret/@db:x/n",
                    "MIGRATION_DATABASE_URL",
                    "postgresql://a:s3c@ret@h")))
        .allSatisfy(line -> assertThat(line).doesNotContain("s3c", "ret@"));
  }

  @Test
  void refusesAFileAsTheDataFolder(@TempDir Path folder) throws Exception {
    Path file = Files.createFile(folder.resolve("taken"));
    assertThat(problems(Map.of("DATA_DIR", file.toString())))
        .singleElement()
        .asString()
        .contains("which is a file");
    assertThat(Config.from(Map.of("DATA_DIR", folder.toString())).dataDir()).isEqualTo(folder);
  }

  @Test
  void showsControlCharactersHarmlessly() {
    assertThat(problems(Map.of("LOG_FORMAT", "a\nb\u001b" + "x".repeat(500))))
        .singleElement()
        .asString()
        .contains("a?b?x")
        .hasSizeLessThan(150);
  }

  private static List<String> problems(Map<String, String> variables) {
    Config.Invalid invalid =
        catchThrowableOfType(Config.Invalid.class, () -> Config.from(variables));
    assertThat(invalid).as("refused").isNotNull();
    assertThat(invalid.getMessage()).isEqualTo(String.join("\n", invalid.lines()));
    return invalid.lines();
  }
}
