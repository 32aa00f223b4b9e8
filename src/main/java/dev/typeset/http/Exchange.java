package dev.typeset.http;

import dev.typeset.core.Page;
import dev.typeset.core.Position;
import dev.typeset.core.Tagged;
import io.javalin.http.Context;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One request, read and checked, and the answers that fit it.
 *
 * @param sent the parameters as they came
 * @param bytes the body as it came; empty where the endpoint takes none
 * @param scope the list that is asked for: its path, filters and order
 */
record Exchange<Q, B>(
    Context ctx, Parameters sent, byte[] bytes, String scope, Cursors cursors, Call<Q, B> call) {

  /** Reads a request. */
  static <Q, B> Exchange<Q, B> read(
      Context ctx, Cursors cursors, Visitor visitor, Reading<Q, B> reading) {
    long id = ctx.pathParamMap().containsKey("id") ? Path.id(ctx) : 0;
    Parameters sent = Parameters.of(ctx);
    var query = new SentQuery(sent, cursors);
    Q asked = reading.query().apply(query);
    query.check();
    var known = Conditions.read(ctx, "If-None-Match");
    var expected = Conditions.read(ctx, "If-Match");
    byte[] bytes = reading.bytes(ctx);
    B body = reading.body().apply(bytes);
    return new Exchange<>(
        ctx,
        sent,
        bytes,
        query.scope(),
        cursors,
        new Call<>(visitor, id, asked, body, known, expected));
  }

  /** What makes this request safe to repeat; null where it has no Idempotency-Key. */
  Replays.@Nullable Claim claim() {
    String key = Conditions.idempotencyKey(ctx);
    return key == null
        ? null
        : new Replays.Claim(ctx.method() + " " + sent.path(), key, bytes, call.caller().id());
  }

  Answer json(int status, Object value) {
    return json(status, value, new LinkedHashMap<>());
  }

  /** The row with its ETag, or 304 where the caller has it already. */
  Answer tagged(Tagged<?> row) {
    Object value = row.value();
    Map<String, String> headers = etag(row);
    if (value == null && call.known() == null) {
      throw new IllegalStateException("A row came without its value.");
    }
    return value == null ? Answer.empty(304, headers) : json(200, value, headers);
  }

  /** The row that was made, with its address. */
  <T> Answer created(Tagged<T> row, T value, long id) {
    Map<String, String> headers = etag(row);
    headers.put("Location", sent.path() + "/" + id);
    return json(201, value, headers);
  }

  /** The page with links to those beside it. */
  Answer page(Page<?> page) {
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("Link", links(page.previous(), page.next()));
    return json(200, page, headers);
  }

  /** The first page, and the one behind the place (RFC 8288). */
  String links(@Nullable Position next) {
    return links(null, next);
  }

  private String links(@Nullable Position previous, @Nullable Position next) {
    var links = new StringBuilder(link(sent.page(null), "first"));
    if (previous != null) {
      links.append(", ").append(link(sent.page(cursor("", previous)), "prev"));
    }
    if (next != null) {
      links.append(", ").append(link(sent.page(cursor("", next)), "next"));
    }
    return links.toString();
  }

  /**
   * A place as text.
   *
   * @param field the field of the resource that the list lies in; it goes on at an address of its
   *     own, below the resource
   */
  String cursor(String field, Position position) {
    return cursors.write(field.isEmpty() ? scope : sent.path() + "/" + field + "?", position);
  }

  private Answer json(int status, Object value, Map<String, String> headers) {
    headers.put("Content-Type", MediaTypes.JSON);
    return new Answer(status, headers, Json.write(value, this::cursor));
  }

  private static Map<String, String> etag(Tagged<?> row) {
    Map<String, String> headers = new LinkedHashMap<>();
    if (row.etag() != null) {
      headers.put("ETag", Conditions.write(row.etag()));
    }
    return headers;
  }

  private static String link(String target, String relation) {
    return "<" + target + ">; rel=\"" + relation + "\"";
  }
}
