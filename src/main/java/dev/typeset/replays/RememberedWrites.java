package dev.typeset.replays;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.typeset.core.Failure;
import dev.typeset.core.Problem;
import dev.typeset.core.SecretKey;
import dev.typeset.core.Signer;
import dev.typeset.db.BeforeCommit;
import dev.typeset.db.Database;
import dev.typeset.http.Answer;
import dev.typeset.http.Replays;
import dev.typeset.replays.ReplayRepository.Replay;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * Remembers what writes answered, in their own transactions.
 *
 * <p>A first try does its work and adds one statement before COMMIT. One who asks again does the
 * same, finds the scope taken, rolls back, and is given what was remembered: that costs more than
 * looking first would, and spares everybody else the look. Who comes while the first still runs
 * waits for it without a connection.
 */
public final class RememberedWrites implements Replays {
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(1);
  private static final int MOST_WAITING = 16;

  private final ReplayRepository replays;
  private final Signer signer;
  private final Map<String, CompletableFuture<Void>> running = new ConcurrentHashMap<>();
  private final Semaphore waiting = new Semaphore(MOST_WAITING);

  public RememberedWrites(Database database, Signer signer) {
    this.replays = new ReplayRepository(database);
    this.signer = signer;
  }

  @Override
  public <T> Mono<Answer> once(
      Claim claim,
      Mono<T> work,
      Function<T, Mono<Answer>> encode,
      Function<? super T, @Nullable Long> person) {
    List<byte[]> scopes = signer.keys().stream().map(key -> scope(key, claim)).toList();
    return attempt(claim, scopes, first(claim, scopes, work, encode, person));
  }

  /**
   * The first of a scope does the work; the others wait for it, and try for themselves if it fails.
   */
  private Mono<Answer> attempt(Claim claim, List<byte[]> scopes, Mono<Answer> first) {
    String scope = HexFormat.of().formatHex(scopes.getFirst());
    return Mono.defer(() -> {
      var mine = new CompletableFuture<Void>();
      CompletableFuture<Void> other = running.putIfAbsent(scope, mine);
      return other == null
          ? first.doFinally(_ -> {
            running.remove(scope);
            mine.complete(null);
          })
          : wait(other)
              .then(again(claim, scopes))
              .switchIfEmpty(Mono.defer(() -> attempt(claim, scopes, first)));
    });
  }

  private <T> Mono<Answer> first(
      Claim claim,
      List<byte[]> scopes,
      Mono<T> work,
      Function<T, Mono<Answer>> encode,
      Function<? super T, @Nullable Long> person) {
    var answer = new AtomicReference<Answer>();
    byte[] body = body(signer.keys().getFirst(), claim);
    return work.contextWrite(
            BeforeCommit.context((dsl, result) -> {
              @SuppressWarnings("unchecked") // It is what the work gives.
              T made = (T) result;
              return encode
                  .apply(made)
                  .doOnNext(answer::set)
                  .flatMap(encoded ->
                      remember(
                          dsl, scopes, replay(body, person(claim, person.apply(made)), encoded)));
            }))
        .map(_ -> answer.get())
        .onErrorResume(
            Failure.class,
            failure ->
                mayBeRepeated(failure.problem())
                    ? again(claim, scopes).switchIfEmpty(Mono.error(failure))
                    : Mono.error(failure));
  }

  private Mono<Void> remember(DSLContext dsl, List<byte[]> scopes, Replay replay) {
    return replays
        .create(dsl, scopes, replay)
        .onErrorMap(Database::waitedTooLong, _ -> inProgress())
        .flatMap(isNew -> isNew ? Mono.empty() : Mono.error(inProgress()));
  }

  /** What was remembered, or empty. */
  private Mono<Answer> again(Claim claim, List<byte[]> scopes) {
    return replays
        .find(scopes)
        .map(replay -> {
          if (signer.keys().stream()
              .noneMatch(key -> MessageDigest.isEqual(replay.body(), body(key, claim)))) {
            throw new Problem.KeyReused(
                    "This Idempotency-Key came with another body before. Make a new one for a new request.")
                .raise();
          }
          return answer(replay);
        });
  }

  private Mono<Void> wait(CompletableFuture<Void> first) {
    if (!waiting.tryAcquire()) {
      return Mono.error(inProgress());
    }
    return Mono.fromFuture(first, true)
        .timeout(LONGEST_WAIT)
        .onErrorMap(TimeoutException.class, _ -> inProgress())
        .doFinally(_ -> waiting.release());
  }

  /** What a write says whose row is there already, or whose turn it was not. */
  private static boolean mayBeRepeated(Problem problem) {
    return problem instanceof Problem.Taken
        || problem instanceof Problem.Invalid
        || problem instanceof Problem.InProgress;
  }

  /** Whom the answer tells of, else whose it is. */
  private static @Nullable Long person(Claim claim, @Nullable Long person) {
    return person == null && claim.caller() != 0 ? Long.valueOf(claim.caller()) : person;
  }

  private static Replay replay(byte[] body, @Nullable Long person, Answer answer) {
    Map<String, String> headers = answer.headers();
    return new Replay(
        body, person, answer.status(), headers.get("Location"), headers.get("ETag"), answer.body());
  }

  private static Answer answer(Replay replay) {
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("Content-Type", "application/json");
    if (replay.location() != null) {
      headers.put("Location", replay.location());
    }
    if (replay.etag() != null) {
      headers.put("ETag", replay.etag());
    }
    headers.put("Idempotent-Replayed", "true");
    return new Answer(replay.status(), headers, replay.answer());
  }

  private static Failure inProgress() {
    return new Problem.InProgress(
            "Another request with this Idempotency-Key is not done yet. Ask again in a moment.")
        .raise();
  }

  private static byte[] scope(SecretKey key, Claim claim) {
    var scope = new StringBuilder(claim.target()).append('\0').append(claim.key());
    if (claim.caller() == 0) {
      scope.append('\0').append(HexFormat.of().formatHex(body(key, claim)));
    } else {
      scope.append("\0\0").append(claim.caller());
    }
    return Signer.sign(key, "replay", scope.toString().getBytes(UTF_8));
  }

  private static byte[] body(SecretKey key, Claim claim) {
    return Signer.sign(key, "replayed body", claim.body());
  }
}
