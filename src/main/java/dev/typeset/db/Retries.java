package dev.typeset.db;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import reactor.util.retry.Retry;
import reactor.util.retry.RetryBackoffSpec;
import reactor.util.retry.RetrySpec;

/** What is tried again, how often and after which pause; each such try is counted. */
final class Retries {
  private static final int MOST_CONFLICTS = 3;
  private static final int MOST_LOST_READS = 2;

  private final int mostConnections;
  private final Counter stale;
  private final Counter lost;
  private final Counter conflict;
  private final Counter outdated;

  /**
   * The retries of a pool.
   *
   * @param mostConnections in the pool: after a restart of the server each is dead, and is found
   *     out as it is acquired
   */
  Retries(MeterRegistry registry, int mostConnections) {
    this.mostConnections = mostConnections;
    var retries =
        Counter.builder("db.retries")
            .description("Tries after the first, for connections and units of work")
            .withRegistry(registry);
    this.stale = retries.withTag("reason", "stale");
    this.lost = retries.withTag("reason", "lost");
    this.conflict = retries.withTag("reason", "conflict");
    this.outdated = retries.withTag("reason", "outdated");
  }

  /** Connections that were dead before anything was done on them. */
  RetrySpec stale() {
    return Retry.max(mostConnections)
        .filter(SqlProblems::isStale)
        .doBeforeRetry(_ -> stale.increment());
  }

  /**
   * Transactions on a connection that has planned a statement before a migration changed its
   * columns. The driver plans it anew, which comes too late for the transaction.
   */
  RetrySpec outdated() {
    return Retry.max(mostConnections)
        .filter(SqlProblems::isAborted)
        .doBeforeRetry(_ -> outdated.increment())
        .onRetryExhaustedThrow((spec, signal) -> signal.failure());
  }

  /** Reads whose connection broke. */
  RetryBackoffSpec lostReads() {
    return Retry.backoff(MOST_LOST_READS, Duration.ofMillis(20))
        .filter(SqlProblems::isLost)
        .doBeforeRetry(_ -> lost.increment())
        .onRetryExhaustedThrow((spec, signal) -> signal.failure());
  }

  /** Transactions that got into each other's way. */
  RetryBackoffSpec conflicts() {
    return Retry.backoff(MOST_CONFLICTS, Duration.ofMillis(10))
        .jitter(0.75)
        .filter(SqlProblems::isWorthRetrying)
        .doBeforeRetry(_ -> conflict.increment())
        .onRetryExhaustedThrow((spec, signal) -> signal.failure());
  }
}
