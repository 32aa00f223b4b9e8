package dev.typeset.testing;

import dev.typeset.http.Admission;
import dev.typeset.http.ClientAddress;
import dev.typeset.http.RateLimits;
import io.micrometer.core.instrument.composite.CompositeMeterRegistry;
import java.util.List;
import java.util.Map;
import reactor.core.publisher.Mono;

/** Callers of whom nobody knows anything, for servers that are not the whole service. */
public final class Strangers {
  private Strangers() {}

  /** Admits them to all that is open. */
  public static Admission admission() {
    return new Admission(
        _ -> Mono.empty(),
        new ClientAddress(List.of()),
        new RateLimits(Map.of(), new CompositeMeterRegistry()));
  }
}
