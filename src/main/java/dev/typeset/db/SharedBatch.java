package dev.typeset.db;

import dev.typeset.core.Failure;
import dev.typeset.core.Problem;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Callers whose rows one statement reads. The first is the one whose statement it is.
 *
 * @param <V> what is read of a row
 */
final class SharedBatch<V> {
  private final List<SharedCaller<V>> callers;
  private final Set<SharedCaller<V>> staying;
  private final long sent;
  private volatile @Nullable Disposable statement;
  private volatile boolean stopped;

  /**
   * A batch.
   *
   * @param sent when, by the nano time
   */
  SharedBatch(List<SharedCaller<V>> callers, long sent) {
    this.callers = callers;
    this.staying = new HashSet<>(callers);
    this.sent = sent;
  }

  long sent() {
    return sent;
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
   * Sends the statement.
   *
   * @param load the rows of these ids
   * @param end told of the end, whatever it is
   */
  void send(Function<List<Long>, Mono<Map<Long, V>>> load, Consumer<SharedBatch<V>> end) {
    statement =
        read(callers, load)
            .contextWrite(callers.getFirst().begin())
            .doFinally(_ -> end.accept(this))
            .subscribe();
    if (stopped) {
      stop();
    }
  }

  private Mono<Void> read(
      List<SharedCaller<V>> readers, Function<List<Long>, Mono<Map<Long, V>>> load) {
    List<Long> ids = readers.stream().map(SharedCaller::id).distinct().toList();
    return load.apply(ids)
        .doOnNext(found -> readers.forEach(reader -> reader.take(found, isAlong(reader))))
        .then()
        .onErrorResume(error ->
            ids.size() > 1 && !isLimit(error) ? apart(readers, load) : fail(readers, error));
  }

  /** A row that cannot be read is nothing to those who asked for others. */
  private Mono<Void> apart(
      List<SharedCaller<V>> readers, Function<List<Long>, Mono<Map<Long, V>>> load) {
    var byId = readers.stream().collect(Collectors.groupingBy(SharedCaller::id));
    return Flux.fromIterable(byId.values()).concatMap(same -> read(same, load)).then();
  }

  private Mono<Void> fail(List<SharedCaller<V>> readers, Throwable error) {
    readers.forEach(reader -> reader.fail(error, isAlong(reader)));
    return Mono.empty();
  }

  private boolean isAlong(SharedCaller<V> reader) {
    return !reader.equals(callers.getFirst());
  }

  private static boolean isLimit(Throwable error) {
    return error instanceof Failure failure && !(failure.problem() instanceof Problem.Internal);
  }
}
