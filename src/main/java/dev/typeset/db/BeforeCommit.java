package dev.typeset.db;

import java.util.function.Function;
import org.jooq.DSLContext;
import reactor.core.publisher.Mono;
import reactor.util.context.Context;
import reactor.util.context.ContextView;

/**
 * A last step of a transaction: what it writes is committed with the rest, or not at all. It
 * travels in the Reactor context, so that who runs the transaction need not know of it.
 */
@FunctionalInterface
public interface BeforeCommit {

  /**
   * Runs in the transaction, each time that the transaction is tried.
   *
   * @param result what the work gives
   */
  Mono<Void> run(DSLContext dsl, Object result);

  /** The context of work whose transaction shall end with the step. */
  static Context context(BeforeCommit step) {
    return Context.of(BeforeCommit.class, step);
  }

  /** Whether there is such a step. */
  static boolean isIn(ContextView context) {
    return context.hasKey(BeforeCommit.class);
  }

  /** The work with the step of its context, where there is one. */
  static <T> Function<DSLContext, Mono<T>> addedTo(
      Function<DSLContext, Mono<T>> work, ContextView context) {
    BeforeCommit step = context.getOrDefault(BeforeCommit.class, null);
    return step == null
        ? work
        : dsl -> work.apply(dsl).flatMap(result -> step.run(dsl, result).thenReturn(result));
  }
}
