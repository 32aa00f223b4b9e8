package dev.typeset.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.resultQuery;
import static org.jooq.impl.DSL.val;
import static org.jooq.impl.DSL.with;

import dev.typeset.core.Cost;
import dev.typeset.core.Failure;
import dev.typeset.testing.CountedDatabase;
import dev.typeset.testing.TestServer;
import io.micrometer.core.instrument.composite.CompositeMeterRegistry;
import io.r2dbc.postgresql.PostgresqlConnectionFactory;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.ConnectionFactory;
import io.r2dbc.spi.ConnectionFactoryMetadata;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.jooq.DSLContext;
import org.jooq.impl.SQLDataType;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

class SharedWritesTest {
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private static DatabaseUrl url;
  private static CountedDatabase counted;

  @BeforeAll
  static void start() {
    url = TestServer.migrated();
    TestServer.execute(
        url,
        """
        create table notes (id bigint generated always as identity, text text not null check (text <> 'refused'));
        create function heed() returns trigger language plpgsql as $$
          begin
            if new.text = 'slow' then perform pg_sleep(2); end if;
            if new.text = 'deadly' then perform pg_terminate_backend(pg_backend_pid()); end if;
            return null;
          end $$;
        create constraint trigger heed after insert on notes deferrable initially deferred
          for each row execute function heed();
        grant select, insert on notes to public;
        """);
    counted = new CountedDatabase(url);
    counted.database().warmUp().block();
  }

  @AfterAll
  static void stop() {
    counted.close();
  }

  @BeforeEach
  void forget() {
    TestServer.execute(url, "truncate notes");
    assertThat(counted.statements()).isNotNull();
  }

  private static Mono<List<String>> insert(DSLContext dsl, List<String> texts) {
    var made =
        name("made")
            .as(
                resultQuery(
                    "insert into notes (text) select * from unnest({0}) returning id, text",
                    val(texts.toArray(String[]::new), SQLDataType.CLOB.array())));
    return TypedQuery.rows(
            dsl,
            with(made)
                .select(field(name("text"), SQLDataType.CLOB))
                .from(made)
                .orderBy(field(name("id"))))
        .map(row -> row.value1())
        .collectList();
  }

  private static SharedWrites<String, String> writes() {
    return writes(counted.database());
  }

  private static SharedWrites<String, String> writes(Database database) {
    return new SharedWrites<>(
        database,
        32,
        (dsl, text) -> insert(dsl, List.of(text)).map(List::getFirst),
        SharedWritesTest::insert);
  }

  /** What comes of each: the text, or the name of the problem. */
  private static List<String> atOnce(SharedWrites<String, String> writes, List<String> texts) {
    return Flux.fromIterable(texts)
        .flatMapSequential(
            text ->
                writes
                    .write(text)
                    .onErrorResume(
                        Failure.class,
                        failure -> Mono.just(failure.problem().getClass().getSimpleName())),
            texts.size())
        .collectList()
        .blockOptional(PATIENCE)
        .orElseThrow();
  }

  private static List<String> numbered(int from, int to) {
    return IntStream.range(from, to).mapToObj(i -> "n" + i).toList();
  }

  private static List<String> written() {
    return TestServer.query(url, "select coalesce(string_agg(text, ' '), '') from notes")
        .lines()
        .flatMap(line -> List.of(line.split(" ")).stream())
        .filter(text -> !text.isEmpty())
        .sorted()
        .toList();
  }

  @Test
  void giveWhoWritesAloneAStatement() {
    var writes = writes();
    assertThat(writes.write("a").block(PATIENCE)).isEqualTo("a");
    assertThat(writes.write("b").block(PATIENCE)).isEqualTo("b");
    assertThat(counted.statements()).hasSize(2);
    assertThat(written()).containsExactly("a", "b");
  }

  @Test
  void writeForAllWhoWaitInOneStatement() {
    List<String> texts = numbered(0, 33);
    assertThat(atOnce(writes(), texts)).isEqualTo(texts);
    // Two, unless the first is over before the last one comes.
    assertThat(counted.statements()).hasSizeBetween(2, 11);
    assertThat(written()).containsExactlyInAnyOrderElementsOf(texts);
  }

