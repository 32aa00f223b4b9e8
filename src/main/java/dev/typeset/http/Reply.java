package dev.typeset.http;

import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/**
 * The one bridge from an asynchronous result to a response. Nothing becomes 404, cancelling the
 * request cancels the work, and the response is written on a virtual thread: the driver's event
 * loops are left at once. What takes too long ends by the limits of the database; the server's
 * timeout is the net below them.
 */
public final class Reply implements AutoCloseable {
  private final ExecutorService threads =
      Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("reply-", 0).factory());
  private final Scheduler writers = Schedulers.fromExecutor(threads);

  @Override
  public void close() {
    writers.dispose();
    threads.close();
  }

  /** The result as an answer, or 404 where there is none. */
  <T> Mono<Answer> encode(Mono<T> result, Function<? super T, Answer> encode) {
    return result
        .switchIfEmpty(Mono.error(() -> Path.notFound().raise()))
        .publishOn(writers)
        .map(encode);
  }

  /** Sends the answer once it is there. */
  void send(Context ctx, Mono<Answer> answer) {
    // The future that Javalin gets is the whole chain, so that its cancellation reaches the
    // statement.
    ctx.future(() ->
        ServerTiming.of(ctx, answer.publishOn(writers).doOnNext(ready -> write(ctx, ready)))
            .toFuture());
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
    ctx.future(() -> {
      ctx.req().getAsyncContext().setTimeout(0);
      return rows.switchIfEmpty(Mono.error(() -> Path.notFound().raise()))
          .flatMap(stream -> stream.write(writers))
          .toFuture();
    });
  }

  /** 204: done, and nothing to say of it. */
  static void empty(Context ctx) {
    write(ctx, Answer.empty(204, Map.of()));
  }

  private static void write(Context ctx, Answer answer) {
    ctx.status(answer.status());
    answer.headers().forEach(ctx::header);
    if (answer.body().length > 0) {
      ctx.result(answer.body());
    } else {
      ctx.res().setContentType(null);
    }
  }
}
