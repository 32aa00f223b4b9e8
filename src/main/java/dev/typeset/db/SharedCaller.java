package dev.typeset.db;

import dev.typeset.core.Cost;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
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
  private final Cost own = new Cost();

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

  /** Where a statement is sent that counts as this caller's; its time is part of the wait. */
  Context begin() {
    return Context.of(sink.contextView()).put(Cost.class, own);
  }

  /**
   * The row is here.
   *
   * @param row null where there is none
   * @param shared whether it came along with another caller's statement
   */
  void take(@Nullable V row, boolean shared) {
    account(shared);
    sink.success(row);
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
