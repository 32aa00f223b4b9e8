package dev.typeset.db;

import dev.typeset.core.Failure;
import dev.typeset.core.Problem;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Callers for whom one statement reads. The first is the one whose statement it is. Each has theirs
 * as soon as it has come, and those for whom nothing comes have nothing at the end.
 *
 * @param <K> what is asked for
 * @param <V> what is read for it
 */
final class SharedBatch<K, V> {
  private final List<SharedCaller<K, V>> callers;
  private final Set<SharedCaller<K, V>> staying;
  private final long sent;
  private volatile boolean answered;
  private volatile @Nullable Disposable statement;
  private volatile boolean stopped;

  /**
   * A batch.
   *
   * @param sent when, by the nano time
   */
  SharedBatch(List<SharedCaller<K, V>> callers, long sent) {
    this.callers = callers;
    this.staying = ConcurrentHashMap.newKeySet();
    staying.addAll(callers);
    this.sent = sent;
  }

  long sent() {
    return sent;
  }

  /** Whether something has come: from then on others may be sent beside it. */
  boolean isAnswered() {
    return answered;
  }

  /** A caller gives up; tells whether it was the last one to stay. */
  boolean leave(SharedCaller<K, V> caller) {
    return staying.remove(caller) && staying.isEmpty();
  }

  void stop() {
    stopped = true;
    Disposable running = statement;
    if (running != null) {
      running.dispose();
    }
  }

  /** Takes what a statement brings. */
  interface Taker<K, V> {
    /** Something has come: others may be sent beside it. */
    void answered();

    /** All of what was asked for by this key has come; again, where a try before had failed. */
    void take(K key, V found);
  }

  /**
   * Sends the statement.
   *
   * @param load reads for these keys
   * @param onAnswer told once when the first comes
   * @param onEnd told of the end, whatever it is
   */
  void send(
      BiFunction<Collection<K>, Taker<K, V>, Mono<Void>> load,
      Runnable onAnswer,
      Consumer<SharedBatch<K, V>> onEnd) {
    statement =
        read(callers, load, onAnswer)
            .contextWrite(callers.getFirst().begin())
            .doFinally(_ -> onEnd.accept(this))
            .subscribe();
    if (stopped) {
      stop();
    }
  }

  private Mono<Void> read(
      List<SharedCaller<K, V>> readers,
      BiFunction<Collection<K>, Taker<K, V>, Mono<Void>> load,
      Runnable onAnswer) {
    // A deadline passes on a thread of its own, maybe while a row comes in.
    Map<K, List<SharedCaller<K, V>>> byKey =
        readers.stream()
            .collect(
                Collectors.groupingBy(
                    SharedCaller::key, ConcurrentHashMap::new, Collectors.toList()));
    boolean alone = byKey.size() == 1;
    return load.apply(
            List.copyOf(byKey.keySet()),
            new Taker<>() {
              @Override
              public void answered() {
                if (!answered) {
                  answered = true;
                  onAnswer.run();
                }
              }

              @Override
              public void take(K key, V found) {
                answered();
                SharedBatch.this.take(byKey.remove(key), found);
              }
            })
        .then(Mono.<Void>fromRunnable(() -> rest(byKey).forEach(none -> take(none, null))))
        .onErrorResume(
            error -> alone || isLimit(error) ? fail(rest(byKey), error) : apart(rest(byKey), load));
  }

  /** Those for whom nothing has come, to each of whom it is told once. */
  private static <K, V> List<List<SharedCaller<K, V>>> rest(
      Map<K, List<SharedCaller<K, V>>> byKey) {
    List<List<SharedCaller<K, V>>> rest = new ArrayList<>();
    for (K key : List.copyOf(byKey.keySet())) {
      List<SharedCaller<K, V>> readers = byKey.remove(key);
      if (readers != null) {
        rest.add(readers);
      }
    }
    return rest;
  }

  private void take(@Nullable List<SharedCaller<K, V>> readers, @Nullable V found) {
    if (readers != null) {
      readers.forEach(reader -> {
        staying.remove(reader);
        reader.take(found, isAlong(reader));
      });
    }
  }

  /** What cannot be read is nothing to those who asked for something else, or have gone. */
  private Mono<Void> apart(
      List<List<SharedCaller<K, V>>> readers,
      BiFunction<Collection<K>, Taker<K, V>, Mono<Void>> load) {
    return Flux.fromIterable(readers)
        .concatMap(same ->
            same.stream().anyMatch(staying::contains)
                ? read(same, load, () -> {})
                : Mono.<Void>empty())
        .then();
  }

  private Mono<Void> fail(List<List<SharedCaller<K, V>>> readers, Throwable error) {
    readers.forEach(same -> same.forEach(reader -> reader.fail(error, isAlong(reader))));
    return Mono.empty();
  }

  private boolean isAlong(SharedCaller<K, V> reader) {
    return !reader.equals(callers.getFirst());
  }

  private static boolean isLimit(Throwable error) {
    return error instanceof Failure failure
        && (failure.problem() instanceof Problem.Unavailable
            || failure.problem() instanceof Problem.Overloaded
            || failure.problem() instanceof Problem.DeadlinePassed);
  }
}
