package dev.typeset.http;

import io.javalin.http.Context;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.Disposable;
import reactor.core.scheduler.Schedulers;

/**
 * The access log: a line for each request that was answered, its path without the query. Lines are
 * written together, 100 ms after they were made at the latest; any other line of the log takes them
 * along.
 */
final class RequestLog implements AutoCloseable {
  private static final int LONGEST_KEPT_MILLIS = 100;
  // Its appender, in logback.xml, leaves lines in the buffer of System.out.
  private static final Logger log = LoggerFactory.getLogger("dev.typeset.requests");

  private final Disposable writing =
      Schedulers.boundedElastic()
          .schedulePeriodically(
              System.out::flush, LONGEST_KEPT_MILLIS, LONGEST_KEPT_MILLIS, TimeUnit.MILLISECONDS);

  void add(Context ctx, float millis) {
    if (log.isInfoEnabled()) {
      log.info(
          ctx.req().getMethod()
              + " "
              + ctx.path()
              + " "
              + ctx.statusCode()
              + " "
              + Math.round(millis * 10) / 10f
              + " ms "
              + RequestId.of(ctx)
              + " trace "
              + Trace.of(ctx));
    }
  }

  @Override
  public void close() {
    writing.dispose();
    System.out.flush();
  }
}
