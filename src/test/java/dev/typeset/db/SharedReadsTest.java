package dev.typeset.db;

import static dev.typeset.db.schema.Tables.TAGS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.jooq.impl.DSL.any;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.table;

import dev.typeset.core.Cost;
import dev.typeset.core.Failure;
import dev.typeset.core.Problem;
import dev.typeset.testing.CountedDatabase;
import dev.typeset.testing.TestServer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.jooq.Field;
import org.jooq.Record2;
import org.jooq.Select;
import org.jooq.impl.SQLDataType;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

class SharedReadsTest {
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final Field<Long> ID = field(name("id"), SQLDataType.BIGINT);

  private static DatabaseUrl url;
  private static CountedDatabase counted;

  @BeforeAll
  static void start() {
    url = TestServer.migrated();
    counted = new CountedDatabase(url);
    counted.database().warmUp().block();
  }

  @AfterAll
  static void stop() {
    counted.close();
  }

  @BeforeEach
  void forget() {
    assertThat(counted.statements()).isNotNull();
  }

  /** Ten times the id of each; the statement takes so long for each of them. */
  private static Select<Record2<Long, Long>> tenfold(Field<Long[]> ids, double seconds) {
    return select(ID, ID.times(10L))
        .from(
            table(
                "(select id, pg_sleep({0}) from unnest({1}) as wanted(id)) as slept",
                inline(seconds), ids));
  }

  private static SharedReads<Long, Long> reads(double seconds) {
    return SharedReads.byId(counted.database(), 64, ids -> tenfold(ids, seconds));
  }

  /**
   * Rows in the order of their ids, each after so many seconds. PostgreSQL sends 8 KiB at a time,
   * so the first row is there once the second one is.
   */
  private static SharedReads<Long, String> largeRows(String seconds) {
    return SharedReads.byId(
        counted.database(),
        64,
        ids ->
            select(ID, field("repeat('x', 20000)", SQLDataType.CLOB))
                .from(
                    table(
                        "(select id, pg_sleep("
                            + seconds
                            + ") from unnest({0}) as wanted(id) order by id) as slept",
                        ids)));
  }

  @Nested
  class Sharing {
    @Test
    void givesWhoAsksAloneAStatement() {
      SharedReads<Long, Long> reads = reads(0);
      assertThat(reads.find(4L).block(PATIENCE)).isEqualTo(40);
      assertThat(reads.find(5L).block(PATIENCE)).isEqualTo(50);
      assertThat(counted.statements()).hasSize(2);
    }

    @Test
    void readsForAllWhoWaitInOneStatement() {
      SharedReads<Long, Long> reads = reads(0.001);
      List<Long> found =
          Flux.fromStream(LongStream.range(0, 40).boxed())
              .flatMapSequential(id -> reads.find(id % 20), 40)
              .collectList()
              .block(PATIENCE);
      assertThat(found)
          .containsExactlyElementsOf(LongStream.range(0, 40).mapToObj(i -> i % 20 * 10).toList());
      assertThat(counted.statements()).hasSizeBetween(2, 3);
    }

    @Test
    void givesARowAsSoonAsItComes() {
      SharedReads<Long, String> reads =
          largeRows("case id when 4 then 2 when 1 then 0.3 else 0 end");
      List<Long> came =
          Flux.just(1L, 2L, 3L, 4L)
              .flatMap(id -> reads.find(id).elapsed().map(timed -> timed.getT1()), 4)
              .collectList()
              .blockOptional(PATIENCE)
              .orElseThrow();
      assertThat(came).hasSize(4);
      assertThat(came.subList(0, 3)).allMatch(millis -> millis < 1_500);
      assertThat(came.getLast()).isGreaterThanOrEqualTo(2_000);
      assertThat(counted.statements()).hasSize(2);
    }

    @Test
    void sendsTheNextAtTheFirstRow() {
      List<String> happened = new ArrayList<>();
      var callers = List.of(caller(1, happened), caller(2, happened));
      new SharedBatch<>(callers, System.nanoTime())
          .send(
              (ids, taker) ->
                  Mono.fromRunnable(
                      () -> ids.stream().sorted().forEach(id -> taker.take(id, "row"))),
              () -> happened.add("next"),
              _ -> happened.add("end"));
      assertThat(happened).containsExactly("next", "row of 1", "row of 2", "end");
    }

    private static SharedCaller<Long, String> caller(long id, List<String> happened) {
      var caller = new AtomicReference<SharedCaller<Long, String>>();
      Disposable _ =
          Mono.<String>create(sink -> caller.set(new SharedCaller<>(id, sink)))
              .subscribe(row -> happened.add(row + " of " + id));
      return caller.get();
    }

