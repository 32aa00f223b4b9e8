package dev.typeset.http;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.typeset.core.Failure;
import dev.typeset.core.Problem;
import dev.typeset.core.Standing;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Meter.MeterProvider;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * Counts what callers do, each of them by a key, and refuses what is more than its limit. A bucket
 * for each key fills steadily; one that was not used for a window is full again and is forgotten.
 * All of it is in memory: each process counts for itself.
 */
public final class RateLimits {
  private static final int MOST_KEYS = 25_000;
  private static final long NANOS_A_SECOND = 1_000_000_000;

  private final Map<Policy, Limited> limited = new EnumMap<>(Policy.class);
  private final TimeMeter clock;
  private final MeterProvider<Counter> refusals;

  /** What is counted, and by what. */
  public enum Policy {
    /** The key is {@link ClientAddress#key}. */
    SIGN_IN_BY_ADDRESS("attempts to sign in from one address"),
    /** The key is the account's address in lower case, whether there is such an account or not. */
    SIGN_IN_BY_ACCOUNT("attempts to sign in to one account"),
    /** The key is {@link ClientAddress#key}. */
    SIGN_UP_BY_ADDRESS("new accounts from one address"),
    /** The key is who is signed in, else {@link ClientAddress#key}. */
    CALLER("requests of one caller"),
    /** As many as requests. The key is {@link ClientAddress#key}. */
    BAD_TOKENS("access tokens that are not known, from one address");

    private final String counted;

    Policy(String counted) {
      this.counted = counted;
    }

    /** Its name on the wire: {@code sign-in-by-address}. */
    String slug() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  /**
   * Limits that nobody has used yet.
   *
   * @param quotas how often, by policy; empty counts nothing and refuses nobody
   * @param registry where refusals are counted
   */
  public RateLimits(Map<Policy, RateLimit> quotas, MeterRegistry registry) {
    this(quotas, registry, System::nanoTime, MOST_KEYS);
  }

  RateLimits(
      Map<Policy, RateLimit> quotas, MeterRegistry registry, LongSupplier nanos, int mostKeys) {
    this.clock = meter(nanos);
    this.refusals =
        Counter.builder("rate.limit.refusals")
            .description("Requests that were refused as too many")
            .withRegistry(registry);
    quotas.forEach((policy, quota) ->
        limited.put(
            policy,
            new Limited(
                quota,
                Caffeine.newBuilder()
                    .maximumSize(mostKeys)
                    .expireAfterAccess(quota.window())
                    .ticker(nanos::getAsLong)
                    .executor(Runnable::run)
                    .build())));
  }

  /**
   * Counts one more. What is refused is not counted.
   *
   * @throws Failure {@link Problem.TooManyRequests} where nothing is left
   */
  public Standing take(Policy policy, String key) {
    Limited counted = limited.get(policy);
    if (counted == null) {
      return Standing.UNLIMITED;
    }
    RateLimit quota = counted.quota;
    var probe = counted.buckets.get(key, _ -> full(quota)).tryConsumeAndReturnRemaining(1);
    if (!probe.isConsumed()) {
      throw refused(policy, quota, probe.getNanosToWaitForRefill());
    }
    return standing(policy, quota, probe.getRemainingTokens(), probe.getNanosToWaitForReset());
  }

  /** The same where nobody is told how much is left. */
  public void count(Policy policy, String key) {
    Standing _ = take(policy, key);
  }

  /**
   * That one more would not be refused; counts nothing.
   *
   * @throws Failure {@link Problem.TooManyRequests} where nothing is left
   */
  public void requireLeft(Policy policy, String key) {
    Limited counted = limited.get(policy);
    Bucket bucket = counted == null ? null : counted.buckets.getIfPresent(key);
    if (counted != null && bucket != null) {
      var probe = bucket.estimateAbilityToConsume(1);
      if (!probe.canBeConsumed()) {
        throw refused(policy, counted.quota, probe.getNanosToWaitForRefill());
      }
    }
  }

  /** Takes back that one was counted. */
  public void giveBack(Policy policy, String key) {
    Limited counted = limited.get(policy);
    Bucket bucket = counted == null ? null : counted.buckets.getIfPresent(key);
    if (bucket != null) {
      bucket.addTokens(1);
    }
  }

  /** How many keys are remembered. */
  long keys(Policy policy) {
    Limited counted = limited.get(policy);
    if (counted == null) {
      return 0;
    }
    counted.buckets.cleanUp();
    return counted.buckets.estimatedSize();
  }

  private record Limited(RateLimit quota, Cache<String, Bucket> buckets) {}

  private Bucket full(RateLimit limit) {
    return Bucket.builder()
        .addLimit(all -> all.capacity(limit.count()).refillGreedy(limit.count(), limit.window()))
        .withCustomTimePrecision(clock)
        .build();
  }

  private Failure refused(Policy policy, RateLimit quota, long nanos) {
    refusals.withTag("policy", policy.slug()).increment();
    Standing standing = standing(policy, quota, 0, nanos);
    return new Problem.TooManyRequests(
            "There may be at most %d %s in %d s. Try again in %d s."
                .formatted(
                    standing.quota(),
                    policy.counted,
                    standing.windowSeconds(),
                    standing.resetSeconds()),
            standing)
        .raise();
  }

  private static Standing standing(
      Policy policy, RateLimit quota, long remaining, long resetNanos) {
    return new Standing(
        policy.slug(),
        quota.count(),
        quota.window().toSeconds(),
        remaining,
        Math.max(1, Math.ceilDiv(resetNanos, NANOS_A_SECOND)));
  }

  private static TimeMeter meter(LongSupplier nanos) {
    return new TimeMeter() {
      @Override
      public long currentTimeNanos() {
        return nanos.getAsLong();
      }

      @Override
      public boolean isWallClockBased() {
        return false;
      }
    };
  }
}
