package dev.typeset;

import static dev.typeset.Setting.*;

import dev.typeset.db.Limits;
import dev.typeset.http.AddressBlock;
import dev.typeset.http.RateLimit;
import dev.typeset.http.RateLimits.Policy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The settings that bound things: the pool, time, and what callers may do. */
final class LimitSettings {
  private static final Pattern RATE = Pattern.compile("([0-9]{1,7})/([0-9]+[a-z]+)");
  private static final int MOST = 1_000_000;
  private static final Duration SHORTEST_WINDOW = Duration.ofSeconds(1);
  private static final Duration LONGEST_WINDOW = Duration.ofHours(24);

  private LimitSettings() {}

  static Limits limits(Environment environment) {
    return new Limits(
        environment.whole(POOL_SIZE, 1, 1_000),
        environment.whole(POOL_BURST, 0, 1_000),
        environment.whole(POOL_PENDING, 1, 1_000_000),
        environment.whole(SHARED_ROWS, 1, 64),
        environment.time(ACQUIRE_TIMEOUT, "10ms", "1m"),
        environment.time(CONNECT_TIMEOUT, "100ms", "1m"),
        environment.time(VALIDATE_TIMEOUT, "10ms", "1m"),
        environment.time(CONNECTION_LIFETIME, "1s", "24h"),
        environment.time(CONNECTION_IDLE, "1s", "24h"),
        environment.time(STATEMENT_TIMEOUT, "10ms", "10m"),
        environment.time(LOCK_TIMEOUT, "10ms", "10m"),
        environment.time(IDLE_IN_TRANSACTION_TIMEOUT, "100ms", "1h"),
        environment.time(REQUEST_TIMEOUT, "100ms", "10m"));
  }

  /** How often callers may do what, by policy; empty where nothing is counted. */
  static Map<Policy, RateLimit> quotas(Environment environment) {
    RateLimit caller = rate(environment, LIMIT_CALLER);
    Map<Policy, RateLimit> quotas =
        Map.of(
            Policy.SIGN_IN_BY_ADDRESS, rate(environment, LIMIT_SIGN_IN_ADDRESS),
            Policy.SIGN_IN_BY_ACCOUNT, rate(environment, LIMIT_SIGN_IN_ACCOUNT),
            Policy.SIGN_UP_BY_ADDRESS, rate(environment, LIMIT_SIGN_UP_ADDRESS),
            Policy.CALLER, caller,
            Policy.BAD_TOKENS, caller);
    return environment.isOn(RATE_LIMITS) ? quotas : Map.of();
  }

  static List<AddressBlock> trustedProxies(Environment environment) {
    String text = environment.text(TRUSTED_PROXIES);
    List<AddressBlock> blocks = new ArrayList<>();
    for (String each : text == null ? new String[0] : text.split(",", -1)) {
      Optional<AddressBlock> block = AddressBlock.parse(each.strip());
      if (block.isEmpty()) {
        environment.problem(
            TRUSTED_PROXIES,
            "has "
                + Environment.quoted(each.strip())
                + ": write addresses and blocks such as 127.0.0.1, 10.0.0.0/8 or 2001:db8::/32, without names and ports");
        return List.of();
      }
      blocks.add(block.get());
    }
    return blocks;
  }

  private static RateLimit rate(Environment environment, Setting setting) {
    String value = environment.textOrDefault(setting);
    Optional<RateLimit> rate = rate(value);
    if (rate.isEmpty()) {
      environment.problem(
          setting,
          "is "
              + Environment.quoted(value)
              + ": write a count and a duration such as 30/5m, from 1 to 1000000 in 1s to 24h, in whole seconds");
    }
    return rate.or(() -> rate(setting.defaultText())).orElseThrow();
  }

  private static Optional<RateLimit> rate(String text) {
    Matcher parts = RATE.matcher(text);
    Duration window = parts.matches() ? Environment.duration(parts.group(2)) : null;
    if (window == null
        || window.compareTo(SHORTEST_WINDOW) < 0
        || window.compareTo(LONGEST_WINDOW) > 0
        || window.toMillisPart() != 0) {
      return Optional.empty();
    }
    int count = Integer.parseInt(parts.group(1));
    return count >= 1 && count <= MOST
        ? Optional.of(new RateLimit(count, window))
        : Optional.empty();
  }
}
