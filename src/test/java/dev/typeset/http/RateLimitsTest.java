package dev.typeset.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.typeset.core.Failure;
import dev.typeset.core.Problem;
import dev.typeset.core.Standing;
import dev.typeset.http.RateLimits.Policy;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class RateLimitsTest {
  private static final RateLimit SIGN_INS = new RateLimit(3, Duration.ofMinutes(1));
  private static final Map<Policy, RateLimit> QUOTAS =
      Map.of(
          Policy.SIGN_IN_BY_ADDRESS, SIGN_INS,
          Policy.SIGN_IN_BY_ACCOUNT, new RateLimit(2, Duration.ofMinutes(5)),
          Policy.SIGN_UP_BY_ADDRESS, new RateLimit(1, Duration.ofHours(1)),
          Policy.CALLER, new RateLimit(1_000, Duration.ofSeconds(10)));
  private static final int MOST_KEYS = 50;

  private final AtomicLong nanos = new AtomicLong(-5_000);
  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
  private final RateLimits limits = new RateLimits(QUOTAS, registry, nanos::get, MOST_KEYS);

  @Nested
  class Take {
    @Test
    void tellsHowMuchIsLeft() {
      assertThat(take("a")).isEqualTo(new Standing("sign-in-by-address", 3, 60, 2, 20));
      assertThat(take("a")).isEqualTo(new Standing("sign-in-by-address", 3, 60, 1, 40));
      assertThat(take("a")).isEqualTo(new Standing("sign-in-by-address", 3, 60, 0, 60));
    }

    @Test
    void refusesWhatIsMore() {
      useUp("a");
      Problem.TooManyRequests refused = refused(() -> take("a"));
      assertThat(refused.standing()).isEqualTo(new Standing("sign-in-by-address", 3, 60, 0, 20));
      assertThat(refused.detail())
          .isEqualTo(
              "There may be at most 3 attempts to sign in from one address in 60 s. Try again in 20 s.");
    }

    @Test
    void fillsUpSteadily() {
      useUp("a");
      pass(Duration.ofSeconds(19));
      assertThat(refused(() -> take("a")).standing().resetSeconds()).isEqualTo(1);
      pass(Duration.ofSeconds(1));
      assertThat(take("a").remaining()).isZero();
      assertThat(refused(() -> take("a")).standing().resetSeconds()).isEqualTo(20);
      pass(Duration.ofHours(1));
      assertThat(take("a").remaining()).isEqualTo(2);
    }

    @Test
    void roundsTheWaitUp() {
      useUp("a");
      pass(Duration.ofMillis(19_001));
      assertThat(refused(() -> take("a")).standing().resetSeconds()).isEqualTo(1);
      pass(Duration.ofMillis(998));
      assertThat(refused(() -> take("a")).standing().resetSeconds()).isEqualTo(1);
    }

    @Test
    void doesNotCountWhatItRefuses() {
      useUp("a");
      IntStream.range(0, 100).forEach(_ -> refused(() -> take("a")));
      pass(Duration.ofSeconds(20));
      assertThat(take("a").remaining()).isZero();
    }

    @Test
    void countsEachKeyAndEachPolicyForItself() {
      useUp("a");
      assertThat(take("b").remaining()).isEqualTo(2);
      assertThat(limits.take(Policy.SIGN_IN_BY_ACCOUNT, "a").remaining()).isEqualTo(1);
      assertThat(limits.take(Policy.SIGN_UP_BY_ADDRESS, "a").remaining()).isZero();
      assertThat(limits.take(Policy.CALLER, "a").remaining()).isEqualTo(999);
    }

    @Test
    void letsNoMoreThroughToManyAtOnce() {
      long taken =
          IntStream.range(0, 5_000)
              .parallel()
              .filter(_ -> {
                try {
                  return limits.take(Policy.CALLER, "a").isLimited();
                } catch (Failure refused) {
                  return false;
                }
              })
              .count();
      assertThat(taken).isEqualTo(1_000);
    }

    @Test
    void remembersABoundedNumberOfKeys() {
      IntStream.range(0, 10 * MOST_KEYS).forEach(i -> assertThat(take("k" + i)).isNotNull());
      assertThat(limits.keys(Policy.SIGN_IN_BY_ADDRESS)).isBetween(1L, (long) MOST_KEYS);
    }

    @Test
    void forgetsAKeyAfterAWindow() {
      useUp("a");
      pass(Duration.ofSeconds(59));
      assertThat(limits.keys(Policy.SIGN_IN_BY_ADDRESS)).isEqualTo(1);
      pass(Duration.ofSeconds(1));
      assertThat(limits.keys(Policy.SIGN_IN_BY_ADDRESS)).isZero();
      assertThat(take("a").remaining()).isEqualTo(2);
    }
  }

  @Nested
  class GiveBack {
    @Test
    void takesBackWhatWasCounted() {
      useUp("a");
      limits.giveBack(Policy.SIGN_IN_BY_ADDRESS, "a");
      assertThat(take("a").remaining()).isZero();
    }

    @Test
    void neverGivesMoreThanThereMayBe() {
      assertThat(take("a").remaining()).isEqualTo(2);
      IntStream.range(0, 10).forEach(_ -> limits.giveBack(Policy.SIGN_IN_BY_ADDRESS, "a"));
      limits.giveBack(Policy.SIGN_IN_BY_ADDRESS, "unknown");
      assertThat(take("a").remaining()).isEqualTo(2);
      assertThat(take("unknown").remaining()).isEqualTo(2);
    }
  }

  @Nested
  class RequireLeft {
    @Test
    void refusesWithoutCounting() {
      IntStream.range(0, 10).forEach(_ -> requireLeft("a"));
      useUp("a");
      assertThat(refused(() -> requireLeft("a")).standing().resetSeconds()).isEqualTo(20);
      pass(Duration.ofSeconds(20));
      assertThatCode(() -> requireLeft("a")).doesNotThrowAnyException();
      assertThat(take("a").remaining()).isZero();
    }

    @Test
    void remembersNoKey() {
      requireLeft("a");
      assertThat(limits.keys(Policy.SIGN_IN_BY_ADDRESS)).isZero();
    }
  }

  @Nested
  class Off {
    @Test
    void refusesNobodyAndRemembersNobody() {
      var off = new RateLimits(Map.of(), registry);
      IntStream.range(0, 10)
          .forEach(_ ->
              assertThat(off.take(Policy.SIGN_UP_BY_ADDRESS, "a")).isEqualTo(Standing.UNLIMITED));
      off.requireLeft(Policy.SIGN_UP_BY_ADDRESS, "a");
      off.giveBack(Policy.SIGN_UP_BY_ADDRESS, "a");
      assertThat(off.keys(Policy.SIGN_UP_BY_ADDRESS)).isZero();
      assertThat(RateHeaders.of(Standing.UNLIMITED)).isEmpty();
    }
  }

  @Nested
  class Refusals {
    @Test
    void areCountedByPolicy() {
      useUp("a");
      refused(() -> take("a"));
      refused(() -> requireLeft("a"));
      assertThat(
              registry
                  .get("rate.limit.refusals")
                  .tag("policy", "sign-in-by-address")
                  .counter()
                  .count())
          .isEqualTo(2);
    }

    @Test
    void areAnsweredWithTheLimitAndTheWait() {
      useUp("a");
      assertThat(Problems.headers(refused(() -> take("a"))))
          .containsEntry("RateLimit-Policy", "\"sign-in-by-address\";q=3;w=60")
          .containsEntry("RateLimit", "\"sign-in-by-address\";r=0;t=20")
          .containsEntry("Retry-After", "20");
    }
  }

  @Nested
  class Headers {
    @Test
    void tellOfALimitBeforeItIsMet() {
      assertThat(RateHeaders.of(limits.take(Policy.CALLER, "a")))
          .containsEntry("RateLimit-Policy", "\"caller\";q=1000;w=10")
          .containsEntry("RateLimit", "\"caller\";r=999;t=1")
          .hasSize(2);
    }
  }

  private Standing take(String key) {
    return limits.take(Policy.SIGN_IN_BY_ADDRESS, key);
  }

  private void requireLeft(String key) {
    limits.requireLeft(Policy.SIGN_IN_BY_ADDRESS, key);
  }

  private void useUp(String key) {
    IntStream.range(0, SIGN_INS.count()).forEach(_ -> assertThat(take(key).isLimited()).isTrue());
  }

  private void pass(Duration time) {
    nanos.addAndGet(time.toNanos());
  }

  private static Problem.TooManyRequests refused(ThrowingCallable work) {
    Failure failure = catchThrowableOfType(Failure.class, work);
    assertThat(failure).as("refused").isNotNull();
    return (Problem.TooManyRequests) failure.problem();
  }
}
