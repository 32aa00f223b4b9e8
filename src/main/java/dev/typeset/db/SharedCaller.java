package dev.typeset.db;

import dev.typeset.core.Cost;
import java.util.Map;
import java.util.Optional;
import reactor.core.publisher.MonoSink;
import reactor.util.context.Context;

/**
 * Somebody who asks for the row of an id, and what comes of it.
 *
 * @param <V> what is read of a row
 */
final class SharedCaller<V> {
  private final long id;
  private final MonoSink<V> sink;
  private final long since = System.nanoTime();

  SharedCaller(long id, MonoSink<V> sink) {
    this.id = id;
    this.sink = sink;
  }

  long id() {
    return id;
  }

  void onCancel(Runnable leave) {
    MonoSink<V> _ = sink.onCancel(leave::run);
  }

  /** A statement that counts as this caller's is sent. */
  Context begin() {
    addWait();
    return Context.of(sink.contextView());
  }

  /**
   * The row is here, or there is none.
   *
   * @param shared whether it came along with another caller's statement
   */
  void take(Map<Long, V> found, boolean shared) {
    account(shared);
    sink.success(found.get(id));
  }

  void fail(Throwable error, boolean shared) {
    account(shared);
    sink.error(error);
  }

  private void account(boolean shared) {
    if (shared) {
      cost().ifPresent(Cost::share);
      addWait();
    }
  }

  private void addWait() {
    cost().ifPresent(cost -> cost.addNanos(System.nanoTime() - since));
  }

  private Optional<Cost> cost() {
    return sink.contextView().getOrEmpty(Cost.class);
  }
}