  @Test
  void writeEqualThingsAsOftenAsTheyAreSent() {
    assertThat(atOnce(writes(), List.of("same", "same", "same", "same")))
        .containsOnly("same")
        .hasSize(4);
    assertThat(written()).containsExactly("same", "same", "same", "same");
  }

  @Test
  void tellAnErrorToWhoMadeItAlone() {
    List<String> texts = new ArrayList<>(numbered(0, 12));
    texts.set(7, "refused");
    List<String> expected = new ArrayList<>(texts);
    expected.set(7, "Invalid");
    assertThat(atOnce(writes(), texts)).isEqualTo(expected);
    texts.remove(7);
    assertThat(written()).containsExactlyInAnyOrderElementsOf(texts);
  }

  @Test
  void writeEachAloneWhereTheyCannotBeWrittenTogether() {
    var writes =
        new SharedWrites<String, String>(
            counted.database(),
            32,
            (dsl, text) -> insert(dsl, List.of(text)).map(List::getFirst),
            (dsl, _) -> insert(dsl, List.of()));
    List<String> texts = numbered(0, 9);
    assertThat(atOnce(writes, texts)).isEqualTo(texts);
    assertThat(written()).containsExactlyInAnyOrderElementsOf(texts);
  }

  @Test
  void areNotTriedAgainWhereTheOutcomeIsUnknown() {
    List<String> texts = new ArrayList<>(numbered(0, 9));
    texts.set(4, "deadly");
    List<String> outcomes = atOnce(writes(), texts);
    assertThat(outcomes.get(4)).isEqualTo("OutcomeUnknown");
    assertThat(outcomes.stream().filter(outcome -> !outcome.equals("OutcomeUnknown")).toList())
        .isSubsetOf(texts)
        .isEqualTo(written());
  }

  @Test
  void areNotTriedAgainAfterAFaultOfOurs() {
    var writes =
        new SharedWrites<String, String>(
            counted.database(),
            32,
            (dsl, text) -> insert(dsl, List.of(text)).map(List::getFirst),
            (dsl, texts) ->
                insert(dsl, texts)
                    .map(_ -> {
                      throw new IllegalStateException("not read");
                    }));
    List<String> outcomes = atOnce(writes, numbered(0, 12));
    assertThat(outcomes).contains("Internal").first().isEqualTo("n0");
    assertThat(written()).containsExactlyInAnyOrderElementsOf(numbered(0, 12));
  }

