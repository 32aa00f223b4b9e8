package dev.typeset.http;

import java.time.Duration;

/**
 * How often a caller may do what is worth abusing.
 *
 * @param on whether anything is counted at all
 * @param signInByAddress attempts to sign in, by the address that they come from
 * @param signInByAccount attempts to sign in, by the account that they are meant for
 * @param signUpByAddress new accounts, by the address that they come from
 * @param caller all requests of one caller
 */
public record Quotas(
    boolean on,
    RateLimit signInByAddress,
    RateLimit signInByAccount,
    RateLimit signUpByAddress,
    RateLimit caller) {

  /** What holds where nothing is set; the settings table of the README shows the same. */
  public static final Quotas DEFAULTS =
      new Quotas(
          true,
          new RateLimit(30, Duration.ofMinutes(5)),
          new RateLimit(10, Duration.ofMinutes(5)),
          new RateLimit(10, Duration.ofHours(1)),
          new RateLimit(1200, Duration.ofMinutes(1)));

  RateLimit of(RateLimits.Policy policy) {
    return switch (policy) {
      case SIGN_IN_BY_ADDRESS -> signInByAddress;
      case SIGN_IN_BY_ACCOUNT -> signInByAccount;
      case SIGN_UP_BY_ADDRESS -> signUpByAddress;
      case CALLER, BAD_TOKENS -> caller;
    };
  }
}
