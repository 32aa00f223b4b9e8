package dev.typeset.db;

import io.r2dbc.postgresql.api.PostgresqlConnection;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.Wrapped;
import reactor.core.publisher.Mono;

/** The ends that a unit of work can come to, and what becomes of its connection in each. */
final class Ends {
  private final Limits limits;

  Ends(Limits limits) {
    this.limits = limits;
  }

  /**
   * A COMMIT that does not come back (a standby that is waited for, a dead network) has a deadline
   * too.
   */
  Mono<Void> commit(Connection connection) {
    return Mono.from(connection.commitTransaction())
        .timeout(limits.request())
        .onErrorMap(SqlProblems::whileCommitting)
        .onErrorResume(error -> failed(connection, error).then(Mono.error(error)))
        .then(committed(connection));
  }

  /** What is committed stays acknowledged, whatever becomes of the connection. */
  static Mono<Void> committed(Connection connection) {
    return Mono.from(connection.close()).onErrorComplete();
  }

  Mono<Void> rollback(Connection connection, Throwable error) {
    return Mono.from(connection.rollbackTransaction())
        .timeout(limits.request())
        .onErrorResume(_ -> discard(connection))
        .then(failed(connection, error));
  }

  /** A connection that leads nowhere is thrown away: only a new one is routed to a new primary. */
  static Mono<Void> failed(Connection connection, Throwable error) {
    Mono<Void> close = Mono.from(connection.close());
    return SqlProblems.isUseless(error) ? discard(connection).then(close) : close;
  }

  /**
   * A cancelled unit of work takes its connection with it. Whoever cancels does so on a thread of
   * their own, and a statement that was about to be sent may still follow: after a ROLLBACK it
   * would run by itself, outside of any transaction. What the server still works on is stopped.
   */
  Mono<Void> cancelled(Connection connection) {
    Mono<Void> stop =
        raw(connection) instanceof PostgresqlConnection postgresql
            ? postgresql.cancelRequest()
            : Mono.empty();
    return stop.timeout(limits.validate())
        .onErrorComplete()
        .then(discard(connection))
        .then(Mono.from(connection.close()));
  }

  /** Closes the connection under the pool's; the pool finds it dead and makes another. */
  private static Mono<Void> discard(Connection connection) {
    return Mono.from(raw(connection).close()).onErrorComplete();
  }

  private static Connection raw(Connection connection) {
    return connection instanceof Wrapped<?> pooled && pooled.unwrap() instanceof Connection under
        ? raw(under)
        : connection;
  }
}
