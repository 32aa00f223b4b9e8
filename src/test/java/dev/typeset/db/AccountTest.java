package dev.typeset.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.typeset.core.Cost;
import dev.typeset.core.Failure;
import dev.typeset.testing.TestServer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.jooq.DSLContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

/** What is counted of units of work. */
class AccountTest {
  private static final SimpleMeterRegistry METERS = new SimpleMeterRegistry();
  private static final DatabaseUrl URL = TestServer.empty();
  private static final Database DATABASE =
      Database.at(URL, DatabaseTest.limits(2, Duration.ofSeconds(10)), false, METERS);

  @AfterAll
  static void close() {
    DATABASE.close();
  }

  @Nested
  class OfARequest {
    @Test
    void hasEachStatementAndTheTimeOfAllUnits() {
      var cost = new Cost();
      assertThat(
              DATABASE
                  .read(dsl -> sleep(dsl).then(sleep(dsl)))
                  .then(DATABASE.write(AccountTest::sleep))
                  .contextWrite(context -> context.put(Cost.class, cost))
                  .blockOptional())
          .isPresent();
      assertThat(cost.statements()).isEqualTo(3);
      assertThat(cost.millis()).isBetween(30.0, 10_000.0);
    }

    @Test
    void isKnownBeforeTheResultIs() {
      var cost = new Cost();
      double known =
          DATABASE
              .read(AccountTest::sleep)
              .map(_ -> cost.millis())
              .contextWrite(context -> context.put(Cost.class, cost))
              .blockOptional()
              .orElseThrow();
      assertThat(known).isGreaterThanOrEqualTo(10).isEqualTo(cost.millis());
    }

    @Test
    void hasWhatWasTriedAgain() {
      var cost = new Cost();
      assertThatThrownBy(() ->
              DATABASE
                  .write(AccountTest::conflict)
                  .contextWrite(context -> context.put(Cost.class, cost))
                  .block())
          .isInstanceOf(Failure.class);
      assertThat(cost.statements()).isEqualTo(4);
      assertThat(cost.millis()).isPositive();
    }
  }

  @Nested
  class OfTheService {
    @Test
    void hasStatementsAndUnitsByOutcome() {
      double statements = METERS.get("db.statements").counter().count();
      long done = units("read", "done");
      long failed = units("write", "failed");
      double conflicts = METERS.get("db.retries").tag("reason", "conflict").counter().count();
      assertThat(DATABASE.read(AccountTest::sleep).blockOptional()).isPresent();
      assertThatThrownBy(() -> DATABASE.write(AccountTest::conflict).block())
          .isInstanceOf(Failure.class);
      assertThat(METERS.get("db.statements").counter().count()).isEqualTo(statements + 5);
      assertThat(units("read", "done")).isEqualTo(done + 1);
      assertThat(units("write", "failed")).isEqualTo(failed + 1);
      assertThat(METERS.get("db.retries").tag("reason", "conflict").counter().count())
          .isEqualTo(conflicts + 3);
    }

    @Test
    void hasWhatWasCancelled() throws InterruptedException {
      long before = units("read", "cancelled");
      var running = new CountDownLatch(1);
      var work =
          DATABASE
              .<Integer>read(dsl -> {
                running.countDown();
                return Database.count(dsl.query("select pg_sleep(30)"));
              })
              .subscribe();
      assertThat(running.await(10, TimeUnit.SECONDS)).isTrue();
      work.dispose();
      eventually(() -> units("read", "cancelled") == before + 1);
    }

    @Test
    void hasTheStateOfThePool() throws InterruptedException {
      assertThat(gauge("db.pool.max")).isEqualTo(2);
      var held = DATABASE.read(dsl -> Database.count(dsl.query("select pg_sleep(30)"))).subscribe();
      eventually(() -> gauge("db.pool.acquired") >= 1);
      held.dispose();
      eventually(() -> gauge("db.pool.acquired") == 0);
      assertThat(gauge("db.pool.pending")).isZero();
    }
  }

  private static Mono<Integer> sleep(DSLContext dsl) {
    return Database.count(dsl.query("select pg_sleep(0.01)"));
  }

  private static Mono<Integer> conflict(DSLContext dsl) {
    return Database.count(dsl.query("do $$ begin raise exception using errcode = '40001'; end $$"));
  }

  private static long units(String kind, String outcome) {
    return METERS.get("db.unit.of.work").tag("kind", kind).tag("outcome", outcome).timer().count();
  }

  private static double gauge(String name) {
    return METERS.get(name).gauge().value();
  }

  private static void eventually(BooleanSupplier condition) throws InterruptedException {
    long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).as("waited 20 s").isLessThan(end);
      TimeUnit.MILLISECONDS.sleep(20);
    }
  }
}
