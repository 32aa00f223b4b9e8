package dev.typeset.http;

import dev.typeset.core.Caller;
import reactor.core.publisher.Mono;

/** Knows callers by the access tokens that they show. */
@FunctionalInterface
public interface Callers {
  /** Whose token it is, or empty where it is worth nothing now. */
  Mono<Caller> find(String token);
}
