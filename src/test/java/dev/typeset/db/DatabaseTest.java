package dev.typeset.db;

import static dev.typeset.db.schema.Tables.TAGS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.val;

import dev.typeset.core.Failure;
import dev.typeset.core.Problem;
import dev.typeset.testing.TestServer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

class DatabaseTest {
  private static final int POOL = 4;
  private static final DatabaseUrl URL = TestServer.migrated();
  private static final Database DATABASE =
      Database.at(URL, limits(POOL, Duration.ofSeconds(10)), false);

  @BeforeAll
  static void makeTables() {
    TestServer.execute(
        URL,
        """
        create table counters (id bigint primary key, value bigint not null);
        insert into counters select i, 0 from generate_series(1, 100) i;
        create table checked (id bigint primary key, parent bigint references checked (id) deferrable initially deferred);
        """);
  }

  @AfterAll
  static void close() {
    DATABASE.close();
  }

  static Limits limits(int pool, Duration request) {
    Limits usual = Limits.DEFAULTS;
    return new Limits(
        pool,
        0,
        10_000,
        usual.sharedRows(),
        Duration.ofSeconds(8),
        usual.connect(),
        usual.validate(),
        usual.lifetime(),
        usual.idle(),
        Duration.ofSeconds(4),
        Duration.ofSeconds(2),
        usual.idleInTransaction(),
        request);
  }

  /** Adds to two rows in one transaction: a torn one would leave them different. */
  private static Mono<Integer> addToBoth(DSLContext dsl, long first, long second) {
    return add(dsl, first).then(add(dsl, second));
  }

  private static Mono<Integer> add(DSLContext dsl, long id) {
    return Database.count(
        dsl.query(
            "update counters set value = value + 1 where id = {0}", org.jooq.impl.DSL.val(id)));
  }

  private static Mono<Integer> insertTag(DSLContext dsl, String name) {
    return Database.count(dsl.insertInto(TAGS, TAGS.NAME).values(name));
  }

  private static long tags(String name) {
    return Long.parseLong(
        TestServer.query(URL, "select count(*) from tags where name = '" + name + "'"));
  }

  /**
   * Every connection of the pool at once: each answers, is in no transaction of old, and none is
   * missing.
   */
  private static void assertPoolIsWhole(Database database, int size) {
    var inUse = new AtomicInteger();
    var all = new CompletableFuture<Boolean>();
    List<String> states =
        Flux.range(0, size)
            .flatMap(
                _ ->
                    database.read(dsl -> {
                      if (inUse.incrementAndGet() == size) {
                        all.complete(true);
                      }
                      return Mono.fromFuture(all, true)
                          .then(
                              Database.one(
                                  dsl.select(
                                      field(
                                          "case when now() = statement_timestamp() then 'free' else 'in a transaction' end",
                                          String.class))))
                          .map(row -> row.value1());
                    }),
                size)
            .collectList()
            .block(Duration.ofSeconds(20));
    assertThat(states).hasSize(size).containsOnly("free");
    assertThat(
            TestServer.query(
                URL,
                "select count(*) from pg_stat_activity where datname = current_database() and state like 'idle in transaction%'"))
        .isEqualTo("0");
  }

  @Nested
  class Write {
    @Test
    void isAcknowledgedOnlyWhenOthersSeeIt() {
      try (var others = Database.at(URL, limits(1, Duration.ofSeconds(10)), false)) {
        for (int i = 0; i < 100; i++) {
          String name = "acknowledged " + i;
          await(DATABASE.write(dsl -> insertTag(dsl, name)));
          Boolean seen =
              others
                  .read(dsl ->
                      Database.one(dsl.selectFrom(TAGS).where(TAGS.NAME.eq(name))).hasElement())
                  .block();
          assertThat(seen).as(name).isTrue();
        }
      }
    }

    @Test
    void rollsBackOnAnyException() {
      assertThatThrownBy(() ->
              DATABASE
                  .write(dsl ->
                      insertTag(dsl, "rolled back")
                          .then(Mono.error(new IllegalStateException("no"))))
                  .block())
          .isInstanceOfSatisfying(
              Failure.class,
              failure -> assertThat(failure.problem()).isInstanceOf(Problem.Internal.class));
      assertThat(tags("rolled back")).isZero();
      assertPoolIsWhole(DATABASE, POOL);
    }

    @Test
    void failsWhereCommitDoes() {
      assertThatThrownBy(() ->
              DATABASE
                  .write(dsl -> Database.count(dsl.query("insert into checked values (1, 2)")))
                  .block())
          .isInstanceOfSatisfying(
              Failure.class,
              failure -> assertThat(failure.problem()).isInstanceOf(Problem.Invalid.class));
      assertThat(TestServer.query(URL, "select count(*) from checked")).isEqualTo("0");
      assertPoolIsWhole(DATABASE, POOL);
    }

    @Test
    void failsWhereTheWorkSwallowedAnError() {
      assertThatThrownBy(() ->
              DATABASE
                  .write(dsl ->
                      insertTag(dsl, "swallowed")
                          .then(Database.count(dsl.query("insert into counters values (1, 1)")))
                          .onErrorReturn(0))
                  .block())
          .isInstanceOf(Failure.class);
      assertThat(tags("swallowed")).isZero();
    }

