package dev.typeset.db;

import dev.typeset.core.Problem;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiFunction;
import org.jooq.DSLContext;
import reactor.core.Disposable;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/**
 * Writes of one kind that share statements. Who writes alone has a statement at once. Who comes
 * while one is under way waits for its end, or until eight wait, and then one statement writes for
 * all who wait: all of it is committed, or none.
 *
 * <p>Nothing is answered before it is committed. Where PostgreSQL refuses what several have sent,
 * each has a statement alone, so that what is wrong is told to those who sent it. Nobody waits
 * longer than 20 ms for statements to end, unless four of them are under way. Who gives up before a
 * statement has a connection has written nothing; who gives up later leaves it to the others.
 *
 * @param <I> what is to be written
 * @param <O> what comes of it
 */
public final class SharedWrites<I, O> {
  private static final int SLOW_MILLIS = 20;
  private static final int MOST_UNDER_WAY = 4;

  // PostgreSQL waits for the disk at a statement's end, and could write for others meanwhile.
  private static final int ENOUGH_FOR_A_SECOND = 8;

  private final Database database;
  private final Limits limits;
  private final int mostRows;
  private final BiFunction<DSLContext, I, Mono<O>> one;
  private final BiFunction<DSLContext, List<I>, Mono<List<O>>> many;

  private final AtomicInteger sending = new AtomicInteger();

  // These three are guarded by waiting.
  private final Deque<SharedWriter<I, O>> waiting = new ArrayDeque<>();
  private int underWay;
  private int trustedUnderWay;

  /**
   * Writes.
   *
   * @param mostRows that one statement may write, where the setting does not say fewer
   * @param one writes for one caller; a single statement
   * @param many writes for several in a single statement, and brings what comes of each in the
   *     order of what is sent; nothing at all, and an empty list, where one of them cannot be
   *     written
   */
  public SharedWrites(
      Database database,
      int mostRows,
      BiFunction<DSLContext, I, Mono<O>> one,
      BiFunction<DSLContext, List<I>, Mono<List<O>>> many) {
    this.database = database;
    this.limits = database.limits();
    this.mostRows = Math.min(mostRows, limits.sharedRows());
    this.one = one;
    this.many = many;
  }

  /**
   * Writes; what {@link Database#writeAlone} says of errors holds. One statement, or none where
   * another caller's wrote it along.
   */
  public Mono<O> write(I input) {
    return Mono.deferContextual(
        context -> mostRows == 1 || BeforeCommit.isIn(context) ? alone(input) : together(input));
  }

  private Mono<O> alone(I input) {
    return database.writeAlone(dsl -> one.apply(dsl, input));
  }

  private Mono<O> together(I input) {
    var sent = new AtomicBoolean();
    return Mono.<O>create(sink -> join(new SharedWriter<>(new SharedCaller<>(input, sink), sent)))
        .timeout(
            limits.request(),
            Mono.error(() ->
                (sent.get() ? new Problem.OutcomeUnknown() : limits.deadlinePassed()).raise()));
  }

  private void join(SharedWriter<I, O> writer) {
    boolean joined;
    synchronized (waiting) {
      joined = waiting.size() < limits.poolPending() && waiting.add(writer);
    }
    if (joined) {
      // Behind the adding: whoever has gone already leaves at once.
      writer.caller().onCancel(() -> leave(writer));
      send();
    } else {
      writer.caller().fail(SqlProblems.tooManyWait().raise(), false);
    }
  }

  private void leave(SharedWriter<I, O> writer) {
    writer.leave();
    synchronized (waiting) {
      waiting.remove(writer);
    }
  }

  /** Sends whatever may be sent. Whoever calls it meanwhile has it look once more. */
  private void send() {
    if (sending.getAndIncrement() > 0) {
      return;
    }
    int asked = 1;
    try {
      do {
        for (List<SharedWriter<I, O>> next = next(); !next.isEmpty(); next = next()) {
          send(next);
        }
        asked = sending.addAndGet(-asked);
      } while (asked > 0);
    } catch (Throwable e) {
      sending.set(0);
      throw e;
    }
  }

