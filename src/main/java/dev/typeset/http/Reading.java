package dev.typeset.http;

import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.typeset.core.Failure;
import dev.typeset.core.Problem;
import dev.typeset.http.Operation.Input;
import io.javalin.http.Context;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.function.Function;
import org.eclipse.jetty.io.EofException;
import org.jspecify.annotations.Nullable;

/**
 * How the requests of an endpoint are read.
 *
 * @param input what the body holds, or null where there is none
 * @param mostBytes how large the body may be
 * @param gate lets so many requests in at once; null for any number
 */
record Reading<Q, B>(
    Function<Query, Q> query,
    Function<byte[], B> body,
    @Nullable Input input,
    int mostBytes,
    @Nullable Semaphore gate) {
  private static final int LARGEST_FORM = 16 << 10;
  private static final int LARGEST_BODY = 2 << 20;
  private static final int BATCHES_AT_ONCE = 2;

  static final Reading<Nothing, Nothing> NOTHING =
      new Reading<>(_ -> Nothing.HERE, _ -> Nothing.HERE, null, 0, null);

  <R> Reading<R, B> withQuery(Function<Query, R> read) {
    return new Reading<>(read, body, input, mostBytes, gate);
  }

  <R> Reading<Q, R> withForm(Class<R> type, Function<Body, R> read) {
    return new Reading<>(
        query,
        bytes -> SentBody.readForm(Form.read(bytes), read),
        DescribedBody.of(MediaTypes.FORM, type, read, 0),
        LARGEST_FORM,
        null);
  }

  <R> Reading<Q, R> withBody(Class<R> type, Function<Body, R> read) {
    return new Reading<>(
        query,
        bytes -> SentBody.read(bytes, read),
        DescribedBody.of(MediaTypes.JSON, type, read, 0),
        LARGEST_BODY,
        null);
  }

  <R> Reading<Q, List<R>> withBodies(Class<R> type, int most, Function<Body, R> read) {
    return new Reading<>(
        query,
        bytes -> SentBody.readAll(bytes, most, read),
        DescribedBody.of(MediaTypes.JSON, type, read, most),
        HttpServer.LARGEST_BODY,
        new Semaphore(BATCHES_AT_ONCE));
  }

  /** What the query may hold. */
  ArrayNode parameters() {
    var described = new DescribedQuery();
    Object _ = query.apply(described);
    return described.parameters();
  }

  Exchange<Q, B> read(Context ctx, Cursors cursors, Visitor visitor) {
    return Exchange.read(ctx, cursors, visitor, this);
  }

  /**
   * The body as it came; empty where there is none.
   *
   * @throws Failure {@link Problem.UnsupportedMediaType} or {@link Problem.TooLarge}
   */
  byte[] bytes(Context ctx) {
    if (input == null) {
      return new byte[0];
    }
    if (input.media().equals(MediaTypes.FORM)) {
      MediaTypes.requireForm(ctx);
    } else {
      MediaTypes.requireJson(ctx);
    }
    // Who says beforehand that it is too much need not send it.
    if (ctx.req().getContentLengthLong() > mostBytes) {
      throw Problems.tooLarge(mostBytes).raise();
    }
    try {
      byte[] bytes = ctx.req().getInputStream().readNBytes(mostBytes + 1);
      if (bytes.length > mostBytes) {
        throw Problems.tooLarge(mostBytes).raise();
      }
      return bytes;
    } catch (EofException e) {
      throw new Problem.Malformed("The body ended early, or is cut into chunks wrongly.").raise(e);
    } catch (IOException e) {
      throw Problems.ofStatus(408).raise(e);
    }
  }

  /**
   * To be called before a request is read.
   *
   * @throws Failure {@link Problem.Overloaded} where there are as many already as may be
   */
  void enter() {
    if (gate != null && !gate.tryAcquire()) {
      throw new Problem.Overloaded("Others send batches at the moment. Try again.").raise();
    }
  }

  void leave() {
    if (gate != null) {
      gate.release();
    }
  }
}
