package dev.typeset.users;

import dev.typeset.core.Failure;
import dev.typeset.core.Problem;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/**
 * Hashes passwords with Argon2id, memory 19 MiB, 2 passes, 1 lane: the first choice of the OWASP
 * Password Storage Cheat Sheet. On threads of its own, one a processor, with a bounded queue:
 * hashing is slow on purpose and must starve nobody.
 */
public final class Passwords implements AutoCloseable {
  private static final int MEMORY_KIB = 19 * 1024;
  private static final int PASSES = 2;
  private static final int LANES = 1;
  private static final int SALT_BYTES = 16;
  private static final int HASH_BYTES = 32;
  private static final int MOST_WAITING = 128;

  private final SecureRandom random = new SecureRandom();
  private final ExecutorService threads;
  private final Scheduler scheduler;
  private final Duration longestWait;

  /**
   * As many threads as there are processors.
   *
   * @param longestWait how long a password may wait for its turn
   */
  public Passwords(Duration longestWait) {
    this(Runtime.getRuntime().availableProcessors(), MOST_WAITING, longestWait);
  }

  Passwords(int size, int mostWaiting, Duration longestWait) {
    this.longestWait = longestWait;
    threads =
        new ThreadPoolExecutor(
            size,
            size,
            0,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(mostWaiting),
            Thread.ofPlatform().name("password-", 0).daemon().factory());
    scheduler = Schedulers.fromExecutorService(threads);
  }

  /**
   * The hash of a password, in the PHC string format.
   *
   * @throws Failure {@link Problem.Overloaded} where too many wait already, or the wait is too long
   */
  public Mono<String> hash(String password) {
    return Mono.fromCallable(() -> phc(password))
        .subscribeOn(scheduler)
        .timeout(longestWait)
        .onErrorMap(
            error ->
                error instanceof RejectedExecutionException || error instanceof TimeoutException,
            error ->
                new Problem.Overloaded(
                        "Too many passwords wait to be hashed. Try again in a moment.")
                    .raise(error));
  }

  @Override
  public void close() {
    scheduler.dispose();
    threads.shutdownNow();
  }

  private String phc(String password) {
    byte[] salt = new byte[SALT_BYTES];
    random.nextBytes(salt);
    var generator = new Argon2BytesGenerator();
    generator.init(
        new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
            .withVersion(Argon2Parameters.ARGON2_VERSION_13)
            .withMemoryAsKB(MEMORY_KIB)
            .withIterations(PASSES)
            .withParallelism(LANES)
            .withSalt(salt)
            .build());
    byte[] hash = new byte[HASH_BYTES];
    generator.generateBytes(password.getBytes(StandardCharsets.UTF_8), hash);
    var base64 = Base64.getEncoder().withoutPadding();
    return "$argon2id$v=19$m=%d,t=%d,p=%d$%s$%s"
        .formatted(
            MEMORY_KIB, PASSES, LANES, base64.encodeToString(salt), base64.encodeToString(hash));
  }
}
