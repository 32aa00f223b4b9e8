package dev.typeset.db;

import dev.typeset.core.Failure;
import dev.typeset.core.Problem;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Callers whose rows one statement reads. The first is the one whose statement it is. Each has its
 * row as soon as it comes, and those whose row does not come have nothing at the end.
 *
 * @param <V> what is read of a row
 */
final class SharedBatch<V> {
  private final List<SharedCaller<V>> callers;
  private final Set<SharedCaller<V>> staying;
  private final long sent;
  private volatile boolean answered;
  private volatile @Nullable Disposable statement;
  private volatile boolean stopped;

  /**
   * A batch.
   *
   * @param sent when, by the nano time
   */
  SharedBatch(List<SharedCaller<V>> callers, long sent) {
    this.callers = callers;
    this.staying = ConcurrentHashMap.newKeySet();
    staying.addAll(callers);
    this.sent = sent;
  }

  long sent() {
    return sent;
  }

  /** Whether a row has come: from then on others may be sent beside it. */
  boolean isAnswered() {
    return answered;
  }

  /** A caller gives up; tells whether it was the last one to stay. */
  boolean leave(SharedCaller<V> caller) {
    return staying.remove(caller) && staying.isEmpty();
  }

  void stop() {
    stopped = true;
    Disposable running = statement;
    if (running != null) {
      running.dispose();
    }
  }

  /**
   * How rows are read.
   *
   * @param <V> what is read of a row
   */
  @FunctionalInterface
  interface Load<V> {
    /** Reads the rows of these ids; where a try fails, some may have come before. */
    Mono<Void> rows(Collection<Long> ids, BiConsumer<Long, V> take);
  }

  /**
   * Sends the statement.
   *
   * @param load reads the rows of some ids, and hands each over as it comes
   * @param onAnswer told once when the first row comes
   * @param onEnd told of the end, whatever it is
   */
  void send(Load<V> load, Runnable onAnswer, Consumer<SharedBatch<V>> onEnd) {
    statement =
        read(callers, load, onAnswer)
            .contextWrite(callers.getFirst().begin())
            .doFinally(_ -> onEnd.accept(this))
            .subscribe();
    if (stopped) {
      stop();
    }
  }

  private Mono<Void> read(List<SharedCaller<V>> readers, Load<V> load, Runnable onAnswer) {
    // A deadline passes on a thread of its own, maybe while a row comes in.
    Map<Long, List<SharedCaller<V>>> byId =
        readers.stream()
            .collect(
                Collectors.groupingBy(
                    SharedCaller::id, ConcurrentHashMap::new, Collectors.toList()));
    boolean alone = byId.size() == 1;
    return load.rows(
            List.copyOf(byId.keySet()),
            (id, row) -> {
              if (!answered) {
                answered = true;
                onAnswer.run();
              }
              take(byId.remove(id), row);
            })
        .then(Mono.<Void>fromRunnable(() -> rest(byId).forEach(none -> take(none, null))))
        .onErrorResume(
            error -> alone || isLimit(error) ? fail(rest(byId), error) : apart(rest(byId), load));
  }

  /** Those whose row has not come, to each of whom it is told once. */
  private static <V> List<List<SharedCaller<V>>> rest(Map<Long, List<SharedCaller<V>>> byId) {
    List<List<SharedCaller<V>>> rest = new ArrayList<>();
    for (Long id : List.copyOf(byId.keySet())) {
      List<SharedCaller<V>> readers = byId.remove(id);
      if (readers != null) {
        rest.add(readers);
      }
    }
    return rest;
  }

  private void take(@Nullable List<SharedCaller<V>> readers, @Nullable V row) {
    if (readers != null) {
      readers.forEach(reader -> {
        staying.remove(reader);
        reader.take(row, isAlong(reader));
      });
    }
  }

  /** A row that cannot be read is nothing to those who asked for others, or have gone. */
  private Mono<Void> apart(List<List<SharedCaller<V>>> readers, Load<V> load) {
    return Flux.fromIterable(readers)
        .concatMap(same ->
            same.stream().anyMatch(staying::contains)
                ? read(same, load, () -> {})
                : Mono.<Void>empty())
        .then();
  }

  private Mono<Void> fail(List<List<SharedCaller<V>>> readers, Throwable error) {
    readers.forEach(same -> same.forEach(reader -> reader.fail(error, isAlong(reader))));
    return Mono.empty();
  }

  private boolean isAlong(SharedCaller<V> reader) {
    return !reader.equals(callers.getFirst());
  }

  private static boolean isLimit(Throwable error) {
    return error instanceof Failure failure && !(failure.problem() instanceof Problem.Internal);
  }
}