    @Test
    void saysThatTheOutcomeIsUnknownWhereTheConnectionBreaksInCommit() {
      TestServer.execute(
          URL,
          """
          create function die() returns trigger language plpgsql as
            'begin perform pg_terminate_backend(pg_backend_pid()); return null; end';
          create table deadly (id bigint);
          create constraint trigger die after insert on deadly deferrable initially deferred for each row execute function die();
          """);
      assertThatThrownBy(() ->
              DATABASE
                  .write(dsl -> Database.count(dsl.query("insert into deadly values (1)")))
                  .block())
          .isInstanceOfSatisfying(
              Failure.class,
              failure -> assertThat(failure.problem()).isInstanceOf(Problem.OutcomeUnknown.class));
      assertPoolIsWhole(DATABASE, POOL);
    }

    @Test
    void runsADeadlockAgain() throws InterruptedException {
      var bothHaveOne = new CountDownLatch(2);
      var runs = new AtomicInteger();
      var first = DATABASE.write(dsl -> inOrder(dsl, 1, 2, bothHaveOne, runs));
      var second = DATABASE.write(dsl -> inOrder(dsl, 2, 1, bothHaveOne, runs));
      await(Mono.when(first, second));
      assertThat(bothHaveOne.await(0, TimeUnit.SECONDS)).as("the deadlock took place").isTrue();
      assertThat(runs.get()).as("transactions begun").isGreaterThan(2);
      assertThat(
              TestServer.query(
                  URL, "select string_agg(value::text, ' ') from counters where id in (1, 2)"))
          .isEqualTo("2 2");
    }

    /** Takes one row, waits until the other has taken the other, and goes for it. */
    private static Mono<Integer> inOrder(
        DSLContext dsl, long mine, long others, CountDownLatch both, AtomicInteger runs) {
      runs.incrementAndGet();
      return add(dsl, mine)
          .doOnNext(_ -> both.countDown())
          .then(
              Mono.defer(() ->
                      both.getCount() == 0 ? Mono.just(0) : Mono.<Integer>error(new Waiting()))
                  .retryWhen(reactor.util.retry.Retry.fixedDelay(200, Duration.ofMillis(10))))
          .then(add(dsl, others));
    }

    @Test
    void givesUpOnWhatFailsEachTime() {
      var runs = new AtomicInteger();
      assertThatThrownBy(() ->
              DATABASE
                  .write(dsl -> {
                    runs.incrementAndGet();
                    return Database.count(
                        dsl.query("do $$ begin raise exception using errcode = '40001'; end $$"));
                  })
                  .block())
          .isInstanceOfSatisfying(
              Failure.class,
              failure -> assertThat(failure.problem()).isInstanceOf(Problem.Overloaded.class));
      assertThat(runs).hasValue(4);
    }

    /** As a migration does it: each connection has plans that say what the column was. */
    @Test
    void goesOnWhereAColumnBecameAnother() {
      TestServer.execute(
          URL, "create table widened (name varchar(10)); insert into widened values ('a')");
      for (int i = 0; i < 10 * POOL; i++) {
        assertThat(named()).isEqualTo("a");
      }
      TestServer.execute(URL, "alter table widened alter column name type varchar(20)");
      for (int i = 0; i < 10 * POOL; i++) {
        assertThat(named()).isEqualTo("a");
      }
      assertPoolIsWhole(DATABASE, POOL);
    }

    private static @Nullable String named() {
      return DATABASE
          .write(dsl ->
              Database.one(dsl.resultQuery("select name from widened where name <> {0}", val("b"))))
          .map(row -> row.get(0, String.class))
          .block();
    }

    @Test
    void worksOnAPoolOfOne() {
      try (var one = Database.at(URL, limits(1, Duration.ofSeconds(10)), false)) {
        Long sum =
            Flux.range(0, 200)
                .flatMap(
                    i ->
                        i % 2 == 0
                            ? one.write(dsl -> addToBoth(dsl, 11, 12))
                            : one.ping().thenReturn(0),
                    50)
                .count()
                .block(Duration.ofSeconds(20));
        assertThat(sum).isEqualTo(200);
        assertThat(TestServer.query(URL, "select value from counters where id = 11"))
            .isEqualTo("100");
      }
    }
  }

