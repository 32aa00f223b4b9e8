package dev.typeset.db;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.select;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.jooq.DSLContext;
import org.jooq.DataType;
import org.jooq.Field;
import org.jooq.Record2;
import org.jooq.Select;
import org.jooq.impl.SQLDataType;
import org.jspecify.annotations.Nullable;
import reactor.core.Disposable;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/**
 * Reads of single rows that share statements. Who asks alone has a statement at once. Who asks
 * while one is under way waits for its first row, and then one statement reads the rows of all who
 * wait, while the others of the first are still coming in.
 *
 * <p>Nobody joins a statement that was sent before they asked: whatever was committed by then, they
 * see. Nobody waits longer than 20 ms for one to come back, unless four of them are under way. Each
 * gives up alone, and a statement that nobody waits for any more is stopped.
 *
 * @param <V> what is read of a row
 */
public final class SharedReads<V> {
  private static final Duration SLOW = Duration.ofMillis(20);
  private static final int MOST_UNDER_WAY = 4;
  private static final DataType<Long[]> IDS = SQLDataType.BIGINT.array();

  private final Database database;
  private final Limits limits;
  private final int mostRows;
  private final Prepared<Long[], Record2<Long, V>> rows;
  private final AtomicInteger sending = new AtomicInteger();

  // These three are guarded by waiting.
  private final Deque<SharedCaller<V>> waiting = new ArrayDeque<>();
  private final Set<SharedBatch<V>> underWay = new HashSet<>();
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
    this.rows = new Prepared<>(parts -> rows.apply(unseen(parts.of(IDS, wanted -> wanted))));
  }

  /**
   * The ids where PostgreSQL's planner does not see them. Where it sees that they are few, it takes
   * a plan for just these, each time anew: 1.1 ms for one row, and 0.45 ms as it is.
   */
  private static Field<Long[]> unseen(Field<Long[]> ids) {
    return field(select(ids)).cast(IDS);
  }

  /** The row, or empty. One statement, or none where another caller's brought it along. */
  public Mono<V> find(long id) {
    return mostRows == 1
        ? database.read(dsl -> find(dsl, id))
        : Mono.<V>create(sink -> join(new SharedCaller<>(id, sink)))
            .timeout(limits.request(), Mono.error(() -> limits.deadlinePassed().raise()));
  }

  /** The row, or empty; to be called inside of a unit of work. One statement. */
  Mono<V> find(DSLContext dsl, long id) {
    return Database.one(rows.with(dsl, new Long[] {id})).map(row -> row.value2());
  }

  private Mono<Void> load(Collection<Long> ids, BiConsumer<Long, V> take) {
    return database.read(dsl ->
        rows.with(dsl, ids.toArray(Long[]::new))
            .doOnNext(row -> take.accept(row.value1(), row.value2()))
            .then());
  }

  private void join(SharedCaller<V> caller) {
    boolean joined;
    synchronized (waiting) {
      joined = waiting.size() < limits.poolPending() && waiting.add(caller);
    }
    if (joined) {
      // Behind the adding: whoever has gone already leaves at once.
      caller.onCancel(() -> leave(caller));
      send();
    } else {
      caller.fail(SqlProblems.tooManyWait().raise(), false);
    }
  }

  private void leave(SharedCaller<V> caller) {
    List<SharedBatch<V>> over;
    synchronized (waiting) {
      waiting.remove(caller);
      over = underWay.stream().filter(batch -> batch.leave(caller)).toList();
    }
    over.forEach(SharedBatch::stop);
  }

  /** Sends whatever may be sent. Whoever calls it meanwhile has it look once more. */
  private void send() {
    if (sending.getAndIncrement() > 0) {
      return;
    }
    int asked = 1;
    try {
      do {
        for (SharedBatch<V> next = next(); next != null; next = next()) {
          send(next);
        }
        asked = sending.addAndGet(-asked);
      } while (asked > 0);
    } catch (Throwable e) {
      // As when memory runs out: those who ask later are to be served again.
      sending.set(0);
      throw e;
    }
  }

  private void send(SharedBatch<V> next) {
    try {
      next.send(this::load, this::send, this::end);
    } catch (Throwable e) {
      synchronized (waiting) {
        underWay.remove(next);
      }
      throw e;
    }
  }

  /** Those whose rows the next statement reads; null where it is not its time yet. */
  private @Nullable SharedBatch<V> next() {
    synchronized (waiting) {
      long now = System.nanoTime();
      if (waiting.isEmpty() || underWay.size() >= MOST_UNDER_WAY) {
        return null;
      }
      boolean full = waiting.size() >= Math.min(mostRows, limits.poolPending());
      long trusted =
          underWay.stream()
              .filter(batch -> !batch.isAnswered())
              .mapToLong(batch -> left(batch, now))
              .max()
              .orElse(0);
      if (trusted > 0 && !full) {
        wake(trusted);
        return null;
      }
      List<SharedCaller<V>> callers = new ArrayList<>();
      while (!waiting.isEmpty() && callers.size() < mostRows) {
        callers.add(waiting.remove());
      }
      var next = new SharedBatch<>(callers, now);
      underWay.add(next);
      return next;
    }
  }

  private void end(SharedBatch<V> batch) {
    synchronized (waiting) {
      underWay.remove(batch);
    }
    send();
  }

  private static long left(SharedBatch<?> batch, long now) {
    return SLOW.toNanos() - (now - batch.sent());
  }

  /** Looks again once the statements under way would be slow. */
  private void wake(long nanos) {
    if (!alarmed) {
      Disposable _ =
          Schedulers.parallel()
              .schedule(
                  () -> {
                    synchronized (waiting) {
                      alarmed = false;
                    }
                    send();
                  },
                  nanos,
                  TimeUnit.NANOSECONDS);
      alarmed = true;
    }
  }
}
