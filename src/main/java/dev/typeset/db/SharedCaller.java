package dev.typeset.db;

import dev.typeset.core.Cost;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.MonoSink;
import reactor.util.context.Context;

/**
 * Somebody who asks, and what comes of it.
 *
 * @param <K> what they ask for
 * @param <V> what comes of it
 */
final class SharedCaller<K, V> {
  private final K key;
  private final MonoSink<V> sink;
  private final long since = System.nanoTime();
  private final Cost own = new Cost();

  SharedCaller(K key, MonoSink<V> sink) {
    this.key = key;
    this.sink = sink;
  }

  K key() {
    return key;
  }

  void onCancel(Runnable leave) {
    MonoSink<V> _ = sink.onCancel(leave::run);
  }

  /** Where a statement is sent that counts as this caller's; its time is part of the wait. */
  Context begin() {
    return Context.of(sink.contextView()).put(Cost.class, own);
  }

  /**
   * It is here.
   *
   * @param found null where there is none
   * @param shared whether it came along with another caller's statement
   */
  void take(@Nullable V found, boolean shared) {
    account(shared);
    sink.success(found);
  }

  void fail(Throwable error, boolean shared) {
    account(shared);
    sink.error(error);
  }

  private void account(boolean shared) {
    cost()
        .ifPresent(cost -> {
          cost.addStatements(own.statements());
          cost.addNanos(System.nanoTime() - since);
          if (shared) {
            cost.share();
          }
        });
  }

  private Optional<Cost> cost() {
    return sink.contextView().getOrEmpty(Cost.class);
  }
}
