package dev.typeset.db;

import dev.typeset.core.Cost;
import dev.typeset.core.Failure;
import dev.typeset.core.Problem;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record2;
import org.jooq.Select;
import org.jooq.impl.SQLDataType;
import org.jspecify.annotations.Nullable;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.MonoSink;
import reactor.core.scheduler.Schedulers;
import reactor.util.context.Context;

/**
 * Reads of single rows that share statements. Who asks alone has a statement at once. Who asks
 * while one is under way waits for it, and then one statement reads the rows of all who wait.
 *
 * <p>Nobody joins a statement that was sent before they asked: whatever was committed by then, they
 * see. Nobody waits longer than 20 ms for one to come back, as long as the pool has connections.
 * Each gives up alone, and a statement that nobody waits for any more is stopped.
 *
 * @param <V> what is read of a row
 */
public final class SharedReads<V> {
  private static final Duration SLOW = Duration.ofMillis(20);
  private static final int MOST_FRESH = 4;

  private final Database database;
  private final Limits limits;
  private final int mostRows;
  private final Prepared<Long[], Record2<Long, V>> rows;
  private final AtomicInteger sending = new AtomicInteger();

  // These three are guarded by waiting.
  private final Deque<Caller> waiting = new ArrayDeque<>();
  private final Set<Batch> underWay = new HashSet<>();
  private boolean alarmed;

  /**
   * Reads of rows.
   *
   * @param mostRows that one statement may read, where the setting does not say fewer: what they
   *     hold is in memory at the same time
   * @param rows the rows of these ids, in any order, each with its id
   */
  public SharedReads(
      Database database, int mostRows, Function<Field<Long[]>, Select<Record2<Long, V>>> rows) {
    this.database = database;
    this.limits = database.limits();
    this.mostRows = Math.min(mostRows, limits.sharedRows());
    this.rows = new Prepared<>(SQLDataType.BIGINT.array(), rows);
  }

  /** The row, or empty. One statement, or none where another caller's brought it along. */
  public Mono<V> find(long id) {
    return mostRows == 1
        ? load(List.of(id)).flatMap(found -> Mono.justOrEmpty(found.get(id)))
        : Mono.<V>create(sink -> join(new Caller(id, sink, System.nanoTime())))
            .timeout(limits.request(), Mono.error(() -> limits.deadlinePassed().raise()));
  }

  /** The row, or empty; to be called inside of a unit of work. One statement. */
  Mono<V> find(DSLContext dsl, long id) {
    return Database.one(rows.with(dsl, new Long[] {id})).map(row -> row.value2());
  }

  private Mono<Map<Long, V>> load(List<Long> ids) {
    return database.read(dsl ->
        rows.with(dsl, ids.toArray(Long[]::new))
            .collect(HashMap::new, (found, row) -> found.put(row.value1(), row.value2())));
  }

  private void join(Caller caller) {
    MonoSink<V> _ = caller.sink.onCancel(() -> leave(caller));
    boolean joined;
    synchronized (waiting) {
      joined = waiting.size() < limits.poolPending() && waiting.add(caller);
    }
    if (joined) {
      send();
    } else {
      caller.fail(SqlProblems.tooManyWait().raise(), false);
    }
  }

  private void leave(Caller caller) {
    List<Batch> over;
    synchronized (waiting) {
      waiting.remove(caller);
      over = underWay.stream().filter(batch -> batch.isLeft(caller)).toList();
    }
    over.forEach(Batch::stop);
  }

  /** Sends whatever may be sent. Whoever calls it meanwhile has it look once more. */
  private void send() {
    if (sending.getAndIncrement() > 0) {
      return;
    }
    int asked = 1;
    do {
      for (Batch next = next(); next != null; next = next()) {
        next.send();
      }
      asked = sending.addAndGet(-asked);
    } while (asked > 0);
  }

