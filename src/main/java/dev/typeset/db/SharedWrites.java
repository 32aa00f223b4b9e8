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
 * while one is under way waits for its end, and then one statement writes for all who wait: all of
 * it is committed, or none.
 *
 * <p>Nothing is answered before it is committed. Where PostgreSQL refuses what several have sent,
 * each has a statement alone, so that what is wrong is told to those who sent it. Nobody waits
 * longer than 20 ms for a statement to end, unless four of them are under way. Who gives up while
 * waiting has written nothing; who gives up later leaves it to the others.
 *
 * @param <I> what is to be written
 * @param <O> what comes of it
 */
public final class SharedWrites<I, O> {
  private static final int SLOW_MILLIS = 20;
  private static final int MOST_UNDER_WAY = 4;

  private final Database database;
  private final Limits limits;
  private final int mostRows;
  private final BiFunction<DSLContext, I, Mono<O>> one;
  private final BiFunction<DSLContext, List<I>, Mono<List<O>>> many;

  private final AtomicInteger sending = new AtomicInteger();

  // These three are guarded by waiting.
  private final Deque<Writer<I, O>> waiting = new ArrayDeque<>();
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
    return Mono.<O>create(sink -> join(new Writer<>(input, new SharedCaller<>(0, sink), sent)))
        .timeout(
            limits.request(),
            Mono.error(() ->
                (sent.get() ? new Problem.OutcomeUnknown() : limits.deadlinePassed()).raise()));
  }

  private static final class Writer<I, O> {
    private final I input;
    private final SharedCaller<O> caller;
    private final AtomicBoolean sent;
    private volatile boolean gone;

    Writer(I input, SharedCaller<O> caller, AtomicBoolean sent) {
      this.input = input;
      this.caller = caller;
      this.sent = sent;
    }
  }

  private void join(Writer<I, O> writer) {
    boolean joined;
    synchronized (waiting) {
      joined = waiting.size() < limits.poolPending() && waiting.add(writer);
    }
    if (joined) {
      // Behind the adding: whoever has gone already leaves at once.
      writer.caller.onCancel(() -> leave(writer));
      send();
    } else {
      writer.caller.fail(SqlProblems.tooManyWait().raise(), false);
    }
  }

  private void leave(Writer<I, O> writer) {
    writer.gone = true;
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
        for (List<Writer<I, O>> next = next(); !next.isEmpty(); next = next()) {
          send(next);
        }
        asked = sending.addAndGet(-asked);
      } while (asked > 0);
    } catch (Throwable e) {
      sending.set(0);
      throw e;
    }
  }

  private void send(List<Writer<I, O>> writers) {
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
  private List<Writer<I, O>> next() {
    synchronized (waiting) {
      List<Writer<I, O>> next = new ArrayList<>();
      if (trustedUnderWay == 0 && underWay < MOST_UNDER_WAY) {
        while (!waiting.isEmpty() && next.size() < mostRows) {
          Writer<I, O> writer = waiting.remove();
          writer.sent.set(true);
          next.add(writer);
        }
      }
      if (!next.isEmpty()) {
        underWay++;
        trustedUnderWay++;
      }
      return next;
    }
  }

  private Mono<Void> written(List<Writer<I, O>> writers) {
    if (writers.size() == 1) {
      return alone(writers.getFirst());
    }
    List<I> inputs = writers.stream().map(writer -> writer.input).toList();
    return database
        .writeAlone(dsl -> many.apply(dsl, inputs))
        .contextWrite(writers.getFirst().caller.begin())
        .flatMap(made -> made.isEmpty() ? apart(writers) : tell(writers, made))
        .onErrorResume(
            error -> SqlProblems.isRefused(error) ? apart(writers) : tell(writers, error));
  }

  /** Each by itself, and beside what is sent next: some may wait for a lock. */
  private Mono<Void> apart(List<Writer<I, O>> writers) {
    for (Writer<I, O> writer : writers) {
      // It was undone, so who gave up meanwhile has written nothing.
      if (!writer.gone) {
        Disposable _ = alone(writer).subscribe();
      }
    }
    return Mono.empty();
  }

  private Mono<Void> alone(Writer<I, O> writer) {
    return alone(writer.input)
        .contextWrite(writer.caller.begin())
        .doOnSuccess(made -> writer.caller.take(made, false))
        .onErrorResume(error -> {
          writer.caller.fail(error, false);
          return Mono.empty();
        })
        .then();
  }

  private Mono<Void> tell(List<Writer<I, O>> writers, List<O> made) {
    for (int i = 0; i < writers.size(); i++) {
      writers.get(i).caller.take(made.get(i), i > 0);
    }
    return Mono.empty();
  }

  private Mono<Void> tell(List<Writer<I, O>> writers, Throwable error) {
    writers.forEach(writer -> writer.caller.fail(error, !writer.equals(writers.getFirst())));
    return Mono.empty();
  }
}
