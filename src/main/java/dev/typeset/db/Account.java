package dev.typeset.db;

import dev.typeset.core.Buckets;
import dev.typeset.core.Cost;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.function.Function;
import reactor.core.publisher.Mono;

/**
 * What units of work come to: in the {@link Cost} that a request has put into the Reactor context,
 * if it has, and in the metrics of the service. Work that is tried again counts each time.
 */
final class Account {
  private final Counter statements;
  private final Outcomes reads;
  private final Outcomes writes;

  Account(MeterRegistry registry) {
    this.statements =
        Counter.builder("db.statements")
            .description("SQL statements that were sent; BEGIN, COMMIT and checks are not counted")
            .register(registry);
    this.reads = Outcomes.of(registry, "read");
    this.writes = Outcomes.of(registry, "write");
  }

  /** A read, given what is to be called for each of its statements. */
  <T> Mono<T> read(Function<Runnable, Mono<T>> work) {
    return unit(reads, work);
  }

  /** A transaction, given the same. */
  <T> Mono<T> write(Function<Runnable, Mono<T>> work) {
    return unit(writes, work);
  }

  private <T> Mono<T> unit(Outcomes outcomes, Function<Runnable, Mono<T>> work) {
    return Mono.deferContextual(context -> {
      Cost cost = context.<Cost>getOrEmpty(Cost.class).orElseGet(Cost::new);
      long begun = System.nanoTime();
      return work.apply(
              () -> {
                cost.addStatement();
                statements.increment();
              })
          // Each of these comes before the result goes on to whoever reads the cost.
          .doOnSuccess(_ -> end(outcomes.done, cost, begun))
          .doOnError(_ -> end(outcomes.failed, cost, begun))
          .doOnCancel(() -> end(outcomes.cancelled, cost, begun));
    });
  }

  private static void end(Timer timer, Cost cost, long begun) {
    Duration time = Duration.ofNanos(System.nanoTime() - begun);
    cost.addNanos(time.toNanos());
    timer.record(time);
  }

  private record Outcomes(Timer done, Timer failed, Timer cancelled) {
    static Outcomes of(MeterRegistry registry, String kind) {
      var timer =
          Timer.builder("db.unit.of.work")
              .description("Units of work, the wait for a connection and all tries included")
              .serviceLevelObjectives(Buckets.ofTimes())
              .tag("kind", kind)
              .withRegistry(registry);
      return new Outcomes(
          timer.withTag("outcome", "done"),
          timer.withTag("outcome", "failed"),
          timer.withTag("outcome", "cancelled"));
    }
  }
}
