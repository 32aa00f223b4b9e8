package dev.typeset.db;

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
import java.util.function.BiFunction;
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
 * Reads that share statements. Who asks alone has a statement at once. Who asks while one is under
 * way waits for its first row, and then one statement reads for all who wait, while the others of
 * the first are still coming in.
 *
 * <p>Nobody joins a statement that was sent before they asked: whatever was committed by then, they
 * see. Nobody waits longer than 20 ms for one to come back, unless four of them are under way. Each
 * gives up alone, and a statement that nobody waits for any more is stopped.
 *
 * @param <K> what is asked for; equal for those who ask for the same
 * @param <V> what is read for it
 */
public final class SharedReads<K, V> {
  private static final Duration SLOW = Duration.ofMillis(20);
  private static final int MOST_UNDER_WAY = 4;
  private static final DataType<Long[]> IDS = SQLDataType.BIGINT.array();

  private final Database database;
  private final Limits limits;
  private final int most;
  private final BiFunction<DSLContext, K, Mono<V>> one;
  private final Load<K, V> several;
  private final AtomicInteger sending = new AtomicInteger();

  // These three are guarded by waiting.
  private final Deque<SharedCaller<K, V>> waiting = new ArrayDeque<>();
  private final Set<SharedBatch<K, V>> underWay = new HashSet<>();
  private boolean alarmed;

  /** How one statement reads for several. */
  @FunctionalInterface
  interface Load<K, V> {
    Mono<Void> apply(DSLContext dsl, Collection<K> keys, SharedBatch.Taker<K, V> taker);
  }

  /**
   * Reads.
   *
   * @param most that one statement may read, where the setting does not say fewer
   * @param one reads for one
   * @param several reads for several
   */
  SharedReads(
      Database database, int most, BiFunction<DSLContext, K, Mono<V>> one, Load<K, V> several) {
    this.database = database;
    this.limits = database.limits();
    this.most = Math.min(most, limits.sharedRows());
    this.one = one;
    this.several = several;
  }

  /**
   * Reads of single rows.
   *
   * @param mostRows that one statement may read, where the setting does not say fewer: what they
   *     hold is in memory at the same time
   * @param rows the rows of these ids, in any order, each with its id
   */
  public static <V> SharedReads<Long, V> byId(
      Database database, int mostRows, Function<Field<Long[]>, Select<Record2<Long, V>>> rows) {
    Prepared<Long[], Record2<Long, V>> query =
        new Prepared<>(parts -> rows.apply(Columns.unseen(parts.of(IDS, wanted -> wanted))));
    return new SharedReads<>(
        database,
        mostRows,
        (dsl, id) -> Database.one(query.with(dsl, new Long[] {id})).map(row -> row.value2()),
        (dsl, ids, taker) ->
            query
                .with(dsl, ids.toArray(Long[]::new))
                .doOnNext(row -> taker.take(row.value1(), row.value2()))
                .then());
  }

  /**
   * What is asked for, or empty. One statement, or none where another caller's brought it along.
   */
  public Mono<V> find(K key) {
    return most == 1
        ? database.read(dsl -> find(dsl, key))
        : Mono.<V>create(sink -> join(new SharedCaller<>(key, sink)))
            .timeout(limits.request(), Mono.error(() -> limits.deadlinePassed().raise()));
  }

  /** The same inside of a unit of work. One statement. */
  Mono<V> find(DSLContext dsl, K key) {
    return one.apply(dsl, key);
  }

  private Mono<Void> load(Collection<K> keys, SharedBatch.Taker<K, V> taker) {
    return database.read(dsl -> several.apply(dsl, keys, taker));
  }

  private void join(SharedCaller<K, V> caller) {
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

  private void leave(SharedCaller<K, V> caller) {
    List<SharedBatch<K, V>> over;
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
        for (SharedBatch<K, V> next = next(); next != null; next = next()) {
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

  private void send(SharedBatch<K, V> next) {
    try {
      next.send(this::load, this::send, this::end);
    } catch (Throwable e) {
      synchronized (waiting) {
        underWay.remove(next);
      }
      throw e;
    }
  }

  /** Those for whom the next statement reads; null where it is not its time yet. */
  private @Nullable SharedBatch<K, V> next() {
    synchronized (waiting) {
      long now = System.nanoTime();
      if (waiting.isEmpty() || underWay.size() >= MOST_UNDER_WAY) {
        return null;
      }
      boolean full = waiting.size() >= Math.min(most, limits.poolPending());
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
      List<SharedCaller<K, V>> callers = new ArrayList<>();
      while (!waiting.isEmpty() && callers.size() < most) {
        callers.add(waiting.remove());
      }
      var next = new SharedBatch<>(callers, now);
      underWay.add(next);
      return next;
    }
  }

  private void end(SharedBatch<K, V> batch) {
    synchronized (waiting) {
      underWay.remove(batch);
    }
    send();
  }

  private static long left(SharedBatch<?, ?> batch, long now) {
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
