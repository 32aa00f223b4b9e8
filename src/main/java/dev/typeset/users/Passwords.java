package dev.typeset.users;

import dev.typeset.core.Failure;
import dev.typeset.core.Problem;
import dev.typeset.users.PasswordHash.Effort;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.RunnableFuture;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator.BlockPool;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator.FixedBlockPool;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/**
 * Hashes passwords with Argon2id, memory 19 MiB, 2 passes, 1 lane: the first choice of the OWASP
 * Password Storage Cheat Sheet. On threads of its own, one for every two processors, each with its
 * memory, and with a bounded queue: hashing is slow on purpose and must starve nobody.
 */
public final class Passwords implements AutoCloseable {
  private static final Effort TODAY = new Effort(19 * 1024, 2, 1);
  private static final int SALT_BYTES = 16;
  private static final int HASH_BYTES = 32;
  private static final PasswordHash NOBODYS =
      new PasswordHash(TODAY, new byte[SALT_BYTES], new byte[HASH_BYTES]);
  private static final int PROCESSORS_A_THREAD = 2;
  private static final int MOST_WAITING_A_THREAD = 32;
  private static final int PARTS_OF_A_REQUEST = 2;

  private final SecureRandom random = new SecureRandom();
  private final Threads threads;
  private final Scheduler scheduler;
  private final Duration longestWait;

  /** What came of comparing a password with a hash. */
  public enum Verdict {
    WRONG,
    RIGHT,
    /** Right, and hashed with less effort than is made today: time to hash it anew. */
    RIGHT_BUT_OUTDATED
  }

  /**
   * One thread for every two processors.
   *
   * @param request how long a whole request may take; a password waits half of it at most
   */
  public Passwords(Duration request) {
    this(
        Math.max(1, Runtime.getRuntime().availableProcessors() / PROCESSORS_A_THREAD),
        MOST_WAITING_A_THREAD,
        // Not dividedBy, which makes the tables of BigDecimal: 20 ms of the start.
        Duration.ofMillis(request.toMillis() / PARTS_OF_A_REQUEST));
  }

  Passwords(int size, int mostWaitingAThread, Duration longestWait) {
    this.longestWait = longestWait;
    threads = new Threads(size, size * mostWaitingAThread);
    scheduler = Schedulers.fromExecutorService(threads);
  }

  /**
   * The hash of a password, in the PHC string format.
   *
   * @throws Failure {@link Problem.Overloaded} where too many wait already, or the wait is too long
   */
  public Mono<String> hash(String password) {
    return inTurn(() -> {
      byte[] salt = new byte[SALT_BYTES];
      random.nextBytes(salt);
      return PasswordHash.of(password, TODAY, salt, HASH_BYTES, Memory.OF_THIS_THREAD.get())
          .toString();
    });
  }

  /**
   * Whether a password is the one that was hashed. Where there is no hash, or none that can be
   * read, the answer is no and takes as long, so that the time does not tell who has an account.
   *
   * @throws Failure {@link Problem.Overloaded} where too many wait already, or the wait is too long
   */
  public Mono<Verdict> verify(String password, @Nullable String hash) {
    return inTurn(() -> verdict(password, hash));
  }

  @Override
  public void close() {
    scheduler.dispose();
    threads.shutdownNow();
  }

  /** How many wait for a thread. */
  int waiting() {
    return threads.getQueue().size();
  }

  private Verdict verdict(String password, @Nullable String text) {
    Optional<PasswordHash> hash = Optional.ofNullable(text).flatMap(PasswordHash::parse);
    boolean same = hash.orElse(NOBODYS).isOf(password, Memory.OF_THIS_THREAD.get());
    if (hash.isEmpty() || !same) {
      return Verdict.WRONG;
    }
    return hash.get().effort().isBelow(TODAY) ? Verdict.RIGHT_BUT_OUTDATED : Verdict.RIGHT;
  }

  private <T> Mono<T> inTurn(Callable<T> work) {
    return Mono.fromCallable(work)
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

  /**
   * The memory that a thread works in. Apart, since the library's jar is signed, and checked when
   * the first class of it is loaded: the first password does that, not the start. The cast is for
   * Java's verifier, which would load both classes to see that one is the other.
   */
  private static final class Memory {
    static final ThreadLocal<BlockPool> OF_THIS_THREAD =
        ThreadLocal.withInitial(() -> BlockPool.class.cast(new FixedBlockPool(TODAY.memoryKib())));
  }

  /** As many threads as there ever are, and a queue that those leave who no longer wait. */
  private static final class Threads extends ThreadPoolExecutor {
    Threads(int size, int mostWaiting) {
      super(
          size,
          size,
          0,
          TimeUnit.SECONDS,
          new LinkedBlockingQueue<>(mostWaiting),
          Thread.ofPlatform().name("password-", 0).daemon().factory());
    }

    @Override
    protected <T> RunnableFuture<T> newTaskFor(Callable<T> work) {
      return new FutureTask<>(work) {
        @Override
        protected void done() {
          if (isCancelled()) {
            remove(this);
          }
        }
      };
    }
  }
}
