package dev.typeset.core;

import java.time.Duration;
import java.util.stream.LongStream;

/** By which times are counted in every histogram of the service. */
public final class Buckets {
  private Buckets() {}

  /** From 1 ms to 10 s. */
  public static Duration[] ofTimes() {
    return LongStream.of(1, 2, 5, 10, 25, 50, 100, 250, 500, 1_000, 2_500, 5_000, 10_000)
        .mapToObj(Duration::ofMillis)
        .toArray(Duration[]::new);
  }
}