    @Test
    void isEmptyForWhatIsNotThere() {
      var reads =
          SharedReads.<String>byId(
              counted.database(),
              64,
              ids -> select(TAGS.ID, TAGS.NAME).from(TAGS).where(TAGS.ID.eq(any(ids))));
      assertThat(reads.find(-1L).block(PATIENCE)).isNull();
    }

    @Test
    void tellsWhoseTheStatementWas() {
      SharedReads<Long, Long> reads = reads(0.001);
      List<Cost> costs = IntStream.range(0, 30).mapToObj(_ -> new Cost()).toList();
      Flux<Long> all =
          Flux.fromIterable(costs)
              .flatMap(
                  cost -> reads.find(1L).contextWrite(context -> context.put(Cost.class, cost)),
                  30);
      assertThat(all.count().block(PATIENCE)).isEqualTo(30);
      int sent = counted.statements().size();
      assertThat(costs.stream().mapToInt(Cost::statements).sum()).isEqualTo(sent);
      assertThat(costs).filteredOn(Cost::isShared).hasSize(30 - sent);
      assertThat(costs).allMatch(cost -> cost.isShared() == (cost.statements() == 0));
      assertThat(costs).allMatch(cost -> cost.millis() >= 0.5);
    }

    @Test
    void areNotPlannedAnewForFewRows() {
      SharedReads<Long, String> reads =
          SharedReads.byId(
              counted.database(),
              64,
              ids -> select(TAGS.ID, TAGS.NAME).from(TAGS).where(TAGS.ID.eq(any(ids))));
      Mono<Long> planned =
          counted
              .database()
              .read(dsl ->
                  Flux.range(0, 8)
                      .concatMap(_ -> reads.find(dsl, 1L))
                      .then(
                          TypedQuery.rows(
                                  dsl,
                                  select(field("custom_plans", SQLDataType.BIGINT))
                                      .from(table("pg_prepared_statements"))
                                      .where(
                                          "statement like 'select \"tags\".\"id\", \"tags\".\"name\" %'"))
                              .map(row -> row.value1())
                              .single()));
      // PostgreSQL tries five of its plans before it compares.
      assertThat(planned.block(PATIENCE)).isEqualTo(5);
    }

    @Test
    void canBeTurnedOff() {
      try (var alone = new CountedDatabase(url, unshared())) {
        var reads = SharedReads.<Long>byId(alone.database(), 64, ids -> tenfold(ids, 0.01));
        assertThat(Flux.range(0, 8).flatMap(id -> reads.find((long) id), 8).count().block(PATIENCE))
            .isEqualTo(8);
        assertThat(alone.statements()).hasSize(8);
      }
    }
  }

  /** Whoever asks after a write was acknowledged sees it, however many ask at the same time. */
  @Test
  void showsWhatWasCommittedBefore() {
    var names =
        SharedReads.<String>byId(
            counted.database(),
            64,
            ids -> select(TAGS.ID, TAGS.NAME).from(TAGS).where(TAGS.ID.eq(any(ids))));
    long tag =
        counted
            .database()
            .write(dsl ->
                Database.one(dsl.insertInto(TAGS).set(TAGS.NAME, "0").returning(TAGS.ID))
                    .map(row -> row.get(TAGS.ID)))
            .blockOptional(PATIENCE)
            .orElseThrow();
    Flux<String> crowd =
        Flux.range(0, 6_000)
            .flatMap(_ -> names.find(tag), 24)
            .doOnNext(name -> assertThat(name).isNotEmpty());
    Mono<Long> writer =
        Flux.range(1, 300)
            .concatMap(i ->
                counted
                    .database()
                    .write(dsl ->
                        Database.count(
                            dsl.update(TAGS).set(TAGS.NAME, "" + i).where(TAGS.ID.eq(tag))))
                    .then(names.find(tag))
                    .doOnNext(name -> assertThat(name).isEqualTo("" + i)))
            .count();
    var both =
        Mono.zip(writer, crowd.count()).blockOptional(PATIENCE.multipliedBy(3)).orElseThrow();
    assertThat(both.getT1()).isEqualTo(300);
    assertThat(both.getT2()).isEqualTo(6_000);
    assertThat(counted.statements().size()).isLessThan(6_000);
  }

  @Nested
  class Apart {
    @Test
    void doesNotWaitForASlowStatement() {
      SharedReads<Long, Long> reads = reads(1);
      var slow = reads.find(1L).toFuture();
      assertThat(Mono.delay(Duration.ofMillis(60)).block(PATIENCE)).isZero();
      long begun = System.nanoTime();
      assertThat(reads.find(2L).block(PATIENCE)).isEqualTo(20);
      // Behind the slow one it would be two.
      assertThat(System.nanoTime() - begun).isLessThan(1_500_000_000L);
      assertThat(slow.join()).isEqualTo(10);
    }

