package dev.typeset.http;

import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.typeset.core.Page;
import dev.typeset.core.Problem;
import dev.typeset.core.Tagged;
import dev.typeset.http.Operation.Input;
import dev.typeset.http.Operation.Output;
import dev.typeset.http.Operation.Shape;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Semaphore;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * An endpoint in the making: first what it is, last what it gives and who does the work. From this
 * one declaration come its registration, the reading of its input, its place in {@code
 * /openapi.json} and its budget of SQL statements.
 *
 * @param <Q> what is read out of the query
 * @param <B> what is read out of the body
 */
public final class Endpoint<Q, B> {
  private static final int LARGEST_BODY = 2 << 20;
  private static final int LARGEST_BATCH = 16 << 20;
  private static final int BATCHES_AT_ONCE = 2;

  private final Api api;
  private final HandlerType method;
  private final String path;
  private final Function<Query, Q> query;
  private final Function<byte[], B> body;
  private final @Nullable Input input;
  private final Map<String, Integer> features = new LinkedHashMap<>();
  private final Semaphore gate;
  private String summary = "";
  private int statements;
  private boolean anonymous;
  private List<ProblemType> conflicts = List.of();

  private Endpoint(
      Api api,
      HandlerType method,
      String path,
      Function<Query, Q> query,
      Function<byte[], B> body,
      @Nullable Input input) {
    this.api = api;
    this.method = method;
    this.path = path;
    this.query = query;
    this.body = body;
    this.input = input;
    this.gate =
        new Semaphore(input == null || input.most() == 0 ? Integer.MAX_VALUE : BATCHES_AT_ONCE);
  }

  static Endpoint<Nothing, Nothing> of(Api api, HandlerType method, String path) {
    return new Endpoint<>(api, method, path, _ -> Nothing.HERE, _ -> Nothing.HERE, null);
  }

  /** One sentence: what the endpoint does. */
  public Endpoint<Q, B> summary(String sentence) {
    summary = sentence;
    return this;
  }

  /**
   * How many SQL statements a first try without optional features runs at most; BEGIN and COMMIT
   * are not counted.
   */
  public Endpoint<Q, B> statements(int most) {
    statements = most;
    return this;
  }

  /** The problems of status 409 that it may answer. */
  public Endpoint<Q, B> conflicts(ProblemType... types) {
    conflicts = List.of(types);
    return this;
  }

  /** That its callers are not known, so that an Idempotency-Key counts together with the body. */
  public Endpoint<Q, B> anonymous() {
    anonymous = true;
    return this;
  }

  /** What is read out of the query. Without this there are no parameters. */
  public <R> Endpoint<R, B> query(Function<Query, R> read) {
    return new Endpoint<>(api, method, path, read, body, input).like(this);
  }

  /** What is read out of the body, a JSON object of at most 2 MiB. */
  public <R> Endpoint<Q, R> body(Class<R> type, Function<Body, R> read) {
    return new Endpoint<>(
            api,
            method,
            path,
            query,
            (byte[] bytes) -> SentBody.read(bytes, read),
            DescribedBody.of(type, read, 0))
        .like(this);
  }

  /** What is read out of the body, an array of JSON objects of at most 16 MiB, two at a time. */
  public <R> Endpoint<Q, List<R>> batch(Class<R> type, int most, Function<Body, R> read) {
    return new Endpoint<>(
            api,
            method,
            path,
            query,
            (byte[] bytes) -> SentBody.readAll(bytes, most, read),
            DescribedBody.of(type, read, most))
        .like(this);
  }

  /** Gives a value, or 404 where there is none. */
  public <T> void value(Class<T> type, Function<Call<Q, B>, Mono<T>> work) {
    add(
        new Output(200, List.of(type), Shape.VALUE),
        (ctx, exchange) ->
            api.reply().encode(work.apply(exchange.call()), value -> exchange.json(200, value)));
  }

  /** Gives a row with its ETag, or 304 where the caller has it, or 404 where there is none. */
  public <T> void one(Class<T> type, Function<Call<Q, B>, Mono<Tagged<T>>> work) {
    oneOf(List.of(type), work::apply);
  }

  /** The same where the row comes in more than one shape. */
  public void oneOf(List<Class<?>> types, Function<Call<Q, B>, Mono<? extends Tagged<?>>> work) {
    if (!method.equals(HandlerType.GET)) {
      features.put(Operation.IF_MATCH, Operation.IF_MATCH_STATEMENTS);
    }
    add(
        new Output(200, types, Shape.TAGGED),
        (ctx, exchange) -> api.reply().encode(work.apply(exchange.call()), exchange::tagged));
  }

