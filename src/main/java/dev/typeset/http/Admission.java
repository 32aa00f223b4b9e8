package dev.typeset.http;

import dev.typeset.core.Caller;
import dev.typeset.core.Failure;
import dev.typeset.core.Problem;
import dev.typeset.http.RateLimits.Policy;
import io.javalin.http.Context;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Who a request comes from, and whether they may come in. */
public final class Admission {
  private static final String HEADER = "Authorization";
  private static final Pattern BEARER =
      Pattern.compile("(?i:bearer) +([A-Za-z0-9._~+/-]{1,512}=*)");

  private static final Duration LONGEST_TRUST = Duration.ofSeconds(1);

  private final Callers callers;
  private final ClientAddress addresses;
  private final RateLimits limits;

  /**
   * Admits callers.
   *
   * @param callers knows them by their tokens
   * @param addresses knows where they come from
   * @param limits how much each may ask for
   */
  public Admission(Callers callers, ClientAddress addresses, RateLimits limits) {
    this.callers = callers;
    this.addresses = addresses;
    this.limits = limits;
  }

  /**
   * Who asks. Waits for the database where a token was sent, on the virtual thread of the request;
   * nothing of the request was read before but its headers.
   *
   * @throws Failure {@link Problem.Unauthorized} where the token is worth nothing, or there must be
   *     one, {@link Problem.Forbidden} where the route is not for this caller, {@link
   *     Problem.TooManyRequests} where the caller asked too much
   */
  Visitor admit(Context ctx, Access access) {
    String address = ClientAddress.key(addresses.of(ctx));
    if (access == Access.OPEN) {
      return new Visitor(Caller.NOBODY, address, agent(ctx), System.nanoTime());
    }
    ctx.res().addHeader("Vary", HEADER);
    String token = token(ctx, address);
    Caller caller = token == null ? Caller.NOBODY : known(ctx, token, address);
    String key = caller.isKnown() ? "user " + caller.id() : address;
    RateHeaders.of(limits.take(Policy.CALLER, key)).forEach(ctx::header);
    access.require(caller);
    return new Visitor(caller, address, agent(ctx), System.nanoTime());
  }

  /**
   * That the caller is still the one who was admitted, once the body has arrived: it may have taken
   * its time.
   *
   * @throws Failure {@link Problem.Unauthorized} where the token is worth nothing any more, or the
   *     role is another
   */
  void requireStill(Context ctx, Visitor visitor) {
    Caller before = visitor.caller();
    if (!before.isKnown() || System.nanoTime() - visitor.since() < LONGEST_TRUST.toNanos()) {
      return;
    }
    String token = token(ctx, visitor.address());
    if (token == null || !before.equals(known(ctx, token, visitor.address()))) {
      throw refused(visitor.address());
    }
  }

  private Caller known(Context ctx, String token, String address) {
    if (!OAuth.isPlace(ctx)) {
      ctx.header("Cache-Control", "private, no-cache");
    }
    // Who only guesses is counted by address, and does not get as far as the database. Apart from
    // callers without a token, so that their requests do not shut out who has a good one.
    limits.requireLeft(Policy.BAD_TOKENS, address);
    Caller caller = ServerTiming.of(ctx, callers.find(token)).block();
    if (caller == null) {
      throw refused(address);
    }
    return caller;
  }

  private @Nullable String token(Context ctx, String address) {
    List<String> sent = Collections.list(ctx.req().getHeaders(HEADER));
    if (sent.isEmpty()) {
      return null;
    }
    Matcher bearer = BEARER.matcher(sent.getFirst());
    if (sent.size() > 1 || !bearer.matches()) {
      throw refused(address);
    }
    return bearer.group(1);
  }

  private Failure refused(String address) {
    limits.count(Policy.BAD_TOKENS, address);
    return new Problem.Unauthorized(
            "The access token is not known or has expired. Renew it or sign in at /api/v1/auth/token, and send it as"
                + " Authorization: Bearer.",
            true)
        .raise();
  }

  private static @Nullable String agent(Context ctx) {
    String agent = ctx.header("User-Agent");
    return agent == null || !Text.isStorable(agent) ? null : agent;
  }
}
