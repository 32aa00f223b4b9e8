package dev.typeset.http;

import dev.typeset.core.Failure;
import dev.typeset.core.Problem;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.io.EofException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Problems as RFC 9457 has them. */
final class Problems {
  private static final Logger log = LoggerFactory.getLogger(Problems.class);
  private static final String RETRY_AFTER_SECONDS = "1";

  private Problems() {}

  static void register(RoutesConfig routes) {
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
    // What comes here without an answer is an Error.
    routes.error(
        500,
        ctx -> {
          if (ctx.resultInputStream() == null) {
            answer(ctx, new Problem.Internal(), new IllegalStateException("An error was thrown"));
          }
        });
  }

  static ProblemType type(Problem problem) {
    return switch (problem) {
      case Problem.Malformed _ -> ProblemType.MALFORMED_REQUEST;
      case Problem.InvalidGrant _ -> ProblemType.INVALID_GRANT;
      case Problem.UnsupportedGrantType _ -> ProblemType.UNSUPPORTED_GRANT_TYPE;
      case Problem.Unauthorized _ -> ProblemType.UNAUTHORIZED;
      case Problem.Forbidden _ -> ProblemType.FORBIDDEN;
      case Problem.NotFound _ -> ProblemType.NOT_FOUND;
      case Problem.MethodNotAllowed _ -> ProblemType.METHOD_NOT_ALLOWED;
      case Problem.NotAcceptable _ -> ProblemType.NOT_ACCEPTABLE;
      case Problem.TooSlow _ -> ProblemType.TOO_SLOW;
      case Problem.Taken _ -> ProblemType.TAKEN;
      case Problem.InUse _ -> ProblemType.IN_USE;
      case Problem.LastAdmin _ -> ProblemType.LAST_ADMIN;
      case Problem.InProgress _ -> ProblemType.REQUEST_IN_PROGRESS;
      case Problem.PreconditionFailed _ -> ProblemType.PRECONDITION_FAILED;
      case Problem.TooLarge _ -> ProblemType.TOO_LARGE;
      case Problem.UriTooLong _ -> ProblemType.URI_TOO_LONG;
      case Problem.UnsupportedMediaType _ -> ProblemType.UNSUPPORTED_MEDIA_TYPE;
      case Problem.Invalid _ -> ProblemType.INVALID;
      case Problem.KeywordTooBroad _ -> ProblemType.KEYWORD_TOO_BROAD;
      case Problem.KeyReused _ -> ProblemType.IDEMPOTENCY_KEY_REUSED;
      case Problem.TooManyRequests _ -> ProblemType.TOO_MANY_REQUESTS;
      case Problem.HeadersTooLarge _ -> ProblemType.HEADERS_TOO_LARGE;
      case Problem.Internal _ -> ProblemType.INTERNAL;
      case Problem.Overloaded _ -> ProblemType.OVERLOADED;
      case Problem.Unavailable _ -> ProblemType.UNAVAILABLE;
      case Problem.DeadlinePassed _ -> ProblemType.DEADLINE_PASSED;
      case Problem.OutcomeUnknown _ -> ProblemType.OUTCOME_UNKNOWN;
    };
  }

  /** What a status means that Jetty or Javalin came to by themselves. */
  static Problem ofStatus(int status) {
    return switch (status) {
      case 404 -> Path.notFound();
      case 406 ->
          new Problem.NotAcceptable("The answer cannot be had in a form that Accept allows.");
      case 408 -> new Problem.TooSlow("The request did not arrive whole in time. Send it again.");
      case 413 -> tooLarge(HttpServer.LARGEST_BODY);
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

  static Problem tooLarge(int mostBytes) {
    return new Problem.TooLarge("The body may have at most " + mostBytes + " bytes.");
  }

  /** The headers that belong to the problem. */
  static Map<String, String> headers(Problem problem) {
    return switch (problem) {
      case Problem.MethodNotAllowed(var allowed) -> Map.of("Allow", String.join(", ", allowed));
      case Problem.Unauthorized(_, boolean tokenSent) ->
          // Who sent no token is told of no error (RFC 6750, 3.1).
          Map.of(
              "WWW-Authenticate",
              "Bearer realm=\"typeset\"" + (tokenSent ? ", error=\"invalid_token\"" : ""));
      case Problem.TooManyRequests(_, var standing) -> RateHeaders.ofRefusal(standing);
      case Problem.InProgress _, Problem.Overloaded _, Problem.Unavailable _ ->
          Map.of("Retry-After", RETRY_AFTER_SECONDS);
      default -> Map.of();
    };
  }

  /** The document. */
  static byte[] document(Problem problem, String requestId) {
    return document(problem, requestId, Map.of());
  }

  private static byte[] document(Problem problem, String requestId, Map<String, String> more) {
    ProblemType type = type(problem);
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("type", type.uri());
    document.put("title", type.title());
    document.put("status", type.status());
    document.put("detail", problem.detail());
    document.put("instance", requestId);
    document.putAll(more);
    if (!problem.errors().isEmpty()) {
      document.put("errors", problem.errors());
    }
    return Json.write(document);
  }

  private static String root(Throwable error) {
    Throwable root = error;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    return root.toString();
  }

  private static void answer(Context ctx, Problem problem, Throwable cause) {
    if (isOver(ctx)) {
      log.debug("The connection was gone already", cause);
      return;
    }
    String requestId = RequestId.of(ctx);
    ProblemType type = type(problem);
    switch (type.status()) {
      case 500 ->
          log.error(
              "{} {} failed; request {}", ctx.req().getMethod(), ctx.path(), requestId, cause);
      case 503, 504 ->
          log.warn(
              "{} {}: {}; request {}: {}",
              ctx.req().getMethod(),
              ctx.path(),
              type.slug(),
              requestId,
              root(cause));
      default -> {}
    }
    ServerTiming.write(ctx);
    headers(problem).forEach(ctx::header);
    ctx.status(type.status())
        .contentType(MediaTypes.PROBLEM)
        .result(document(problem, requestId, OAuth.members(ctx, problem)));
  }

  /**
   * Whether the answer is on its way, or Jetty has taken the response back, as it does where the
   * connection broke. Whatever is thrown then Javalin would hand back to these handlers, without
   * end.
   */
  private static boolean isOver(Context ctx) {
    try {
      return ctx.res().getHeaderNames() == null || ctx.res().isCommitted();
    } catch (IllegalStateException e) {
      return true;
    }
  }
}