  @Nested
  class Cancellation {
    @Test
    void leavesNothingTornLeakedOrHung() throws InterruptedException {
      long seed = System.nanoTime();
      var random = new Random(seed);
      List<Disposable> running = new ArrayList<>();
      for (int i = 0; i < 2_000; i++) {
        Mono<?> work =
            switch (i % 4) {
              case 0 -> DATABASE.write(dsl -> addToBoth(dsl, 21, 22));
              case 1 ->
                  DATABASE.write(dsl ->
                      add(dsl, 23)
                          .then(Database.count(dsl.query("select pg_sleep(0.002)")))
                          .then(add(dsl, 24)));
              case 2 ->
                  DATABASE.read(dsl ->
                      Flux.from(dsl.resultQuery("select * from generate_series(1, 500)"))
                          .collectList());
              default ->
                  DATABASE.read(dsl -> Database.one(dsl.resultQuery("select pg_sleep(0.002)")));
            };
        Disposable subscription = work.subscribe(_ -> {}, _ -> {});
        running.add(subscription);
        TimeUnit.MICROSECONDS.sleep(random.nextInt(3_000));
        running.removeIf(Disposable::isDisposed);
        while (running.size() > 10) {
          running.remove(random.nextInt(running.size())).dispose();
        }
      }
      running.forEach(Disposable::dispose);
      assertPoolIsWhole(DATABASE, POOL);
      assertThat(
              TestServer.query(
                  URL, "select count(distinct value) from counters where id in (21, 22)"))
          .as("torn, seed %d", seed)
          .isEqualTo("1");
      assertThat(
              TestServer.query(
                  URL, "select count(distinct value) from counters where id in (23, 24)"))
          .as("torn, seed %d", seed)
          .isEqualTo("1");
      assertThat(
              Integer.parseInt(TestServer.query(URL, "select value from counters where id = 21")))
          .as("some got through")
          .isPositive();
    }
  }

  @Nested
  class LimitsOfTime {
    @Test
    void endAStatementThatTakesTooLong() {
      assertProblem(
          DATABASE.read(dsl -> Database.one(dsl.resultQuery("select pg_sleep(30)"))),
          Problem.DeadlinePassed.class);
      assertPoolIsWhole(DATABASE, POOL);
    }

    @Test
    void endAWaitForALock() {
      var holding =
          DATABASE
              .write(dsl -> add(dsl, 31).then(Database.count(dsl.query("select pg_sleep(3)"))))
              .toFuture();
      await(Mono.delay(Duration.ofMillis(300)));
      assertProblem(DATABASE.write(dsl -> add(dsl, 31)), Problem.Overloaded.class);
      assertThat(holding).succeedsWithin(Duration.ofSeconds(10));
    }

    @Test
    void endAWholeRequest() {
      try (var hasty = Database.at(URL, limits(1, Duration.ofMillis(300)), false)) {
        await(hasty.warmUp());
        assertProblem(
            hasty.write(dsl ->
                insertTag(dsl, "too late").then(Database.count(dsl.query("select pg_sleep(1)")))),
            Problem.DeadlinePassed.class);
        await(Mono.delay(Duration.ofMillis(1_200)));
        await(hasty.ping());
        assertThat(tags("too late")).isZero();
      }
    }

    @Test
    void refuseThoseThatWaitBeyondTheBound() {
      Limits few =
          new Limits(
              1,
              0,
              2,
              1,
              Duration.ofSeconds(5),
              Duration.ofSeconds(5),
              Duration.ofSeconds(1),
              Duration.ofMinutes(1),
              Duration.ofMinutes(1),
              Duration.ofSeconds(4),
              Duration.ofSeconds(2),
              Duration.ofSeconds(5),
              Duration.ofSeconds(8));
      try (var small = Database.at(URL, few, false)) {
        await(small.warmUp());
        List<String> outcomes =
            Flux.range(0, 10)
                .flatMap(
                    _ ->
                        small
                            .read(dsl -> Database.one(dsl.resultQuery("select pg_sleep(0.3)")))
                            .map(_ -> "served")
                            .onErrorResume(
                                Failure.class,
                                failure -> Mono.just(failure.problem().getClass().getSimpleName())),
                    10)
                .collectList()
                .block(Duration.ofSeconds(10));
        assertThat(outcomes)
            .hasSize(10)
            .containsOnly("served", "Overloaded")
            .filteredOn("served"::equals)
            .hasSize(3);
      }
    }
  }

  @Nested
  class BrokenConnections {
    @Test
    void areReplacedBeforeACallerNotices() {
      assertPoolIsWhole(DATABASE, POOL);
      TestServer.execute(
          URL.withDatabase("postgres"),
          "select pg_terminate_backend(pid) from pg_stat_activity where datname = '"
              + URL.database()
              + "'");
      for (int i = 0; i < POOL * 2; i++) {
        await(DATABASE.ping());
      }
      await(DATABASE.write(dsl -> add(dsl, 41)));
      assertPoolIsWhole(DATABASE, POOL);
    }

    @Test
    void areUnavailableWhereNobodyListens() {
      var nobody =
          new DatabaseUrl(URL.user(), URL.password(), "127.0.0.1", 1, "none", java.util.Map.of());
      try (var away = Database.at(nobody, limits(1, Duration.ofSeconds(5)), false)) {
        assertProblem(away.ping(), Problem.Unavailable.class);
      }
    }
  }

  private static void await(Mono<?> work) {
    var _ = work.block(Duration.ofSeconds(20));
  }

  private static void assertProblem(Mono<?> work, Class<? extends Problem> problem) {
    assertThatThrownBy(() -> work.block(Duration.ofSeconds(20)))
        .isInstanceOfSatisfying(
            Failure.class, failure -> assertThat(failure.problem()).isInstanceOf(problem));
  }

  private static final class Waiting extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }
}
