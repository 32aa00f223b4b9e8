package dev.typeset.http;

import dev.typeset.core.Page;
import dev.typeset.core.PageRequest;
import dev.typeset.core.Position;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;

/**
 * Rows without end, written page by page: the next page is read once the one before was taken, so
 * that a slow reader holds neither memory nor a connection, and one that goes away ends the work. A
 * failure in the middle cuts the body short, so that nobody takes a part for the whole.
 */
final class RowStream<T> {
  private static final Logger log = LoggerFactory.getLogger(RowStream.class);

  private final Context ctx;
  private final Source<T> source;
  private final RowFormat<T> format;
  private @Nullable Position from;
  private boolean begun;
  private boolean first = true;

  /** A stream that has not begun. */
  RowStream(Context ctx, Source<T> source, RowFormat<T> format) {
    this.ctx = ctx;
    this.source = source;
    this.format = format;
    this.from = source.request().from();
  }

  /**
   * Where the rows come from.
   *
   * @param request where to begin; a limit of 0 is none
   * @param read one page
   * @param cursor of the place behind a row
   * @param link the Link header, where another page follows the one that was asked for; null where
   *     there are no pages to be asked for
   */
  record Source<T>(
      PageRequest request,
      Function<PageRequest, Mono<Page<T>>> read,
      Function<T, String> cursor,
      @Nullable Function<@Nullable Position, String> link) {}

  /** Writes it all. */
  Mono<Void> write(Scheduler writers) {
    return Mono.defer(() -> source.read().apply(request()))
        .publishOn(writers)
        .doOnNext(this::write)
        .repeat(() -> from != null)
        .then()
        .onErrorResume(error -> ctx.res().isCommitted() || begun ? cut(error) : Mono.error(error));
  }

  /**
   * Says what is to come.
   *
   * @param next where another page follows the one that was asked for, or null
   */
  void describe(@Nullable Position next) {
    ServerTiming.write(ctx);
    ctx.contentType(format.media() + ";charset=utf-8").minSizeForCompression(0);
    // Else a caller who sends Connection: close gets a body without an end that can be told.
    ctx.header("Transfer-Encoding", "chunked");
    if (source.link() != null) {
      ctx.header("Link", source.link().apply(next));
    }
    if (format.file() != null) {
      ctx.header("Content-Disposition", "attachment; filename=\"" + format.file() + "\"");
    }
  }

  private PageRequest request() {
    PageRequest asked = source.request();
    int limit = asked.limit() == 0 ? PageRequest.MOST : asked.limit();
    return new PageRequest(0, limit, from, PageRequest.Count.NONE);
  }

  private void write(Page<T> page) {
    try {
      OutputStream out = begin(page);
      for (T row : page.items()) {
        out.write(format.row(row, () -> source.cursor().apply(row), first));
        first = false;
      }
      boolean all = source.request().limit() == 0;
      from = all ? page.next() : null;
      if (from == null) {
        T last = page.next() == null ? null : page.items().getLast();
        out.write(format.end(last == null ? null : source.cursor().apply(last)));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private OutputStream begin(Page<T> page) throws IOException {
    if (begun) {
      return ctx.outputStream();
    }
    begun = true;
    describe(source.request().limit() == 0 ? null : page.next());
    OutputStream out = ctx.outputStream();
    out.write(format.head());
    return out;
  }

  /** Ends the connection without the last chunk. */
  private Mono<Void> cut(Throwable error) {
    try {
      String requestId = RequestId.of(ctx);
      // Who goes away is no fault of ours.
      log.atLevel(error instanceof UncheckedIOException ? Level.INFO : Level.WARN)
          .log(
              "{} {} was cut short; request {}: {}",
              ctx.method(),
              ctx.path(),
              requestId,
              error.toString());
      ctx.res().sendError(-1);
      ctx.req().getAsyncContext().complete();
    } catch (IOException | IllegalStateException e) {
      log.debug("The connection was gone already", e);
    }
    // Whatever ends here Javalin would close, and so give a compressed body its proper end.
    return Mono.never();
  }
}