  /** Those whose rows the next statement reads; null where it is not its time yet. */
  private @Nullable Batch next() {
    synchronized (waiting) {
      long now = System.nanoTime();
      long fresh = underWay.stream().filter(batch -> now - batch.sent < SLOW.toNanos()).count();
      boolean full = waiting.size() >= Math.min(mostRows, limits.poolPending());
      if (waiting.isEmpty()) {
        return null;
      }
      if (fresh > 0 && !(full && fresh < MOST_FRESH)) {
        wake();
        return null;
      }
      List<Caller> callers = new ArrayList<>();
      while (!waiting.isEmpty() && callers.size() < mostRows) {
        callers.add(waiting.remove());
      }
      var next = new Batch(callers, now);
      underWay.add(next);
      return next;
    }
  }

  /** Looks again once the statements under way would be slow. */
  private void wake() {
    if (!alarmed) {
      alarmed = true;
      Disposable _ =
          Schedulers.parallel()
              .schedule(
                  () -> {
                    synchronized (waiting) {
                      alarmed = false;
                    }
                    send();
                  },
                  SLOW.toNanos(),
                  TimeUnit.NANOSECONDS);
    }
  }

  /** Callers whose rows one statement reads. The first is the one whose statement it is. */
  private final class Batch {
    private final List<Caller> callers;
    private final Set<Caller> staying;
    private final long sent;
    private volatile @Nullable Disposable statement;
    private volatile boolean stopped;

    Batch(List<Caller> callers, long sent) {
      this.callers = callers;
      this.staying = new HashSet<>(callers);
      this.sent = sent;
    }

    /** Whether this caller was the last one to stay. */
    boolean isLeft(Caller caller) {
      return staying.remove(caller) && staying.isEmpty();
    }

    void stop() {
      stopped = true;
      Disposable running = statement;
      if (running != null) {
        running.dispose();
      }
    }

    void send() {
      callers.getFirst().addWait();
      statement =
          read(callers)
              .contextWrite(Context.of(callers.getFirst().sink.contextView()))
              .doFinally(_ -> end())
              .subscribe();
      if (stopped) {
        stop();
      }
    }

    private void end() {
      synchronized (waiting) {
        underWay.remove(this);
      }
      SharedReads.this.send();
    }

    private Mono<Void> read(List<Caller> readers) {
      List<Long> ids = readers.stream().map(Caller::id).distinct().toList();
      return load(ids)
          .doOnNext(found ->
              readers.forEach(reader -> reader.take(found, !reader.equals(callers.getFirst()))))
          .then()
          .onErrorResume(
              error -> ids.size() > 1 && !isLimit(error) ? apart(readers) : fail(readers, error));
    }

    /** A row that cannot be read is nothing to those who asked for others. */
    private Mono<Void> apart(List<Caller> readers) {
      return Flux.fromIterable(readers.stream().collect(Collectors.groupingBy(Caller::id)).values())
          .concatMap(this::read)
          .then();
    }

    private Mono<Void> fail(List<Caller> readers, Throwable error) {
      readers.forEach(reader -> reader.fail(error, !reader.equals(callers.getFirst())));
      return Mono.empty();
    }

    private static boolean isLimit(Throwable error) {
      return error instanceof Failure failure && !(failure.problem() instanceof Problem.Internal);
    }
  }

  /** Somebody who asks, since a moment of the nano time. */
  private final class Caller {
    private final long id;
    private final MonoSink<V> sink;
    private final long since;

    Caller(long id, MonoSink<V> sink, long since) {
      this.id = id;
      this.sink = sink;
      this.since = since;
    }

    long id() {
      return id;
    }

    void take(Map<Long, V> found, boolean shared) {
      account(shared);
      sink.success(found.get(id));
    }

    void fail(Throwable error, boolean shared) {
      account(shared);
      sink.error(error);
    }

    void addWait() {
      cost().ifPresent(cost -> cost.addNanos(System.nanoTime() - since));
    }

    private void account(boolean shared) {
      if (shared) {
        cost().ifPresent(Cost::share);
        addWait();
      }
    }

    private Optional<Cost> cost() {
      return sink.contextView().getOrEmpty(Cost.class);
    }
  }
}