  @Test
  void doNotWaitForASlowOne() {
    var writes = writes();
    var slow = writes.write("slow").toFuture();
    long begun = System.nanoTime();
    assertThat(atOnce(writes, numbered(0, 8))).isEqualTo(numbered(0, 8));
    assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofMillis(1500));
    assertThat(slow).isNotDone();
    assertThat(slow).succeedsWithin(PATIENCE).isEqualTo("slow");
  }

  @Test
  void sendASecondStatementWhereEightWait() {
    var writes = writes();
    var slow = writes.write("slow").toFuture();
    assertThat(atOnce(writes, numbered(0, 9))).isEqualTo(numbered(0, 9));
    // The slow one, eight, and the last; else all nine would wait until the slow one is slow.
    assertThat(counted.statements()).hasSizeGreaterThanOrEqualTo(3);
    assertThat(slow).succeedsWithin(PATIENCE).isEqualTo("slow");
  }

  @Test
  void writeNothingForWhoGivesUpWhileWaiting() throws InterruptedException {
    var writes = writes();
    // Four are under way, and nobody is sent before one of them ends.
    List<Mono<String>> slow = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      slow.add(Mono.fromFuture(writes.write("slow").toFuture()));
      TimeUnit.MILLISECONDS.sleep(60);
    }
    var gone = writes.write("gone").subscribe();
    var stays = writes.write("stays").toFuture();
    gone.dispose();
    assertThat(stays).succeedsWithin(PATIENCE).isEqualTo("stays");
    assertThat(Flux.merge(slow).collectList().block(PATIENCE)).hasSize(4);
    assertThat(written()).containsExactly("slow", "slow", "slow", "slow", "stays");
  }

  @Test
  void goOnWithoutWhoGivesUpOnceTheyAreSent() throws InterruptedException {
    var gone = writes().write("slow").subscribe();
    TimeUnit.MILLISECONDS.sleep(200);
    gone.dispose();
    for (int tenths = 0; written().isEmpty() && tenths < 100; tenths++) {
      TimeUnit.MILLISECONDS.sleep(100);
    }
    assertThat(written()).containsExactly("slow");
  }

  @Test
  void countAStatementOfOneOfThem() {
    var writes = writes();
    List<Cost> costs = IntStream.range(0, 9).mapToObj(_ -> new Cost()).toList();
    assertThat(
            Flux.fromIterable(costs)
                .flatMap(cost ->
                    writes.write("w").contextWrite(context -> context.put(Cost.class, cost)))
                .collectList()
                .block(PATIENCE))
        .hasSize(9);
    int statements = counted.statements().size();
    assertThat(statements).isLessThan(9);
    assertThat(costs.stream().mapToInt(Cost::statements).sum()).isEqualTo(statements);
    assertThat(costs.stream().filter(Cost::isShared)).hasSize(9 - statements);
  }

  /** A database whose connections take a second to open. */
  private static Database slowToConnect(Duration request) {
    var limits = limits(Limits.DEFAULTS.poolPending(), request);
    var driver = new PostgresqlConnectionFactory(TestServer.service(url).r2dbc(limits).build());
    return new Database(
        new ConnectionFactory() {
          @Override
          public Mono<? extends Connection> create() {
            return Mono.delay(Duration.ofSeconds(1)).then(driver.create());
          }

          @Override
          public ConnectionFactoryMetadata getMetadata() {
            return driver.getMetadata();
          }
        },
        limits,
        new CompositeMeterRegistry());
  }

  private static Limits limits(int poolPending, Duration request) {
    return SharedReadsTest.limits(poolPending, Limits.DEFAULTS.sharedRows(), request);
  }

  @Test
  void tellThatNothingWasWrittenWhereThereWasNoConnection() throws InterruptedException {
    try (var slow = slowToConnect(Duration.ofMillis(400))) {
      assertThat(atOnce(writes(slow), numbered(0, 6))).containsOnly("DeadlinePassed").hasSize(6);
      TimeUnit.MILLISECONDS.sleep(1500);
      assertThat(written()).isEmpty();
    }
  }

  @Test
  void writeNothingForWhoGivesUpWhileThereIsNoConnection() throws InterruptedException {
    try (var slow = slowToConnect(Limits.DEFAULTS.request())) {
      var writes = writes(slow);
      var alone = writes.write("alone").subscribe();
      var gone = writes.write("gone").subscribe();
      var stays = List.of(writes.write("b").toFuture(), writes.write("c").toFuture());
      TimeUnit.MILLISECONDS.sleep(200);
      alone.dispose();
      gone.dispose();
      assertThat(stays.get(0)).succeedsWithin(PATIENCE).isEqualTo("b");
      assertThat(stays.get(1)).succeedsWithin(PATIENCE).isEqualTo("c");
      assertThat(written()).containsExactly("b", "c");
    }
  }

  @Test
  void refuseWhereTooManyWait() {
    try (var small = new CountedDatabase(url, limits(3, Limits.DEFAULTS.request()))) {
      List<String> outcomes = atOnce(writes(small.database()), numbered(0, 40));
      List<String> made = outcomes.stream().filter(text -> text.startsWith("n")).toList();
      assertThat(outcomes).contains("Overloaded").hasSize(40);
      assertThat(outcomes).filteredOn(text -> !text.startsWith("n")).containsOnly("Overloaded");
      assertThat(made).contains("n0");
      assertThat(written()).containsExactlyInAnyOrderElementsOf(made);
    }
  }

  @Test
  void endWhereTheDatabaseIsAway() {
    try (var away =
        Database.at(
            DatabaseUrl.parse("postgresql://nobody@127.0.0.1:1/none"), Limits.DEFAULTS, false)) {
      assertThat(atOnce(writes(away), numbered(0, 200))).containsOnly("Unavailable").hasSize(200);
    }
  }
}