  private void send(List<SharedWriter<I, O>> writers) {
    var underWay = new UnderWay();
    try {
      Disposable slow =
          Schedulers.parallel().schedule(underWay::distrust, SLOW_MILLIS, TimeUnit.MILLISECONDS);
      Disposable _ =
          Mono.defer(() -> written(writers))
              .onErrorResume(error -> tell(writers, error))
              .doFinally(_ -> {
                slow.dispose();
                underWay.end();
              })
              .subscribe();
    } catch (Throwable e) {
      underWay.end();
      throw e;
    }
  }

  /** A statement that was sent, and whether others wait for it. */
  private final class UnderWay {
    private boolean trusted = true;
    private boolean ended;

    /** Others wait no longer: it is slow. */
    void distrust() {
      synchronized (waiting) {
        trustedUnderWay -= trusted ? 1 : 0;
        trusted = false;
      }
      send();
    }

    void end() {
      synchronized (waiting) {
        underWay -= ended ? 0 : 1;
        ended = true;
      }
      distrust();
    }
  }

  /** Those for whom the next statement writes; nobody where it is not its time yet. */
  private List<SharedWriter<I, O>> next() {
    synchronized (waiting) {
      List<SharedWriter<I, O>> next = new ArrayList<>();
      boolean due =
          trustedUnderWay == 0 || (trustedUnderWay == 1 && waiting.size() >= ENOUGH_FOR_A_SECOND);
      if (due && underWay < MOST_UNDER_WAY) {
        while (!waiting.isEmpty() && next.size() < mostRows) {
          next.add(waiting.remove());
        }
      }
      if (!next.isEmpty()) {
        underWay++;
        trustedUnderWay++;
      }
      return next;
    }
  }

  private Mono<Void> written(List<SharedWriter<I, O>> writers) {
    if (writers.size() == 1) {
      return alone(writers.getFirst());
    }
    return database
        .writeAlone(dsl -> together(dsl, writers))
        .contextWrite(writers.getFirst().caller().begin())
        .flatMap(tell -> tell)
        .onErrorResume(
            error -> SqlProblems.isRefused(error) ? apart(writers) : tell(writers, error));
  }

  /** Writes for those who have not given up while there was no connection. */
  private Mono<Mono<Void>> together(DSLContext dsl, List<SharedWriter<I, O>> all) {
    List<SharedWriter<I, O>> writers = all.stream().filter(SharedWriter::begin).toList();
    return writers.isEmpty()
        ? Mono.empty()
        : many.apply(dsl, writers.stream().map(writer -> writer.input()).toList())
            .map(made -> made.isEmpty() ? apart(writers) : tell(writers, made));
  }

  /** Each by itself, and beside what is sent next: some may wait for a lock. All was undone. */
  private Mono<Void> apart(List<SharedWriter<I, O>> writers) {
    writers.forEach(writer -> {
      Disposable _ = alone(writer).subscribe();
    });
    return Mono.empty();
  }

  private Mono<Void> alone(SharedWriter<I, O> writer) {
    return database
        .writeAlone(dsl -> writer.begin() ? one.apply(dsl, writer.input()) : Mono.empty())
        .contextWrite(writer.caller().begin())
        .doOnSuccess(made -> writer.caller().take(made, false))
        .onErrorResume(error -> {
          writer.caller().fail(error, false);
          return Mono.empty();
        })
        .then();
  }

  private Mono<Void> tell(List<SharedWriter<I, O>> writers, List<O> made) {
    for (int i = 0; i < writers.size(); i++) {
      writers.get(i).caller().take(made.get(i), i > 0);
    }
    return Mono.empty();
  }

  private Mono<Void> tell(List<SharedWriter<I, O>> writers, Throwable error) {
    writers.forEach(writer -> writer.caller().fail(error, !writer.equals(writers.getFirst())));
    return Mono.empty();
  }
}
