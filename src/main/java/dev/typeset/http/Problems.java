package dev.typeset.http;

import dev.typeset.core.Failure;
import dev.typeset.core.Problem;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import io.javalin.http.HttpResponseException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CancellationException;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.io.EofException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Problems as RFC 9457 has them. The only place that knows which status a problem is. */
final class Problems {
  private static final Logger log = LoggerFactory.getLogger(Problems.class);
  private static final String RETRY_AFTER_SECONDS = "1";
  private static final Set<HandlerType> READING = Set.of(HandlerType.GET, HandlerType.HEAD);

  private Problems() {}

  /** What a kind of problem is on the wire: {@code /problems/} and this name is its type. */
  record Kind(int status, String name, String title) {}

  static void register(RoutesConfig routes) {
    // Javalin cancels the work once its timeout has been answered; that is no failure of its own.
    routes.exception(CancellationException.class, (_, _) -> {});
    routes.exception(Failure.class, (failure, ctx) -> answer(ctx, failure.problem(), failure));
    routes.exception(
        HttpResponseException.class, (e, ctx) -> answer(ctx, ofStatus(e.getStatus()), e));
    routes.exception(
        EofException.class,
        (e, ctx) ->
            answer(
                ctx,
                new Problem.Malformed("The body ended early, or is cut into chunks wrongly."),
                e));
    routes.exception(Exception.class, (e, ctx) -> answer(ctx, new Problem.Internal(), e));
    routes.error(
        408,
        ctx -> {
          if (ctx.resultInputStream() == null) {
            answer(ctx, ofStatus(408), new IllegalStateException("The body did not arrive"));
          }
        });
    // What comes here without an answer is Javalin's timeout, the net below all other limits, or an
    // Error that was thrown before anything was waited for.
    routes.error(
        500,
        ctx -> {
          if (ctx.resultInputStream() == null) {
            answer(ctx, unanswered(ctx), new IllegalStateException("No reply in time"));
          }
        });
  }

  static Kind kind(Problem problem) {
    return switch (problem) {
      case Problem.Malformed _ -> new Kind(400, "malformed-request", "The request is malformed");
      case Problem.NotFound _ -> new Kind(404, "not-found", "Not found");
      case Problem.MethodNotAllowed _ -> new Kind(405, "method-not-allowed", "Method not allowed");
      case Problem.NotAcceptable _ -> new Kind(406, "not-acceptable", "Not acceptable");
      case Problem.Taken _ -> new Kind(409, "taken", "The value is taken");
      case Problem.InUse _ -> new Kind(409, "in-use", "Others refer to it");
      case Problem.TooSlow _ -> new Kind(408, "too-slow", "The request came too slowly");
      case Problem.TooLarge _ -> new Kind(413, "too-large", "The body is too large");
      case Problem.UriTooLong _ -> new Kind(414, "uri-too-long", "The URL is too long");
      case Problem.UnsupportedMediaType _ ->
          new Kind(415, "unsupported-media-type", "Unsupported media type");
      case Problem.Invalid _ -> new Kind(422, "invalid", "The input is invalid");
      case Problem.KeywordTooBroad _ ->
          new Kind(422, "keyword-too-broad", "The keyword is too broad");
      case Problem.HeadersTooLarge _ ->
          new Kind(431, "headers-too-large", "The headers are too large");
      case Problem.Internal _ -> new Kind(500, "internal", "Something went wrong on our side");
      case Problem.Overloaded _ -> new Kind(503, "overloaded", "Too much at once");
      case Problem.Unavailable _ -> new Kind(503, "unavailable", "The service is not available");
      case Problem.DeadlinePassed _ -> new Kind(504, "deadline-passed", "It took too long");
      case Problem.OutcomeUnknown _ ->
          new Kind(504, "outcome-unknown", "Whether the write took effect is not known");
    };
  }

  /** What a status means that Jetty or Javalin came to by themselves. */
  static Problem ofStatus(int status) {
    return switch (status) {
      case 404 -> Input.notFound();
      case 406 ->
          new Problem.NotAcceptable("The answer cannot be had in a form that Accept allows.");
      case 408 -> new Problem.TooSlow("The request did not arrive whole in time. Send it again.");
      case 413 ->
          new Problem.TooLarge("The body may have at most " + HttpServer.LARGEST_BODY + " bytes.");
      case 414 ->
          new Problem.UriTooLong(
              "The URL and the headers may have at most "
                  + HttpServer.LARGEST_HEADERS
                  + " bytes together.");
      case 415 ->
          new Problem.UnsupportedMediaType("Send the body as Content-Type: application/json.");
      case 431 ->
          new Problem.HeadersTooLarge(
              "The URL and the headers may have at most "
                  + HttpServer.LARGEST_HEADERS
                  + " bytes together.");
      case 501, 505 ->
          new Problem.Malformed("The request is not HTTP/1.1 as the service speaks it.");
      case 503 ->
          new Problem.Unavailable(
              "The service is shutting down or not ready. Try again in a moment.");
      default ->
          HttpStatus.isServerError(status)
              ? new Problem.Internal()
              : new Problem.Malformed(
                  "The request line or a header is malformed, or can be read in two ways.");
    };
  }

  /** The headers that belong to the problem. */
  static Map<String, String> headers(Problem problem) {
    return switch (problem) {
      case Problem.MethodNotAllowed(var allowed) -> Map.of("Allow", String.join(", ", allowed));
      case Problem.Overloaded _, Problem.Unavailable _ ->
          Map.of("Retry-After", RETRY_AFTER_SECONDS);
      default -> Map.of();
    };
  }

  /** The document. */
  static byte[] document(Problem problem, String requestId) {
    Kind kind = kind(problem);
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("type", "/problems/" + kind.name());
    document.put("title", kind.title());
    document.put("status", kind.status());
    document.put("detail", problem.detail());
    document.put("instance", requestId);
    if (!problem.errors().isEmpty()) {
      document.put("errors", problem.errors());
    }
    return Json.write(document);
  }

  /** Whoever reads may read again; whether a write took effect is not known here. */
  private static Problem unanswered(Context ctx) {
    if (!ctx.req().isAsyncStarted()) {
      return new Problem.Internal();
    }
    return READING.contains(ctx.method())
        ? new Problem.DeadlinePassed("The request took too long and was given up.")
        : new Problem.OutcomeUnknown();
  }

  private static String root(Throwable error) {
    Throwable root = error;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    return root.toString();
  }

  private static void answer(Context ctx, Problem problem, Throwable cause) {
    String requestId = RequestId.of(ctx);
    Kind kind = kind(problem);
    switch (kind.status()) {
      case 500 ->
          log.error(
              "{} {} failed; request {}", ctx.req().getMethod(), ctx.path(), requestId, cause);
      case 503, 504 ->
          log.warn(
              "{} {}: {}; request {}: {}",
              ctx.req().getMethod(),
              ctx.path(),
              kind.name(),
              requestId,
              root(cause));
      default -> {}
    }
    headers(problem).forEach(ctx::header);
    ctx.status(kind.status()).contentType(MediaTypes.PROBLEM).result(document(problem, requestId));
  }
}
