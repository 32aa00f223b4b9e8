package dev.typeset.db;

import static dev.typeset.db.schema.Tables.TAGS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.table;

import dev.typeset.core.Cost;
import dev.typeset.core.Failure;
import dev.typeset.testing.CountedDatabase;
import dev.typeset.testing.TestServer;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jooq.Field;
import org.jooq.Record1;
import org.jooq.Record2;
import org.jooq.Select;
import org.jooq.impl.SQLDataType;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

class SharedListsTest {
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final Field<Integer> N = field(name("n"), SQLDataType.INTEGER);
  private static final CountedDatabase COUNTED = new CountedDatabase(TestServer.migrated());

  /** The numbers from 1 to this one, or down from it. */
  private record Countdown(int from, boolean down) {
    Countdown form() {
      return new Countdown(0, down);
    }
  }

  /** What PostgreSQL is given. */
  private record Values(@Nullable String text, List<String> texts, OffsetDateTime time) {}

  @BeforeAll
  static void start() {
    COUNTED.database().warmUp().block();
  }

  @AfterAll
  static void stop() {
    COUNTED.close();
  }

  @BeforeEach
  void forget() {
    assertThat(COUNTED.statements()).isNotNull();
  }

  /** 1 and so on, a millisecond after the other; nothing can be read of the countdown from 7. */
  private static Select<Record2<Integer, Integer>> counted(Countdown form, Parts<Countdown> parts) {
    Field<Integer> from = parts.of(SQLDataType.INTEGER, Countdown::from);
    return select(N, inline(100).div(from.minus(inline(7))))
        .from(
            table("(select n, pg_sleep(0.001) from generate_series(1, {0}) as n) as numbers", from))
        .orderBy(form.down() ? N.desc() : N.asc());
  }

  private static SharedLists<Countdown, Record2<Integer, Integer>> lists(Database database) {
    return new SharedLists<>(database, _ -> 8, Countdown::form, SharedListsTest::counted);
  }

  private static SharedLists<Countdown, Record2<Integer, Integer>> lists() {
    return lists(COUNTED.database());
  }

  private static Mono<List<Integer>> numbers(
      SharedLists<Countdown, Record2<Integer, Integer>> lists, int from, boolean down) {
    return lists
        .find(new Countdown(from, down))
        .map(rows -> rows.stream().map(row -> row.value1()).toList());
  }

  private static List<Integer> upTo(int most) {
    return IntStream.rangeClosed(1, most).boxed().toList();
  }

  @Test
  void givesWhoAsksAloneAStatement() {
    var lists = lists();
    assertThat(numbers(lists, 3, false).block(PATIENCE)).containsExactly(1, 2, 3);
    assertThat(numbers(lists, 3, true).block(PATIENCE)).containsExactly(3, 2, 1);
    assertThat(COUNTED.statements()).hasSize(2);
  }

  @Test
  void readsForAllWhoWaitInOneStatement() {
    var lists = lists();
    List<List<Integer>> found =
        Flux.range(8, 7)
            .flatMapSequential(from -> numbers(lists, from, false), 7)
            .collectList()
            .block(PATIENCE);
    assertThat(found)
        .containsExactlyElementsOf(IntStream.range(8, 15).mapToObj(SharedListsTest::upTo).toList());
    assertThat(COUNTED.statements()).hasSizeBetween(2, 3).anyMatch(sql -> sql.contains("unnest"));
  }

  @Test
  void readsNoMoreThanSoMany() {
    var lists = lists();
    assertThat(
            Flux.range(10, 17)
                .flatMap(from -> numbers(lists, from, false), 17)
                .count()
                .block(PATIENCE))
        .isEqualTo(17);
    assertThat(COUNTED.statements()).hasSizeBetween(3, 4);
  }

  @Test
  void readsTheSameListOnce() {
    var lists = lists();
    Flux<List<Integer>> found = Flux.range(0, 8).flatMap(_ -> numbers(lists, 4, false), 8);
    assertThat(found.collectList().block(PATIENCE)).hasSize(8).containsOnly(upTo(4));
    assertThat(COUNTED.statements()).hasSizeBetween(2, 3).allMatch(sql -> !sql.contains("unnest"));
  }

  @Test
  void failsForThoseAloneWhoseListCannotBeRead() {
    var lists = lists();
    List<String> found =
        Flux.range(5, 5)
            .flatMapSequential(
                from ->
                    numbers(lists, from, true)
                        .map(Object::toString)
                        .onErrorResume(Failure.class, failure -> Mono.just("failed")),
                5)
            .collectList()
            .block(PATIENCE);
    assertThat(found)
        .containsExactly(
            "[5, 4, 3, 2, 1]",
            "[6, 5, 4, 3, 2, 1]",
            "failed",
            "[8, 7, 6, 5, 4, 3, 2, 1]",
            "[9, 8, 7, 6, 5, 4, 3, 2, 1]");
  }

