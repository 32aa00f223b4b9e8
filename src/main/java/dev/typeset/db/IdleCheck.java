package dev.typeset.db;

import io.r2dbc.spi.Connection;
import io.r2dbc.spi.ValidationDepth;
import java.time.Duration;
import java.util.Collections;
import java.util.Map;
import java.util.WeakHashMap;
import reactor.core.publisher.Mono;

/**
 * Checks pooled connections before their use: by a look at the socket, or by a round trip where a
 * connection has lain idle, since one that answered a moment ago is as good as checked.
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
    boolean trusted = released != null && System.nanoTime() - released < TRUSTED_NANOS;
    Mono<Boolean> alive =
        trusted
            ? Mono.from(connection.validate(ValidationDepth.LOCAL))
            : Mono.from(connection.validate(ValidationDepth.REMOTE))
                .timeout(timeout, Mono.just(false));
    return alive
        .onErrorReturn(false)
        .flatMap(lives -> lives ? Mono.empty() : Mono.error(SqlProblems.stale(null)));
  }

  Mono<Void> afterUse(Connection connection) {
    releasedAt.put(connection, System.nanoTime());
    return Mono.empty();
  }
}
