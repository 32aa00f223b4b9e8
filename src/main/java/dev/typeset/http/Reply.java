package dev.typeset.http;

import dev.typeset.core.Problem;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import reactor.core.Exceptions;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/**
 * The one bridge from an asynchronous result to a response. The virtual thread of the request waits
 * for the result, makes an answer of it and writes that, so that the driver's event loops are left
 * at once; nothing becomes 404. What takes too long ends by the limits of the database; the timeout
 * here is the net below them, and cancels the work.
 */
public final class Reply implements AutoCloseable {
  /** Jetty gathers what is no larger. */
  private static final int SENT_AT_ONCE = 8 << 10;

  private static final Set<HandlerType> READING = Set.of(HandlerType.GET, HandlerType.HEAD);

  private final ExecutorService threads =
      Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("reply-", 0).factory());
  private final Scheduler writers = Schedulers.fromExecutor(threads);
  private final Duration timeout;

  /**
   * A bridge.
   *
   * @param timeout after which a request is ended that nobody answered; longer than any deadline
   */
  public Reply(Duration timeout) {
    this.timeout = timeout;
  }

  @Override
  public void close() {
    writers.dispose();
    threads.close();
  }

  /** The result, to be made an answer by whoever waits for it; 404 where there is none. */
  static <T> Mono<Supplier<Answer>> encodedLater(
      Mono<T> result, Function<? super T, Answer> encode) {
    return result
        .switchIfEmpty(Mono.error(() -> Path.notFound().raise()))
        .map(value -> () -> encode.apply(value));
  }

  /** The result as an answer, made away from the driver's threads. */
  <T> Mono<Answer> encode(T result, Function<? super T, Answer> encode) {
    return Mono.just(result).publishOn(writers).map(encode);
  }

  /** Waits for the answer. */
  Answer await(Context ctx, Mono<Supplier<Answer>> work) {
    // A virtual thread that waits for so long at most wakes the thread that watches the time,
    // twice.
    CompletableFuture<@Nullable Supplier<Answer>> answer =
        ServerTiming.of(ctx, work)
            .timeout(timeout, Mono.error(() -> unanswered(ctx).raise()))
            .toFuture();
    try {
      return Objects.requireNonNull(answer.get()).get();
    } catch (ExecutionException e) {
      throw Exceptions.propagate(Objects.requireNonNull(e.getCause()));
    } catch (InterruptedException e) {
      answer.cancel(true);
      Thread.currentThread().interrupt();
      throw unanswered(ctx).raise(e);
    }
  }

  /**
   * Writes rows for as long as there are any, or until their reader goes away; HEAD reads none, and
   * gets the headers.
   */
  void send(Context ctx, RowStream<?> rows) {
    if (ctx.method().equals(HandlerType.HEAD)) {
      rows.describe(null);
    } else {
      sendOnce(ctx, Mono.just(rows));
    }
  }

  /**
   * The same where the stream depends on something that is not there yet; 404 where it never is.
   */
  void sendOnce(Context ctx, Mono<? extends RowStream<?>> rows) {
    ctx.future(() ->
        rows.switchIfEmpty(Mono.error(() -> Path.notFound().raise()))
            .flatMap(stream -> stream.write(writers))
            .toFuture());
  }

  /** 204: done, and nothing to say of it. */
  static void empty(Context ctx) throws IOException {
    write(ctx, Answer.empty(204, Map.of()));
  }

  /** Writes the answer. */
  static void write(Context ctx, Answer answer) throws IOException {
    ServerTiming.write(ctx);
    ctx.status(answer.status());
    answer.headers().forEach(ctx::header);
    if (answer.body().length > 0) {
      if (answer.body().length > SENT_AT_ONCE && ctx.header("Accept-Encoding") == null) {
        // Without its length the end would be sent by itself. A smaller one waits for the end of
        // the request, for Jetty to say that a connection closes whose body nobody read.
        ctx.res().setContentLength(answer.body().length);
      }
      // Javalin would copy what is handed to it as a result.
      ctx.outputStream().write(answer.body());
    } else {
      ctx.res().setContentType(null);
    }
  }

  /** Whoever reads may read again; whether a write took effect is not known here. */
  private static Problem unanswered(Context ctx) {
    return READING.contains(ctx.method())
        ? new Problem.DeadlinePassed("The request took too long and was given up.")
        : new Problem.OutcomeUnknown();
  }
}
