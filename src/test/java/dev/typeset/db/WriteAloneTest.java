package dev.typeset.db;

import static dev.typeset.db.schema.Tables.TAGS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.insertInto;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.val;
import static org.jooq.impl.DSL.with;

import dev.typeset.core.Failure;
import dev.typeset.core.Problem;
import dev.typeset.testing.TestServer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jooq.DSLContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import reactor.core.Disposable;
import reactor.core.publisher.Mono;

/** {@link Database#writeAlone}: one statement that is a transaction by itself. */
class WriteAloneTest {
  private static final DatabaseUrl URL = TestServer.migrated();
  private static final Database DATABASE =
      Database.at(URL, DatabaseTest.limits(4, Duration.ofSeconds(10)), false);

  @BeforeAll
  static void makeTables() {
    TestServer.execute(
        URL,
        """
        create table counters (id bigint primary key, value bigint not null);
        insert into counters select i, 0 from generate_series(1, 10) i;
        create table checked (id bigint primary key, parent bigint references checked (id) deferrable initially deferred);
        create function die() returns trigger language plpgsql as
          'begin perform pg_terminate_backend(pg_backend_pid()); return null; end';
        create table deadly (id bigint);
        create constraint trigger die after insert on deadly deferrable initially deferred for each row execute function die();
        create function wait() returns trigger language plpgsql as 'begin perform pg_sleep(2); return null; end';
        create table slow (id bigint);
        create constraint trigger wait after insert on slow deferrable initially deferred for each row execute function wait();
        """);
  }

  @AfterAll
  static void close() {
    DATABASE.close();
  }

  /** Answers before its COMMIT, as an insert in a WITH does. */
  private static Mono<Integer> insert(DSLContext dsl, String values) {
    return Database.one(
            TypedQuery.rows(
                dsl,
                with(name("made")
                        .as(
                            org.jooq.impl.DSL.resultQuery(
                                "insert into " + values + " returning 7 as seven")))
                    .select(field(name("seven"), Integer.class))
                    .from(name("made"))))
        .map(row -> row.value1());
  }

  private static Mono<Integer> insertTag(DSLContext dsl, String tag) {
    return Database.count(dsl.insertInto(TAGS, TAGS.NAME).values(tag));
  }

  private static String tags(String tag) {
    return TestServer.query(URL, "select count(*) from tags where name = '" + tag + "'");
  }

  private static void assertProblem(Mono<?> work, Class<? extends Problem> problem) {
    assertThatThrownBy(() -> work.block(Duration.ofSeconds(20)))
        .isInstanceOfSatisfying(
            Failure.class, failure -> assertThat(failure.problem()).isInstanceOf(problem));
  }

  @Nested
  class Committing {
    @Test
    void needsNoTransactionBlock() {
      var isItsOwn = field("now() = statement_timestamp()", Boolean.class);
      assertThat(DATABASE.writeAlone(dsl -> Database.one(dsl.select(isItsOwn))).block())
          .satisfies(row -> assertThat(row.value1()).isTrue());
      assertThat(DATABASE.write(dsl -> Database.one(dsl.select(isItsOwn))).block())
          .satisfies(row -> assertThat(row.value1()).isFalse());
    }

    @Test
    void comesBeforeTheAnswer() {
      for (int i = 0; i < 100; i++) {
        String tag = "acknowledged " + i;
        var made =
            with(name("made").as(insertInto(TAGS, TAGS.NAME).values(tag).returning(TAGS.ID)))
                .select(field(name("id"), Long.class))
                .from(name("made"));
        assertThat(
                DATABASE
                    .writeAlone(dsl -> Database.one(TypedQuery.rows(dsl, made)))
                    .block(Duration.ofSeconds(20)))
            .isNotNull();
        assertThat(tags(tag)).as(tag).isEqualTo("1");
      }
    }

    @Test
    void failsWithAnErrorThatComesBehindTheRows() {
      assertProblem(
          DATABASE.writeAlone(dsl -> insert(dsl, "checked values (1, 2)")), Problem.Invalid.class);
      assertProblem(
          DATABASE.writeAlone(
              dsl -> Database.count(dsl.query("insert into checked values (1, 2)"))),
          Problem.Invalid.class);
      assertThat(TestServer.query(URL, "select count(*) from checked")).isEqualTo("0");
    }

