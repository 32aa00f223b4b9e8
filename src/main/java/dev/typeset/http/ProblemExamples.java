package dev.typeset.http;

import dev.typeset.core.FieldError;
import dev.typeset.core.Problem;
import dev.typeset.core.Standing;
import java.util.List;

/** A problem of each type, as a caller may well meet it, for the pages that explain them. */
final class ProblemExamples {
  private ProblemExamples() {}

  static Problem of(ProblemType type) {
    return switch (type) {
      case MALFORMED_REQUEST ->
          malformed(
              new FieldError(
                  "/limit", "range", "The parameter limit must be a whole number from 1 to 100."));
      case INVALID_GRANT ->
          new Problem.InvalidGrant(
              "The address or the password is wrong, or the account is not active.");
      case UNSUPPORTED_GRANT_TYPE ->
          new Problem.UnsupportedGrantType("The grant_type must be password or refresh_token.");
      case UNAUTHORIZED ->
          new Problem.Unauthorized(
              "Sign in at /api/v1/auth/token, and send Authorization: Bearer with the access token.",
              false);
      case FORBIDDEN -> new Problem.Forbidden("This is for its owner and for admins alone.");
      case NOT_FOUND -> Problems.ofStatus(type.status());
      case METHOD_NOT_ALLOWED ->
          new Problem.MethodNotAllowed(List.of("GET", "HEAD", "PATCH", "DELETE", "OPTIONS"));
      case NOT_ACCEPTABLE -> Problems.ofStatus(type.status());
      case TOO_SLOW -> Problems.ofStatus(type.status());
      case TAKEN ->
          new Problem.Taken(
              new FieldError(
                  "/email",
                  "taken",
                  "The email is taken already; it must be unique without regard to case."));
      case IN_USE ->
          new Problem.InUse(
              "The user has posts. Delete them first, or add ?cascade=true to delete them too.");
      case LAST_ADMIN ->
          new Problem.LastAdmin("This is the last active admin. Make another user one first.");
      case REQUEST_IN_PROGRESS ->
          new Problem.InProgress(
              "A request with this Idempotency-Key is being worked on. Send it again in a moment.");
      case PRECONDITION_FAILED ->
          new Problem.PreconditionFailed(
              "The post has changed since it was read. Read it again, and send the change with its new ETag.");
      case TOO_LARGE -> Problems.ofStatus(type.status());
      case URI_TOO_LONG -> Problems.ofStatus(type.status());
      case UNSUPPORTED_MEDIA_TYPE -> Problems.ofStatus(type.status());
      case INVALID ->
          new Problem.Invalid(
              List.of(
                  new FieldError("/title", "blank", "The title must not be blank."),
                  new FieldError("/author_id", "missing", "The author_id is missing.")));
      case KEYWORD_TOO_BROAD ->
          new Problem.KeywordTooBroad(
              "A keyword without 3 letters or digits in a row is looked for in at most 5000 posts, and there are"
                  + " more. Use a longer keyword, or narrow the posts by author, tag or time.");
      case IDEMPOTENCY_KEY_REUSED ->
          new Problem.KeyReused(
              "This Idempotency-Key came with another body before. Make a new key for a new request.");
      case TOO_MANY_REQUESTS ->
          new Problem.TooManyRequests(
              "There may be at most 30 attempts to sign in from one address in 300 s. Try again in 10 s.",
              new Standing("sign-in-by-address", 30, 300, 0, 10));
      case HEADERS_TOO_LARGE -> Problems.ofStatus(type.status());
      case INTERNAL -> new Problem.Internal();
      case OVERLOADED ->
          new Problem.Overloaded(
              "Too many requests wait for the database already. Try again in a moment.");
      case UNAVAILABLE -> Problems.ofStatus(type.status());
      case DEADLINE_PASSED ->
          new Problem.DeadlinePassed(
              "The request took longer than 10000 ms and was given up; nothing was changed.");
      case OUTCOME_UNKNOWN -> new Problem.OutcomeUnknown();
    };
  }

  private static Problem malformed(FieldError error) {
    return new Problem.Malformed(error.detail(), List.of(error));
  }
}
