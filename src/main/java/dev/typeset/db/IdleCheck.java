package dev.typeset.db;

import io.r2dbc.spi.Connection;
import io.r2dbc.spi.ValidationDepth;
import java.time.Duration;
import java.util.Collections;
import java.util.Map;
import java.util.WeakHashMap;
import reactor.core.publisher.Mono;

/**
 * Checks a pooled connection that has lain idle with a round trip before its use. One that answered
 * a moment ago is as good as checked; that its socket is open the pool looks by itself.
 */
final class IdleCheck {
  private static final long TRUSTED_NANOS = Duration.ofSeconds(5).toNanos();

  private final Duration timeout;
  private final Map<Connection, Long> releasedAt = Collections.synchronizedMap(new WeakHashMap<>());

  IdleCheck(Duration timeout) {
    this.timeout = timeout;
  }

  Mono<Void> beforeUse(Connection connection) {
    Long released = releasedAt.get(connection);
    if (released == null || System.nanoTime() - released < TRUSTED_NANOS) {
      return Mono.empty();
    }
    return Mono.from(connection.validate(ValidationDepth.REMOTE))
        .timeout(timeout, Mono.just(false))
        .onErrorReturn(false)
        .flatMap(alive -> alive ? Mono.empty() : Mono.error(SqlProblems.stale(null)));
  }

  Mono<Void> afterUse(Connection connection) {
    releasedAt.put(connection, System.nanoTime());
    return Mono.empty();
  }
}