  /** Whoever asks after a write was acknowledged sees it, however many ask at the same time. */
  @Test
  void showsWhatWasCommittedBefore() {
    Database database = COUNTED.database();
    SharedLists<Long, Record1<String>> names =
        new SharedLists<>(
            database,
            _ -> 8,
            _ -> 0L,
            (_, parts) ->
                select(TAGS.NAME)
                    .from(TAGS)
                    .where(TAGS.ID.ge(parts.of(SQLDataType.BIGINT, least -> least))));
    assertThat(
            database
                .write(dsl -> Database.count(dsl.insertInto(TAGS).set(TAGS.NAME, "0")))
                .block(PATIENCE))
        .isEqualTo(1);
    Mono<Long> crowd =
        Flux.range(0, 3_000)
            .flatMap(i -> names.find(-(i % 50L)), 24)
            .doOnNext(found -> assertThat(found).hasSize(1))
            .count();
    Mono<Long> writer =
        Flux.range(1, 200)
            .concatMap(i ->
                database
                    .write(dsl -> Database.count(dsl.update(TAGS).set(TAGS.NAME, "" + i)))
                    .then(names.find(-(i % 50L)))
                    .doOnNext(found -> assertThat(found.getFirst().value1()).isEqualTo("" + i)))
            .count();
    var both = Mono.zip(writer, crowd).blockOptional(PATIENCE.multipliedBy(3)).orElseThrow();
    assertThat(both.getT1()).isEqualTo(200);
    assertThat(both.getT2()).isEqualTo(3_000);
    assertThat(COUNTED.statements().size()).isLessThan(3_000);
  }

  @Test
  void tellsWhoseTheStatementWas() {
    var lists = lists();
    List<Cost> costs = IntStream.range(0, 8).mapToObj(_ -> new Cost()).toList();
    Flux<List<Integer>> all =
        Flux.range(0, 8)
            .flatMap(
                i ->
                    numbers(lists, 10 + i, false)
                        .contextWrite(context -> context.put(Cost.class, costs.get(i))),
                8);
    assertThat(all.count().block(PATIENCE)).isEqualTo(8);
    int sent = COUNTED.statements().size();
    assertThat(sent).isLessThan(8);
    assertThat(costs.stream().mapToInt(Cost::statements).sum()).isEqualTo(sent);
    assertThat(costs)
        .filteredOn(Cost::isShared)
        .hasSize(8 - sent)
        .allMatch(cost -> cost.statements() == 0);
  }

  @Test
  void canBeTurnedOff() {
    Limits usual = Limits.DEFAULTS;
    var unshared = SharedReadsTest.limits(usual.poolPending(), 1, usual.request());
    try (var alone = new CountedDatabase(TestServer.migrated(), unshared)) {
      var lists = lists(alone.database());
      assertThat(
              Flux.range(0, 6)
                  .flatMap(from -> numbers(lists, from, false), 6)
                  .count()
                  .block(PATIENCE))
          .isEqualTo(6);
      assertThat(alone.statements()).hasSize(6);
    }
  }

  @Test
  void hasParametersOfAnyType() {
    var time = OffsetDateTime.parse("2026-01-02T03:04:05.678901Z");
    List<Values> asked =
        List.of(
            new Values("a", List.of(), time),
            new Values(null, List.of("b"), time.plusYears(1)),
            new Values("", List.of("c\"d", "{e,f}\\", "null", ""), time.plusYears(2)));
    List<Record1<String>> found =
        COUNTED
            .database()
            .read(dsl ->
                lists(SharedListsTest::described)
                    .rowsOfEach(dsl, asked)
                    .sort((a, b) -> a.value1().compareTo(b.value1()))
                    .map(row -> row.value2())
                    .collectList())
            .blockOptional(PATIENCE)
            .orElseThrow();
    assertThat(found.stream().map(row -> row.value1()))
        .containsExactlyElementsOf(
            Stream.of("a|0||2026", "-|1|b|2027", "|4|c\"d+{e,f}\\+null+|2028").toList());
  }

  private static Select<Record1<String>> described(Parts<Values> parts) {
    return select(
        field(
            "concat_ws('|', coalesce({0}, '-'), cardinality({1}), array_to_string({1}, '+'),"
                + " extract(year from {2} at time zone 'UTC'))",
            SQLDataType.CLOB,
            parts.of(SQLDataType.CLOB, Values::text),
            parts.of(SQLDataType.CLOB.array(), values -> values.texts().toArray(String[]::new)),
            parts.of(SQLDataType.TIMESTAMPWITHTIMEZONE, Values::time)));
  }

  private static SharedLists<Values, Record1<String>> lists(
      Function<Parts<Values>, Select<Record1<String>>> query) {
    var same = new Values(null, List.of(), OffsetDateTime.MIN);
    return new SharedLists<>(
        COUNTED.database(), _ -> 8, _ -> same, (_, parts) -> query.apply(parts));
  }

  @Test
  void areNotPlannedAnewForFew() {
    try (var fresh = new CountedDatabase(TestServer.migrated())) {
      var lists = lists(fresh.database());
      var asked = List.of(new Countdown(1, false), new Countdown(2, false));
      Field<Long> custom = field("custom_plans", SQLDataType.BIGINT);
      Mono<Long> planned =
          fresh
              .database()
              .read(dsl ->
                  Flux.range(0, 8)
                      .concatMap(_ -> lists.rowsOfEach(dsl, asked))
                      .then(
                          TypedQuery.rows(
                                  dsl,
                                  select(custom)
                                      .from(table("pg_prepared_statements"))
                                      .where("statement like 'select \"found\".%'"))
                              .map(row -> row.value1())
                              .single()));
      // PostgreSQL tries five of its plans before it compares.
      assertThat(planned.block(PATIENCE)).isEqualTo(5);
    }
  }
}