    @Test
    void failsForThoseAloneWhoseRowCannotBeRead() {
      var reads =
          SharedReads.<Long>byId(
              counted.database(),
              64,
              ids ->
                  select(ID, ID.times(inline(10L)).div(ID.minus(inline(7L))))
                      .from(table("unnest({0}) as wanted(id)", ids)));
      List<String> found =
          Flux.fromStream(LongStream.range(0, 20).boxed())
              .flatMapSequential(
                  id ->
                      reads.find(id).map(String::valueOf).onErrorResume(e -> Mono.just(problem(e))),
                  20)
              .collectList()
              .block(PATIENCE);
      assertThat(found)
          .containsExactlyElementsOf(
              LongStream.range(0, 20)
                  .mapToObj(id -> id == 7 ? "Internal" : "" + id * 10 / (id - 7))
                  .toList());
    }

    @Test
    void stopsOnceAllHaveTheirRowOrHaveGivenUp() {
      SharedReads<Long, String> reads =
          largeRows("case when id > 2 then 30 when id = 0 then 0.3 else 0 end");
      var first = reads.find(0L).toFuture();
      var served = reads.find(1L).toFuture();
      var also = reads.find(2L).toFuture();
      Disposable gone = reads.find(3L).subscribe();
      assertThat(first.join()).hasSize(20_000);
      assertThat(served.join()).hasSize(20_000);
      awaitAsleep(1);
      gone.dispose();
      also.cancel(true);
      awaitAsleep(0);
    }

    private static void awaitAsleep(int statements) {
      String asleep =
          "select count(*) from pg_stat_activity"
              + " where datname = current_database() and wait_event = 'PgSleep'";
      long begun = System.nanoTime();
      String found = TestServer.query(url, asleep);
      while (!found.equals(String.valueOf(statements))
          && System.nanoTime() - begun < PATIENCE.toNanos()) {
        assertThat(Mono.delay(Duration.ofMillis(20)).block(PATIENCE)).isZero();
        found = TestServer.query(url, asleep);
      }
      assertThat(found).isEqualTo(String.valueOf(statements));
    }

    @Test
    void goesOnWhereOthersGiveUp() {
      SharedReads<Long, Long> reads = reads(0.002);
      for (int round = 0; round < 50; round++) {
        var first = reads.find(1L).toFuture();
        List<reactor.core.Disposable> gone =
            IntStream.range(2, 12).mapToObj(id -> reads.find((long) id).subscribe()).toList();
        var last = reads.find(20L).toFuture();
        int stay = ThreadLocalRandom.current().nextInt(10);
        IntStream.range(0, 10).filter(i -> i != stay).forEach(i -> gone.get(i).dispose());
        assertThat(first.join()).isEqualTo(10);
        assertThat(last.join()).isEqualTo(200);
      }
    }

    @Test
    void refusesWhereTooManyWait() {
      try (var small = new CountedDatabase(url, pending(3))) {
        var reads = SharedReads.<Long>byId(small.database(), 64, ids -> tenfold(ids, 0.3));
        List<String> found =
            Flux.range(0, 20)
                .flatMapSequential(
                    id ->
                        reads
                            .find((long) id)
                            .map(String::valueOf)
                            .onErrorResume(e -> Mono.just(problem(e))),
                    20)
                .collectList()
                .block(PATIENCE);
        assertThat(found).contains("0", "10").contains("Overloaded");
      }
    }

    @Test
    void endsWhereTheDatabaseIsAway() {
      try (var away =
          Database.at(
              DatabaseUrl.parse("postgresql://nobody@127.0.0.1:1/none"), Limits.DEFAULTS, false)) {
        var reads = SharedReads.<Long>byId(away, 64, ids -> tenfold(ids, 0));
        var second = reads.find(2L).toFuture();
        assertThatThrownBy(() -> reads.find(1L).block(PATIENCE))
            .isInstanceOfSatisfying(
                Failure.class,
                failure -> assertThat(failure.problem()).isInstanceOf(Problem.Unavailable.class));
        assertThatThrownBy(second::join).hasCauseInstanceOf(Failure.class);
      }
    }
  }

  private static String problem(Throwable error) {
    return error instanceof Failure failure
        ? failure.problem().getClass().getSimpleName()
        : error.toString();
  }

  private static Limits unshared() {
    return limits(Limits.DEFAULTS.poolPending(), 1, Limits.DEFAULTS.request());
  }

  private static Limits pending(int most) {
    return limits(most, Limits.DEFAULTS.sharedRows(), Limits.DEFAULTS.request());
  }

  static Limits limits(int poolPending, int sharedRows, Duration request) {
    Limits usual = Limits.DEFAULTS;
    return new Limits(
        usual.poolSize(),
        usual.poolBurst(),
        poolPending,
        sharedRows,
        usual.acquire(),
        usual.connect(),
        usual.validate(),
        usual.lifetime(),
        usual.idle(),
        usual.statement(),
        usual.lock(),
        usual.idleInTransaction(),
        request);
  }
}
