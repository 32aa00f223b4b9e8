package dev.typeset.http;

import java.util.Locale;

/**
 * Each kind of problem as callers meet it: its status, its name and title on the wire, and the
 * words of its page. The only place that knows which status a problem is.
 */
public enum ProblemType {
  MALFORMED_REQUEST(
      400,
      "The request is malformed",
      "The request cannot be read: the body is no JSON in UTF-8, a parameter is unknown or has a value that"
          + " it cannot have, or a header contradicts another.",
      "Correct what the detail names, by line and column for JSON and by name for parameters. Sent again as it"
          + " is, the request fails again."),
  INVALID_GRANT(
      400,
      "The sign-in was refused",
      "The address or the password is wrong, the account is not active, or the refresh token is not known,"
          + " was used already or has expired.",
      "Sign in again with grant_type=password. Each refresh token is good for one use: keep the new one that"
          + " comes with each answer."),
  UNSUPPORTED_GRANT_TYPE(
      400,
      "There is no such grant type",
      "One signs in with a password or goes on with a refresh token; there are no other ways.",
      "Send grant_type=password with username and password, or grant_type=refresh_token with refresh_token."),
  UNAUTHORIZED(
      401,
      "Sign in first",
      "The route is for callers who have signed in, and no access token was sent; or the one that was sent is"
          + " not known, has expired, or its user was deactivated.",
      "Get a token at /api/v1/auth/token and send it as Authorization: Bearer. An access token lives 15"
          + " minutes; renew it with the refresh token."),
  FORBIDDEN(
      403,
      "Not yours",
      "The caller is known, and may not do this: it belongs to somebody else, or is for admins alone.",
      "Sign in as its owner or as an admin, or leave out the fields that errors names."),
  NOT_FOUND(
      404,
      "Not found",
      "Nothing is at this address: the path is no route of the service, or what its id names was never there"
          + " or was deleted.",
      "Compare the path with the list of routes, and look the id up in a list."),
  METHOD_NOT_ALLOWED(
      405,
      "Method not allowed",
      "The resource exists, and takes other methods than this one.",
      "Use one of the methods that the Allow header lists."),
  NOT_ACCEPTABLE(
      406,
      "Not acceptable",
      "The Accept header leaves out every media type in which the resource is to be had.",
      "Send Accept: application/json, or no Accept header."),
  TOO_SLOW(
      408,
      "The request came too slowly",
      "The headers or the body did not arrive whole in time. Nothing was changed.",
      "Send the request again; on a slow line, send less at once."),
  TAKEN(
      409,
      "The value is taken",
      "A value that must be unique, without regard to case, belongs to something else already: a user's"
          + " address or the name of a tag.",
      "Send another value for the field that errors names, or use what has it already."),
  IN_USE(
      409,
      "Others refer to it",
      "It cannot be deleted as long as others refer to it, such as posts to their author.",
      "Delete those first, or ask for them to be deleted along, as the detail says."),
  LAST_ADMIN(
      409,
      "The last admin stays",
      "Without this user there would be no active admin left, and nobody could make one.",
      "Make another user an admin first."),
  REQUEST_IN_PROGRESS(
      409,
      "The same request is in progress",
      "Another request with the same Idempotency-Key is being worked on, and its outcome is not known yet.",
      "Wait as long as Retry-After says, then send the same again: the answer will be that of the first."),
  PRECONDITION_FAILED(
      412,
      "A precondition failed",
      "The resource is not in the state that If-Match asks for; mostly somebody else changed"
          + " it in the meantime. Nothing was changed.",
      "Read the resource again, apply your change to what is there now, and send it with the new ETag."),
  TOO_LARGE(
      413,
      "The body is too large",
      "The body has more bytes than the resource takes.",
      "Send less; split what can be split into several requests."),
  URI_TOO_LONG(
      414,
      "The URL is too long",
      "The URL is longer than the service takes.",
      "Use fewer or shorter parameters."),
  UNSUPPORTED_MEDIA_TYPE(
      415,
      "Unsupported media type",
      "The body is not sent as JSON in UTF-8, or it is compressed.",
      "Send Content-Type: application/json and the body as plain UTF-8. PATCH also takes"
          + " application/merge-patch+json."),
  INVALID(
      422,
      "The input is invalid",
      "The body is well-formed JSON, and fields in it are wrong, missing, unknown, or refer to what does not"
          + " exist. Nothing was changed.",
      "Correct every field in errors, which lists all that is wrong: pointer says where, code is for"
          + " programs, detail for people."),
  KEYWORD_TOO_BROAD(
      422,
      "The keyword is too broad",
      "The keyword has too few letters or digits in a row for the index, and there are more posts than may be"
          + " searched without it.",
      "Use a longer keyword, or narrow the posts by author, tag or time."),
  IDEMPOTENCY_KEY_REUSED(
      422,
      "The idempotency key is used already",
      "This Idempotency-Key came with another body before. Nothing was changed.",
      "Make a new key for each new request; send a key again only with the same body."),
  TOO_MANY_REQUESTS(
      429,
      "Too many requests",
      "More was asked for in a while than one caller, one address or one account may. Nothing was changed.",
      "Wait as long as Retry-After says. RateLimit-Policy has the limit, RateLimit what is left of it."),
  HEADERS_TOO_LARGE(
      431,
      "The headers are too large",
      "The URL and the headers together are larger than the service takes.",
      "Send fewer or shorter headers."),
  INTERNAL(
      500,
      "Something went wrong on our side",
      "The service failed in a way that nobody foresaw. The cause is in its log, under the id in instance.",
      "Report it and quote the instance. A read may be tried again; after a write, read first to see whether"
          + " it took effect."),
  OVERLOADED(
      503,
      "Too much at once",
      "More is asked of the service at the moment than it can do, or others are changing the same."
          + " Nothing was changed.",
      "Wait as long as Retry-After says, then send the same again; wait longer each time."),
  UNAVAILABLE(
      503,
      "The service is not available",
      "The service is starting or stopping, or cannot reach its database.",
      "Wait as long as Retry-After says, then send the same again. /health/ready says when it is back."),
  DEADLINE_PASSED(
      504,
      "It took too long",
      "The work took longer than it may and was given up. Nothing was changed.",
      "Try again later, or ask for less: a smaller page, a narrower filter."),
  OUTCOME_UNKNOWN(
      504,
      "Whether the write took effect is not known",
      "The connection to the database broke, or time ran out, while the write was being committed. It took"
          + " effect whole or not at all.",
      "Read the resource to see, before you send the write again.");

  /** Where the page of each is. */
  static final String PATH = "/problems/";

  private final int status;
  private final String title;
  private final String explanation;
  private final String remedy;

  ProblemType(int status, String title, String explanation, String remedy) {
    this.status = status;
    this.title = title;
    this.explanation = explanation;
    this.remedy = remedy;
  }

  /** The HTTP status. */
  public int status() {
    return status;
  }

  /** The name, the last part of its address: {@code not-found}. */
  public String slug() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The member {@code type} of its documents, which is the address of its page. */
  public String uri() {
    return PATH + slug();
  }

  /** The same few words in each of its documents. */
  public String title() {
    return title;
  }

  /** What it means and when it happens. */
  public String explanation() {
    return explanation;
  }

  /** What a caller can do. */
  public String remedy() {
    return remedy;
  }
}
