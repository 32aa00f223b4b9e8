package dev.typeset.http;

import dev.typeset.core.Problem;
import io.javalin.http.Context;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import reactor.core.publisher.Mono;

/** Whether the process lives, and whether it can serve. */
public final class HealthRoutes {
  private final Reply reply;
  private final BooleanSupplier ready;
  private final Supplier<Mono<Void>> ping;

  /**
   * Routes over the state of the service.
   *
   * @param ready whether the start is over and no stop has begun
   * @param ping succeeds where the database answers
   */
  public HealthRoutes(Reply reply, BooleanSupplier ready, Supplier<Mono<Void>> ping) {
    this.reply = reply;
    this.ready = ready;
    this.ping = ping;
  }

  public void register(Api api) {
    api.get("/health/live", ctx -> answer(ctx, Mono.just(status("live"))));
    api.get("/health/ready", ctx -> answer(ctx, Mono.defer(this::ready)));
  }

  private void answer(Context ctx, Mono<Map<String, String>> status) {
    Query.none(ctx);
    reply.ok(ctx, status);
  }

  private Mono<Map<String, String>> ready() {
    return ready.getAsBoolean()
        ? ping.get().thenReturn(status("ready"))
        : Mono.error(() -> new Problem.Unavailable("The service is starting or stopping.").raise());
  }

  private static Map<String, String> status(String word) {
    return Map.of("status", word);
  }
}
