package dev.typeset.http;

import dev.typeset.core.Cost;
import io.javalin.http.Context;
import reactor.core.publisher.Mono;

/**
 * What an answer cost the database, in its Server-Timing header (W3C Server Timing): {@code
 * db;dur=1.23;desc="2 statements"}, in milliseconds, the wait for a connection included; {@code
 * shared} where it came along with another caller's statement. An answer that needed no database
 * has no such header.
 */
final class ServerTiming {
  private static final String HEADER = "Server-Timing";
  private static final String COST = "cost";

  private ServerTiming() {}

  /** The same work, counted. Where a request has several works, they are counted together. */
  static <T> Mono<T> of(Context ctx, Mono<T> work) {
    Cost cost = cost(ctx);
    return work.contextWrite(context -> context.put(Cost.class, cost));
  }

  private static Cost cost(Context ctx) {
    Cost cost = ctx.attribute(COST);
    if (cost == null) {
      cost = new Cost();
      ctx.attribute(COST, cost);
    }
    return cost;
  }

  /** Puts the header into an answer that is about to be written. */
  static void write(Context ctx) {
    Cost cost = ctx.attribute(COST);
    int statements = cost == null ? 0 : cost.statements();
    if (cost != null && (statements > 0 || cost.millis() > 0)) {
      ctx.header(
          HEADER,
          "db;dur="
              + twoPlaces(cost.millis())
              + ";desc=\""
              + statements
              + (statements == 1 ? " statement" : " statements")
              + (cost.isShared() ? ", shared\"" : "\""));
    }
  }

  // A formatter took 3.6 % of the CPU of a single read.
  private static String twoPlaces(double millis) {
    long hundredths = Math.round(millis * 100);
    long fraction = hundredths % 100;
    return hundredths / 100 + (fraction < 10 ? ".0" : ".") + fraction;
  }
}
