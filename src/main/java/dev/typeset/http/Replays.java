package dev.typeset.http;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** Remembers what writes answered, for callers who cannot know and ask again. */
public interface Replays {
  /** Remembers nothing. */
  Replays NONE =
      new Replays() {
        @Override
        public <T> Mono<Answer> once(
            Claim claim,
            Mono<T> work,
            Function<T, Mono<Answer>> encode,
            Function<? super T, @Nullable Long> person) {
          return work.flatMap(encode);
        }
      };

  /**
   * What tells one write from another.
   *
   * @param target method and path
   * @param key the Idempotency-Key
   * @param body as it was sent
   * @param caller whose key it is; 0 where it is no one's, and counts only together with the body
   */
  record Claim(String target, String key, byte[] body, long caller) {}

  /**
   * Does the work and remembers its answer in the same transaction, or gives the answer that is
   * remembered.
   *
   * @param work one write
   * @param encode its result as it goes out, away from the driver's threads; called before COMMIT
   * @param person the user whom the answer tells of, with whom it is erased; null for nobody
   */
  <T> Mono<Answer> once(
      Claim claim,
      Mono<T> work,
      Function<T, Mono<Answer>> encode,
      Function<? super T, @Nullable Long> person);
}
