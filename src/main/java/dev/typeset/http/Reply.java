package dev.typeset.http;

import io.javalin.http.Context;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
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

  /** 200 with the value, or 404. */
  public void ok(Context ctx, Mono<?> result) {
    send(ctx, result, value -> json(ctx, 200, value));
  }

  /** 201 with the value and its address. */
  public <T> void created(Context ctx, Mono<T> result, Function<T, String> location) {
    send(
        ctx,
        result,
        value -> {
          ctx.header("Location", location.apply(value));
          json(ctx, 201, value);
        });
  }

  /** 204 where it is true, or 404. */
  public void noContent(Context ctx, Mono<Boolean> result) {
    send(ctx, result.filter(done -> done), _ -> empty(ctx));
  }

  @Override
  public void close() {
    writers.dispose();
    threads.close();
  }

  /** 204: done, and nothing to say of it. */
  static void empty(Context ctx) {
    ctx.status(204).res().setContentType(null);
  }

  private <T> void send(Context ctx, Mono<T> result, Consumer<T> write) {
    // The future that Javalin gets is the whole chain, so that its cancellation reaches the
    // statement.
    ctx.future(() ->
        ServerTiming.of(
                ctx,
                result
                    .switchIfEmpty(Mono.error(() -> Input.notFound().raise()))
                    .publishOn(writers)
                    .doOnNext(write))
            .toFuture());
  }

  private static void json(Context ctx, int status, Object value) {
    ctx.status(status).contentType(MediaTypes.JSON).result(Json.write(value));
  }
}
