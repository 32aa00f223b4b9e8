package dev.typeset.http;

import dev.typeset.core.About;
import dev.typeset.core.Problem;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import reactor.core.publisher.Mono;

/** Whether the process lives, and whether it can serve. */
public final class HealthRoutes {
  private final BooleanSupplier ready;
  private final Supplier<Mono<Void>> ping;

  /**
   * Routes over the state of the service.
   *
   * @param ready whether the start is over and no stop has begun
   * @param ping succeeds where the database answers
   */
  public HealthRoutes(BooleanSupplier ready, Supplier<Mono<Void>> ping) {
    this.ready = ready;
    this.ping = ping;
  }

  /** How the service is. */
  record Health(@About("live, or ready.") String status) {}

  public void register(Api api) {
    api.get("/health/live")
        .open()
        .summary("Whether the process lives")
        .statements(0)
        .value(Health.class, _ -> Mono.just(new Health("live")));

    api.get("/health/ready")
        .open()
        .summary("Whether requests can be served; 503 while the database is away")
        .statements(1)
        .value(Health.class, _ -> Mono.defer(this::ready));
  }

  private Mono<Health> ready() {
    return ready.getAsBoolean()
        ? ping.get().thenReturn(new Health("ready"))
        : Mono.error(() -> new Problem.Unavailable("The service is starting or stopping.").raise());
  }
}
