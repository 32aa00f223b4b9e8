package dev.typeset.http;

import dev.typeset.core.Buckets;
import io.micrometer.core.instrument.Meter.MeterProvider;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * How long requests take, as a metric: by method, by route (the template, never the path) and by
 * status. Callers cannot make up further ones.
 */
final class RequestTimes {
  private static final Set<String> METHODS =
      Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS");
  private final MeterProvider<Timer> times;
  private final Map<Answered, Timer> timers = new ConcurrentHashMap<>();

  RequestTimes(MeterRegistry registry) {
    this.times =
        Timer.builder("http.server.requests")
            .description("Requests that were answered")
            .serviceLevelObjectives(Buckets.ofTimes())
            .withRegistry(registry);
  }

  /** One more request; its route is null where it led nowhere. */
  void record(String method, @Nullable String route, int status, Duration time) {
    var known =
        new Answered(
            METHODS.contains(method) ? method : "other",
            route == null ? "unmatched" : route,
            status);
    // A registry would sort the tags of each request to find its timer.
    timers.computeIfAbsent(known, this::timer).record(time);
  }

  private record Answered(String method, String route, int status) {}

  private Timer timer(Answered answered) {
    return times.withTags(
        "method",
        answered.method(),
        "route",
        answered.route(),
        "status",
        Integer.toString(answered.status()));
  }
}
