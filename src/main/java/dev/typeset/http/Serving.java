package dev.typeset.http;

import dev.typeset.core.Page;
import dev.typeset.core.PageRequest;
import dev.typeset.core.Position;
import io.javalin.http.Handler;
import io.javalin.http.HandlerType;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;
import reactor.core.publisher.Mono;

/**
 * How the requests to an endpoint are served: who asks, what for, and how it is answered.
 *
 * @param access who may ask
 * @param reading how the requests are read
 */
record Serving<Q, B>(Api api, Access access, Reading<Q, B> reading) {
  private static final List<String> JSON_ALONE = List.of(MediaTypes.JSON);
  private static final List<String> TABLES = List.of(MediaTypes.NDJSON, MediaTypes.CSV);

  /** One answer to each. */
  Handler answers(Function<Exchange<Q, B>, Mono<Supplier<Answer>>> work) {
    return ctx -> {
      MediaTypes.choose(ctx, JSON_ALONE);
      Visitor visitor = api.admission().admit(ctx, access);
      Answer answer;
      reading.enter();
      try {
        var exchange = reading.read(ctx, api.cursors(), visitor);
        api.admission().requireStill(ctx, visitor);
        answer = api.reply().await(ctx, work.apply(exchange));
      } finally {
        reading.leave();
      }
      Reply.write(ctx, answer);
    };
  }

  /** Rows without end, as NDJSON or CSV. */
  <T> Handler rows(
      Csv<T> csv,
      Function<Q, PageRequest> request,
      BiFunction<Q, T, Position> place,
      BiFunction<Q, PageRequest, Mono<Page<T>>> read) {
    return ctx -> {
      String media = MediaTypes.choose(ctx, TABLES);
      var exchange = reading.read(ctx, api.cursors(), api.admission().admit(ctx, access));
      Q asked = exchange.call().query();
      var source =
          new RowStream.Source<T>(
              request.apply(asked),
              page -> read.apply(asked, page),
              row -> exchange.cursor("", place.apply(asked, row)),
              exchange::links);
      RowFormat<T> format =
          media.equals(MediaTypes.CSV) ? new RowFormat.Table<>(csv) : new RowFormat.Lines<>();
      api.reply().send(ctx, new RowStream<>(ctx, source, format));
    };
  }

  /** One JSON document whose last field is the list of the rows. */
  <D, T> Handler document(
      String file,
      Function<Call<Q, B>, Mono<D>> empty,
      BiFunction<Call<Q, B>, PageRequest, Mono<Page<T>>> read) {
    return ctx -> {
      MediaTypes.choose(ctx, JSON_ALONE);
      var exchange = reading.read(ctx, api.cursors(), api.admission().admit(ctx, access));
      var call = exchange.call();
      var source =
          new RowStream.Source<T>(
              new PageRequest(0, 0), page -> read.apply(call, page), _ -> "", null);
      Function<byte[], RowStream<T>> stream =
          document -> new RowStream<>(ctx, source, new RowFormat.Document<>(file, document));
      if (ctx.method().equals(HandlerType.HEAD)) {
        stream.apply(new byte[0]).describe(null);
      } else {
        api.reply().sendOnce(ctx, empty.apply(call).map(Json::write).map(stream));
      }
    };
  }
}
