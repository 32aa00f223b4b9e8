package dev.typeset.http;

import dev.typeset.core.Page;
import dev.typeset.core.PageRequest;
import dev.typeset.core.Position;
import dev.typeset.core.Tagged;
import dev.typeset.http.Operation.Output;
import dev.typeset.http.Operation.Shape;
import io.javalin.http.HandlerType;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * An endpoint in the making: what it is, and last what it gives and who does the work. From this
 * one declaration come registration, reading of input, {@code /openapi.json} and statement budget.
 *
 * @param <Q> what is read out of the query
 * @param <B> what is read out of the body
 */
public final class Endpoint<Q, B> {

  private final Api api;
  private final HandlerType method;
  private final String path;
  private final Access access;
  private final Reading<Q, B> reading;
  private final Map<String, Integer> features = new LinkedHashMap<>();
  private String summary = "";
  private int statements;
  private List<ProblemType> problems = List.of();

  private Endpoint(Api api, HandlerType method, String path, Access access, Reading<Q, B> reading) {
    this.api = api;
    this.method = method;
    this.path = path;
    this.access = access;
    this.reading = reading;
  }

  static Endpoint<Nothing, Nothing> of(Api api, HandlerType method, String path, Access access) {
    return new Endpoint<>(api, method, path, access, Reading.NOTHING);
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

  /** The types of problem that it may answer beyond those that all of its kind may. */
  public Endpoint<Q, B> problems(ProblemType... types) {
    problems = List.of(types);
    return this;
  }

  /** What is read out of the query. Without this there are no parameters. */
  public <R> Endpoint<R, B> query(Function<Query, R> read) {
    return with(reading.withQuery(read));
  }

  /** What is read out of the body, a JSON object of at most 2 MiB. */
  public <R> Endpoint<Q, R> body(Class<R> type, Function<Body, R> read) {
    return with(reading.withBody(type, read));
  }

  /** What is read out of the body, a form (application/x-www-form-urlencoded). */
  public <R> Endpoint<Q, R> form(Class<R> type, Function<Body, R> read) {
    return with(reading.withForm(type, read));
  }

  /** What is read out of the body, an array of JSON objects of at most 16 MiB, two at a time. */
  public <R> Endpoint<Q, List<R>> batch(Class<R> type, int most, Function<Body, R> read) {
    return with(reading.withBodies(type, most, read));
  }

  /** Gives a value, or 404 where there is none. */
  public <T> void value(Class<T> type, Function<Call<Q, B>, Mono<T>> work) {
    add(
        new Output(200, List.of(type), Shape.VALUE),
        exchange ->
            Reply.encodedLater(work.apply(exchange.call()), value -> exchange.json(200, value)));
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
        exchange -> Reply.encodedLater(work.apply(exchange.call()), exchange::tagged));
  }

  /** Gives a page of rows, or 404 where what they belong to is not there. */
  public <T> void page(Class<T> type, Function<Call<Q, B>, Mono<Page<T>>> work) {
    pageOf(List.of(type), work::apply);
  }

  /** The same where the rows come in more than one shape. */
  public void pageOf(List<Class<?>> types, Function<Call<Q, B>, Mono<? extends Page<?>>> work) {
    features.put(Operation.COUNT, 1);
    add(
        new Output(200, types, Shape.PAGE),
        exchange -> Reply.encodedLater(work.apply(exchange.call()), exchange::page));
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
        exchange ->
            api.once(
                exchange.claim(),
                work.apply(exchange.call()),
                row -> exchange.created(row, row.loaded(), id.applyAsLong(row.loaded())),
                row -> person.apply(row.loaded())));
  }

  /** Makes rows, all or none, once only for each Idempotency-Key. */
  public <T> void createdAll(
      Class<T> type,
      Function<List<T>, @Nullable Long> person,
      Function<Call<Q, B>, Mono<Page<T>>> work) {
    features.put(Operation.IDEMPOTENCY_KEY, 1);
    add(
        new Output(201, List.of(type), Shape.PAGE),
        exchange ->
            api.once(
                exchange.claim(),
                work.apply(exchange.call()),
                rows -> exchange.json(201, rows),
                rows -> person.apply(rows.items())));
  }

  /**
   * Takes a row away: 204, or 404 where there was none. If-Match says in which states it may go.
   */
  public void deleted(Function<Call<Q, B>, Mono<Boolean>> work) {
    features.put(Operation.IF_MATCH, Operation.IF_MATCH_STATEMENTS);
    done(work);
  }

  /** Gives nothing: 204 where it is done, 404 where there was nothing to do it to. */
  public void done(Function<Call<Q, B>, Mono<Boolean>> work) {
    add(
        new Output(204, List.of(), Shape.NOTHING),
        exchange ->
            Reply.encodedLater(
                work.apply(exchange.call()).filter(done -> done),
                _ -> Answer.empty(204, Map.of())));
  }

  /**
   * Gives rows without end, as NDJSON or CSV: one statement for each hundred of them.
   *
   * @param request where to begin; a limit of 0 is none
   * @param place of a row
   * @param read one page of what the query asks for
   */
  public <T> void stream(
      Class<T> type,
      Csv<T> csv,
      Function<Q, PageRequest> request,
      BiFunction<Q, T, Position> place,
      BiFunction<Q, PageRequest, Mono<Page<T>>> read) {
    features.put(Operation.EACH_PAGE, 1);
    api.add(
        operation(new Output(200, List.of(type), Shape.STREAM)),
        new Serving<>(api, access, reading).rows(csv, request, place, read));
  }

  /**
   * Gives one JSON document whose last field is a list without end: one statement for each hundred
   * of its rows. Of HEAD nothing is loaded.
   *
   * @param file the name under which browsers save it
   * @param empty the document with that list empty
   * @param read one page of the list
   */
  public <D, T> void document(
      Class<D> type,
      String file,
      Function<Call<Q, B>, Mono<D>> empty,
      BiFunction<Call<Q, B>, PageRequest, Mono<Page<T>>> read) {
    features.put(Operation.EACH_PAGE, 1);
    api.add(
        operation(new Output(200, List.of(type), Shape.VALUE)),
        new Serving<>(api, access, reading).document(file, empty, read));
  }

  private void add(Output output, Function<Exchange<Q, B>, Mono<Supplier<Answer>>> work) {
    api.add(operation(output), new Serving<>(api, access, reading).answers(work));
  }

  private Operation operation(Output output) {
    if (access != Access.OPEN) {
      features.put(Operation.AUTHORIZATION, 1);
    }
    return new Operation(
        method,
        path,
        access,
        summary,
        reading.parameters(),
        reading.input(),
        output,
        statements,
        Map.copyOf(features),
        problems);
  }

  private <R, C> Endpoint<R, C> with(Reading<R, C> other) {
    var endpoint = new Endpoint<>(api, method, path, access, other);
    endpoint.summary = summary;
    endpoint.statements = statements;
    endpoint.problems = problems;
    return endpoint;
  }
}
