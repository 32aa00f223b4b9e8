package dev.typeset.db;

import dev.typeset.core.Cost;
import dev.typeset.core.Failure;
import dev.typeset.core.Problem;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record2;
import org.jooq.Select;
import org.jooq.impl.SQLDataType;
import reactor.core.Disposable;
import reactor.core.publisher.Mono;
import reactor.core.publisher.MonoSink;
import reactor.util.context.Context;

/**
 * Reads of single rows that share statements. Who asks alone has a statement at once. Who asks
 * while one is under way waits for it, and then one statement reads the rows of all who wait.
 *
 * <p>Nobody joins a statement that was sent before they asked: whatever was committed by then, they
 * see. Nobody waits for one that is slow, and each gives up alone.
 *
 * @param <V> what is read of a row
 */
public final class SharedReads<V> {
  private static final int MOST_STATEMENTS = 4;
  private static final Duration SLOW = Duration.ofMillis(20);

  private final Database database;
  private final Limits limits;
  private final Prepared<Long[], Record2<Long, V>> rows;

  // These three are guarded by waiting.
  private final Deque<Caller<V>> waiting = new ArrayDeque<>();
  private int underWay;
  private long sent;

  /**
   * Reads of rows.
   *
   * @param rows the rows of these ids, in any order, each with its id
   */
  public SharedReads(Database database, Function<Field<Long[]>, Select<Record2<Long, V>>> rows) {
    this.database = database;
    this.limits = database.limits();
    this.rows = new Prepared<>(SQLDataType.BIGINT.array(), rows);
  }

  /** The row, or empty. One statement, or none where another caller's brought it along. */
  public Mono<V> find(long id) {
    return limits.sharedRows() == 1
        ? load(List.of(id)).flatMap(found -> Mono.justOrEmpty(found.get(id)))
        : Mono.<V>create(sink -> join(new Caller<>(id, sink, System.nanoTime())))
            .timeout(limits.request(), Mono.error(() -> limits.deadlinePassed().raise()));
  }

  /** The row, or empty; to be called inside of a unit of work. One statement. */
  Mono<V> find(DSLContext dsl, long id) {
    return Database.one(rows.with(dsl, new Long[] {id})).map(row -> row.value2());
  }

  private void join(Caller<V> caller) {
    boolean joined;
    synchronized (waiting) {
      joined = waiting.size() < limits.poolPending() && waiting.add(caller);
    }
    if (joined) {
      MonoSink<V> _ = caller.sink.onCancel(() -> leave(caller));
      send(next());
    } else {
      caller.sink.error(SqlProblems.tooManyWait().raise());
    }
  }

  private void leave(Caller<V> caller) {
    synchronized (waiting) {
      waiting.remove(caller);
    }
  }

  /** Those whose rows the next statement reads; nobody where it is not its time yet. */
  private List<Caller<V>> next() {
    synchronized (waiting) {
      boolean enough = waiting.size() >= limits.sharedRows();
      boolean slow = System.nanoTime() - sent > SLOW.toNanos();
      if (underWay > 0 && (underWay == MOST_STATEMENTS || !(enough || slow))) {
        return List.of();
      }
      List<Caller<V>> next = new ArrayList<>();
      while (!waiting.isEmpty() && next.size() < limits.sharedRows()) {
        next.add(waiting.remove());
      }
      if (!next.isEmpty()) {
        underWay++;
        sent = System.nanoTime();
      }
      return next;
    }
  }

  private void send(List<Caller<V>> callers) {
    if (callers.isEmpty()) {
      return;
    }
    Caller<V> first = callers.getFirst();
    first.addWait();
    Disposable _ =
        load(callers.stream().map(Caller::id).distinct().toList())
            .contextWrite(Context.of(first.sink.contextView()))
            .subscribe(
                found -> {
                  end();
                  callers.forEach(caller -> caller.take(found, !caller.equals(first)));
                },
                error -> {
                  end();
                  fail(callers, error);
                });
  }

  private void end() {
    synchronized (waiting) {
      underWay--;
    }
    send(next());
  }

  private Mono<Map<Long, V>> load(List<Long> ids) {
    return database.read(dsl ->
        rows.with(dsl, ids.toArray(Long[]::new))
            .collect(HashMap::new, (found, row) -> found.put(row.value1(), row.value2())));
  }

  /** A row that cannot be read is nothing to those who asked for others: each tries alone. */
  private void fail(List<Caller<V>> callers, Throwable error) {
    boolean ours =
        error instanceof Failure failure && !(failure.problem() instanceof Problem.Internal);
    if (ours || callers.size() == 1) {
      callers.forEach(caller -> caller.sink.error(error));
    } else {
      callers.forEach(this::sendAlone);
    }
  }

  private void sendAlone(Caller<V> caller) {
    Disposable _ =
        load(List.of(caller.id))
            .contextWrite(Context.of(caller.sink.contextView()))
            .subscribe(found -> caller.take(found, false), caller.sink::error);
  }

  /**
   * Somebody who asks.
   *
   * @param since when, by the nano time
   */
  private record Caller<V>(long id, MonoSink<V> sink, long since) {
    void take(Map<Long, V> found, boolean shared) {
      if (shared) {
        cost().ifPresent(Cost::share);
        addWait();
      }
      sink.success(found.get(id));
    }

    void addWait() {
      cost().ifPresent(cost -> cost.addNanos(System.nanoTime() - since));
    }

    private Optional<Cost> cost() {
      return sink.contextView().getOrEmpty(Cost.class);
    }
  }
}
