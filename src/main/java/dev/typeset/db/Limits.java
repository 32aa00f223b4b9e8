package dev.typeset.db;

import dev.typeset.core.Problem;
import java.time.Duration;

/**
 * Every limit of the connection pool and of time. None is ever "for ever": the deadlines shrink
 * inwards, lock under statement under request, so that the innermost one speaks first and names the
 * cause.
 *
 * @param poolSize connections that are kept open
 * @param poolBurst further connections that may be opened under load
 * @param poolPending callers that may wait for a connection; the next one is refused at once
 * @param sharedRows for how many callers one statement may read or write; 1 shares none
 * @param acquire how long a caller waits for a connection
 * @param connect how long opening a connection may take
 * @param validate how long the check of a pooled connection before its use may take
 * @param lifetime the age at which a connection is replaced
 * @param idle how long a connection may lie unused before it is closed
 * @param statement how long the server works on one statement (statement_timeout)
 * @param lock how long a statement waits for a lock (lock_timeout)
 * @param idleInTransaction how long a transaction may sit idle
 *     (idle_in_transaction_session_timeout)
 * @param request how long a whole request may take
 */
public record Limits(
    int poolSize,
    int poolBurst,
    int poolPending,
    int sharedRows,
    Duration acquire,
    Duration connect,
    Duration validate,
    Duration lifetime,
    Duration idle,
    Duration statement,
    Duration lock,
    Duration idleInTransaction,
    Duration request) {

  /** What holds where nothing is set; the settings table of the README shows the same. */
  public static final Limits DEFAULTS =
      new Limits(
          8,
          8,
          1000,
          64,
          Duration.ofSeconds(4),
          Duration.ofSeconds(5),
          Duration.ofSeconds(1),
          Duration.ofMinutes(30),
          Duration.ofMinutes(5),
          Duration.ofSeconds(5),
          Duration.ofSeconds(2),
          Duration.ofSeconds(10),
          Duration.ofSeconds(10));

  /** What a request is told that took longer. */
  Problem deadlinePassed() {
    return new Problem.DeadlinePassed(
        "The request took longer than "
            + request.toMillis()
            + " ms and was given up; nothing was changed.");
  }
}
