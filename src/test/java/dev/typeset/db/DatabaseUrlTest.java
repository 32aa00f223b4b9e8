package dev.typeset.db;

import static org.assertj.core.api.Assertions.assertThat;

import dev.typeset.db.DatabaseUrl.Parameter;
import io.r2dbc.postgresql.PostgresqlConnectionConfiguration;
import io.r2dbc.postgresql.PostgresqlConnectionFactory;
import io.r2dbc.postgresql.client.SSLMode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

class DatabaseUrlTest {

  @TempDir static Path folder;

  @Nested
  class Printing {

    @Test
    void hidesThePassword() {
      DatabaseUrl url =
          DatabaseUrl.parse(
              "postgres://ada:s3cret@[::1]/typeset?connect_timeout=3&sslmode=require");
      assertThat(url)
          .hasToString("postgresql://ada:***@[::1]:5432/typeset?sslmode=require&connect_timeout=3");
      assertThat(url.r2dbc(Limits.DEFAULTS).build().toString()).doesNotContain("s3cret");
    }

    @ParameterizedTest
    @EnumSource
    void everyParameterHasAMeaning(Parameter parameter) {
      assertThat(parameter.key()).matches("[a-z_]+");
      assertThat(parameter.meaning()).isNotBlank().doesNotContain("\n", "|");
    }
  }

  @Nested
  class Drivers {

    @ParameterizedTest
    @CsvSource({
      "disable, DISABLE",
      "allow, ALLOW",
      "prefer, PREFER",
      "require, REQUIRE",
      "verify-ca, VERIFY_CA",
      "verify-full, VERIFY_FULL"
    })
    void areToldTheSameEncryption(String written, SSLMode mode) {
      DatabaseUrl url = DatabaseUrl.parse("postgresql://ada@db/typeset?sslmode=" + written);
      assertThat(url.jdbcProperties()).containsEntry("sslmode", written);
      assertThat(url.r2dbc(Limits.DEFAULTS).toString()).contains("sslMode='" + mode + "'");
    }

    @Test
    void preferEncryptionWhereNothingIsSaid() {
      DatabaseUrl url = DatabaseUrl.parse("postgresql://ada@db/typeset");
      assertThat(url.jdbcProperties())
          .containsEntry("sslmode", "prefer")
          .containsEntry("ApplicationName", "typeset")
          .doesNotContainKey("password");
      assertThat(url.r2dbc(Limits.DEFAULTS).toString()).contains("prefer", "typeset");
    }

    @Test
    void trustWhatJavaTrustsWithoutAFileOfTheirOwn() throws IOException {
      String root = Files.createFile(folder.resolve("root.pem")).toString();
      String url = "postgresql://ada@db/typeset?sslmode=verify-full";
      assertThat(DatabaseUrl.parse(url).jdbcProperties())
          .containsKey("sslfactory")
          .doesNotContainKey("sslrootcert");
      assertThat(DatabaseUrl.parse(url + "&sslrootcert=" + root).jdbcProperties())
          .containsEntry("sslrootcert", root)
          .doesNotContainKey("sslfactory");
    }

    @Test
    void connectWithOneUrlAndKeepTheTimeouts() {
      DatabaseUrl url = ScratchDatabases.url("postgres");
      Limits limits =
          new Limits(
              1,
              0,
              1,
              1,
              Duration.ofSeconds(1),
              Duration.ofSeconds(5),
              Duration.ofSeconds(1),
              Duration.ofMinutes(1),
              Duration.ofMinutes(1),
              Duration.ofMillis(4321),
              Duration.ofMillis(1234),
              Duration.ofMillis(7654),
              Duration.ofSeconds(9));
      assertThat(ScratchDatabases.rows(url, "select current_setting('application_name')"))
          .containsExactly("typeset");
      String asked =
          "select concat_ws(' ', current_setting('statement_timeout'), current_setting('lock_timeout'),"
              + " current_setting('idle_in_transaction_session_timeout'), current_setting('TimeZone'), current_setting('application_name'))";
      assertThat(ask(url.r2dbc(limits).build(), asked))
          .containsExactly("4321ms 1234ms 7654ms UTC typeset");
      DatabaseUrl pooled =
          DatabaseUrl.parse(
              ScratchDatabases.text(url).replaceFirst("\\?.*|$", "?pooler=transaction"));
      assertThat(pooled.pooled()).isTrue();
      assertThat(pooled.jdbcProperties()).containsEntry("prepareThreshold", "0");
      assertThat(ask(pooled.r2dbc(limits).build(), asked)).containsExactly("0 0 0 UTC typeset");
    }

    private static List<String> ask(PostgresqlConnectionConfiguration configuration, String query) {
      var rows =
          Flux.usingWhen(
                  new PostgresqlConnectionFactory(configuration).create(),
                  connection -> Flux.from(DSL.using(connection).resultQuery(query)),
                  connection -> Mono.from(connection.close()))
              .map(row -> String.valueOf(row.get(0)))
              .collectList();
      return Objects.requireNonNull(rows.block(Duration.ofSeconds(20)));
    }
  }
}