  /** Gives a page of rows, or 404 where what they belong to is not there. */
  public <T> void page(Class<T> type, Function<Call<Q, B>, Mono<Page<T>>> work) {
    features.put(Operation.COUNT, 1);
    add(
        new Output(200, List.of(type), Shape.PAGE),
        (ctx, exchange) ->
            api.reply().encode(work.apply(exchange.call()), page -> exchange.page(200, page)));
  }

  /**
   * Makes a row, once only for each Idempotency-Key. Its address is the path and its id.
   *
   * @param person the user whom the row tells of; null for nobody
   */
  public <T> void created(
      Class<T> type,
      ToLongFunction<T> id,
      Function<T, @Nullable Long> person,
      Function<Call<Q, B>, Mono<Tagged<T>>> work) {
    features.put(Operation.IDEMPOTENCY_KEY, 1);
    add(
        new Output(201, List.of(type), Shape.TAGGED),
        (ctx, exchange) ->
            once(
                ctx,
                exchange,
                work.apply(exchange.call()),
                row -> exchange.created(row, value(row), id.applyAsLong(value(row))),
                row -> person.apply(value(row))));
  }

  /** Makes rows, all or none, once only for each Idempotency-Key. */
  public <T> void createdAll(
      Class<T> type,
      Function<List<T>, @Nullable Long> person,
      Function<Call<Q, B>, Mono<Page<T>>> work) {
    features.put(Operation.IDEMPOTENCY_KEY, 1);
    add(
        new Output(201, List.of(type), Shape.PAGE),
        (ctx, exchange) ->
            once(
                ctx,
                exchange,
                work.apply(exchange.call()),
                rows -> exchange.json(201, rows),
                rows -> person.apply(rows.items())));
  }

  /** Gives nothing: 204 where it is done, 404 where there was nothing to do it to. */
  public void done(Function<Call<Q, B>, Mono<Boolean>> work) {
    features.put(Operation.IF_MATCH, Operation.IF_MATCH_STATEMENTS);
    add(
        new Output(204, List.of(), Shape.NOTHING),
        (ctx, exchange) ->
            api.reply()
                .encode(
                    work.apply(exchange.call()).filter(done -> done),
                    _ -> Answer.empty(204, Map.of())));
  }

  private void add(Output output, Work<Q, B> work) {
    var described = new DescribedQuery();
    Object unused = query.apply(described);
    ArrayNode parameters = described.parameters();
    var operation =
        new Operation(
            method,
            path,
            summary,
            parameters,
            input,
            output,
            statements,
            Map.copyOf(features),
            conflicts);
    api.add(operation, ctx -> handle(ctx, work));
  }

  private void handle(Context ctx, Work<Q, B> work) {
    MediaTypes.requireJsonAccepted(ctx);
    if (!gate.tryAcquire()) {
      throw new Problem.Overloaded("Others send batches at the moment. Try again.").raise();
    }
    try {
      var exchange = Exchange.read(ctx, api.cursors(), mostBytes(), query, body);
      api.reply().send(ctx, work.answer(ctx, exchange).doFinally(_ -> gate.release()));
    } catch (RuntimeException e) {
      gate.release();
      throw e;
    }
  }

  private <T> Mono<Answer> once(
      Context ctx,
      Exchange<Q, B> exchange,
      Mono<T> work,
      Function<T, Answer> encode,
      Function<T, @Nullable Long> person) {
    String key = Conditions.idempotencyKey(ctx);
    if (key == null) {
      return api.reply().encode(work, encode);
    }
    var claim =
        new Replays.Claim(
            method.name() + " " + exchange.sent().path(), key, exchange.bytes(), anonymous);
    return api.replays().once(claim, work, encode, person);
  }

  private static <T> T value(Tagged<T> row) {
    return Objects.requireNonNull(row.value());
  }

  private int mostBytes() {
    if (input == null) {
      return 0;
    }
    return input.most() == 0 ? LARGEST_BODY : LARGEST_BATCH;
  }

  private Endpoint<Q, B> like(Endpoint<?, ?> before) {
    summary = before.summary;
    statements = before.statements;
    conflicts = before.conflicts;
    anonymous = before.anonymous;
    return this;
  }

  private interface Work<Q, B> {
    Mono<Answer> answer(Context ctx, Exchange<Q, B> exchange);
  }

  /** What is read out of a query or a body where there is none. */
  public enum Nothing {
    HERE
  }
}
