package dev.typeset.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.val;

import dev.typeset.testing.TestServer;
import io.r2dbc.postgresql.PostgresqlConnectionFactory;
import io.r2dbc.proxy.ProxyConnectionFactory;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.ConnectionFactory;
import io.r2dbc.spi.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.stream.LongStream;
import org.jooq.Record1;
import org.jooq.impl.SQLDataType;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

class KeptStatementsTest {
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final DatabaseUrl URL = TestServer.migrated();

  private static ConnectionFactory driver() {
    return new PostgresqlConnectionFactory(URL.r2dbc(Limits.DEFAULTS).build());
  }

  private static Connection open(ConnectionFactory driver) {
    return Objects.requireNonNull(
        Mono.from(KeptStatements.around(driver).create()).block(PATIENCE));
  }

  @Nested
  @TestInstance(TestInstance.Lifecycle.PER_CLASS)
  class Of {
    private final Connection connection = open(driver());
    private final Connection other = open(driver());

    @AfterAll
    void close() {
      Mono.from(connection.close()).block(PATIENCE);
      Mono.from(other.close()).block(PATIENCE);
    }

    @Test
    void keepsTheStatementOfAText() {
      Statement first = KeptStatements.of(connection, "select $1");
      assertThat(KeptStatements.of(new CountedConnection(connection, () -> {}), "select $1"))
          .isSameAs(first);
      assertThat(KeptStatements.of(connection, "select $1 + 1")).isNotSameAs(first);
    }

    @Test
    void keepsThemForEachConnection() {
      assertThat(KeptStatements.of(other, "select $1"))
          .isNotSameAs(KeptStatements.of(connection, "select $1"));
    }

    @Test
    void dropsWhatWasRunLongestAgo() {
      Statement used = KeptStatements.of(connection, "select 'used'");
      Statement forgotten = KeptStatements.of(connection, "select 'forgotten'");
      for (int i = 0; i < 63; i++) {
        assertThat(KeptStatements.of(connection, "select " + i)).isNotNull();
        assertThat(KeptStatements.of(connection, "select 'used'")).isSameAs(used);
      }
      assertThat(KeptStatements.of(connection, "select 'forgotten'")).isNotSameAs(forgotten);
    }

    @Test
    void keepsNothingBehindAProxyThatListens() {
      Connection listening = open(ProxyConnectionFactory.builder(driver()).build());
      assertThat(KeptStatements.of(listening, "select $1"))
          .isNotSameAs(KeptStatements.of(listening, "select $1"));
      Mono.from(listening.close()).block(PATIENCE);
    }
  }

  @Test
  void givesEachRunItsOwnValuesEvenAtTheSameTime() {
    var tenfold =
        new Prepared<Long, Record1<Long>>(
            sent -> select(sent.of(SQLDataType.BIGINT, value -> value).times(inline(10L))));
    try (var database = Database.at(URL, Limits.DEFAULTS, false)) {
      List<Long> found =
          database
              .read(dsl ->
                  Flux.range(0, 50)
                      .flatMap(i -> tenfold.with(dsl, (long) i).map(row -> row.value1()), 50)
                      .collectList())
              .blockOptional(PATIENCE)
              .orElseThrow();
      assertThat(found)
          .containsExactlyInAnyOrderElementsOf(
              LongStream.range(0, 50).mapToObj(i -> i * 10).toList());
    }
  }

  @Test
  void goesOnAfterAFailedRun() {
    var divided =
        new Prepared<Long, Record1<Long>>(
            sent -> select(val(100L).div(sent.of(SQLDataType.BIGINT, value -> value))));
    try (var database = Database.at(URL, DatabaseTest.limits(1, PATIENCE), false)) {
      Mono<List<Long>> good =
          database.read(dsl -> divided.with(dsl, 5L).map(row -> row.value1()).collectList());
      assertThat(good.block(PATIENCE)).containsExactly(20L);
      var failed =
          database
              .read(dsl -> divided.with(dsl, 0L).collectList())
              .map(rows -> "rows")
              .onErrorReturn("failed");
      assertThat(failed.block(PATIENCE)).isEqualTo("failed");
      assertThat(good.block(PATIENCE)).containsExactly(20L);
    }
  }
}