    @Test
    void hasAnUnknownOutcomeWhereTheConnectionBreaksBehindTheRows() {
      assertProblem(
          DATABASE.writeAlone(dsl -> insert(dsl, "deadly values (1)")),
          Problem.OutcomeUnknown.class);
      assertProblem(
          DATABASE.writeAlone(dsl -> Database.count(dsl.query("insert into deadly values (1)"))),
          Problem.OutcomeUnknown.class);
      assertThat(DATABASE.writeAlone(dsl -> insertTag(dsl, "after it")).block()).isOne();
    }

    @Test
    void hasAnUnknownOutcomeWhereItTakesTooLong() {
      try (var hasty = Database.at(URL, DatabaseTest.limits(1, Duration.ofMillis(500)), false)) {
        assertThat(hasty.ping().thenReturn(true).block()).isTrue();
        assertProblem(
            hasty.writeAlone(dsl -> insert(dsl, "slow values (1)")), Problem.OutcomeUnknown.class);
      }
    }

    @Test
    void isKnownNotToBeWhereNothingWasSentInTime() {
      try (var hasty = Database.at(URL, DatabaseTest.limits(1, Duration.ofMillis(500)), false)) {
        assertThat(hasty.ping().thenReturn(true).block()).isTrue();
        assertProblem(
            hasty.writeAlone(
                dsl -> Mono.delay(Duration.ofSeconds(5)).then(insertTag(dsl, "never sent"))),
            Problem.DeadlinePassed.class);
        assertThat(tags("never sent")).isEqualTo("0");
      }
    }
  }

  @Nested
  class Statement {
    @Test
    void isOnlyOne() {
      assertProblem(
          DATABASE.writeAlone(dsl -> insertTag(dsl, "first").then(insertTag(dsl, "second"))),
          Problem.Internal.class);
      assertThat(tags("second")).isEqualTo("0");
    }

    @Test
    void isRunAgainAfterAConflictThreeTimes() {
      var runs = new AtomicInteger();
      assertProblem(
          DATABASE.writeAlone(dsl -> {
            runs.incrementAndGet();
            return Database.count(
                dsl.query("do $$ begin raise exception using errcode = '40001'; end $$"));
          }),
          Problem.Overloaded.class);
      assertThat(runs).hasValue(4);
    }

    @Test
    void isStoppedByItsLimit() {
      assertProblem(
          DATABASE.writeAlone(dsl -> Database.one(dsl.resultQuery("select pg_sleep(30)"))),
          Problem.DeadlinePassed.class);
    }

    @Test
    void isWholeOrNotAtAllWhereItIsCancelled() throws InterruptedException {
      long seed = System.nanoTime();
      var random = new Random(seed);
      List<Disposable> running = new ArrayList<>();
      for (int i = 0; i < 500; i++) {
        running.add(
            DATABASE
                .writeAlone(dsl ->
                    Database.count(
                        dsl.query(
                            "with other as (update counters set value = value + 1 where id = 1 returning id), "
                                + "pause as (select pg_sleep(0.001) from other) "
                                + "update counters set value = value + 1 where id = {0} and exists (select from pause)",
                            val(2))))
                .subscribe(_ -> {}, _ -> {}));
        TimeUnit.MICROSECONDS.sleep(random.nextInt(2_000));
        while (running.size() > 5) {
          running.remove(random.nextInt(running.size())).dispose();
        }
      }
      running.forEach(Disposable::dispose);
      assertThat(DATABASE.ping().thenReturn(true).block(Duration.ofSeconds(20))).isTrue();
      assertThat(
              TestServer.query(
                  URL, "select count(distinct value) from counters where id in (1, 2)"))
          .as("torn, seed %d", seed)
          .isEqualTo("1");
      assertThat(Integer.parseInt(TestServer.query(URL, "select value from counters where id = 1")))
          .as("some got through")
          .isPositive();
    }
  }

  @Nested
  class LastStep {
    @Test
    void makesItATransaction() {
      Integer made =
          DATABASE
              .writeAlone(dsl -> insertTag(dsl, "with a step"))
              .contextWrite(
                  BeforeCommit.context((dsl, _) -> insertTag(dsl, "the step itself").then()))
              .block(Duration.ofSeconds(20));
      assertThat(made).isOne();
      assertThat(tags("the step itself")).isEqualTo("1");
    }

    @Test
    void takesTheStatementBackWhereItFails() {
      assertProblem(
          DATABASE
              .writeAlone(dsl -> insertTag(dsl, "taken back"))
              .contextWrite(
                  BeforeCommit.context((_, _) -> Mono.error(new IllegalStateException("no")))),
          Problem.Internal.class);
      assertThat(tags("taken back")).isEqualTo("0");
    }
  }
}
