package dev.typeset.core;

import java.util.List;

/**
 * Everything that can go wrong and that a caller is told of. A problem says what happened; only the
 * HTTP side knows which status that is.
 */
public sealed interface Problem {

  /**
   * One sentence or two for the caller: what is wrong and what to do. Never SQL, a stack trace or
   * somebody's data.
   */
  String detail();

  /** The fields at fault, all of them; empty where the problem is not about fields. */
  default List<FieldError> errors() {
    return List.of();
  }

  /** An exception that carries this problem to whoever answers the caller. */
  default Failure raise() {
    return new Failure(this, null);
  }

  /** The same, with the exception that led to it, for the log. */
  default Failure raise(Throwable cause) {
    return new Failure(this, cause);
  }

  /** The request cannot be read: JSON, a parameter or a header is malformed. */
  record Malformed(String detail, List<FieldError> errors) implements Problem {
    public Malformed(String detail) {
      this(detail, List.of());
    }
  }

  /**
   * The caller must be known, and is not.
   *
   * @param tokenSent whether there was a token, and it is worth nothing
   */
  record Unauthorized(String detail, boolean tokenSent) implements Problem {}

  /**
   * The caller is known, and it is somebody else's business.
   *
   * @param errors the fields that the caller may not send; empty where it is all of the request
   */
  record Forbidden(String detail, List<FieldError> errors) implements Problem {
    public Forbidden(String detail) {
      this(detail, List.of());
    }
  }

  /** What was shown to sign in with, or to go on, is not right. */
  record InvalidGrant(String detail) implements Problem {}

  /** There is no such way to sign in. */
  record UnsupportedGrantType(String detail) implements Problem {}

  /** What the request names does not exist. */
  record NotFound(String detail) implements Problem {}

  /** The resource exists, and takes other methods. */
  record MethodNotAllowed(List<String> allowed) implements Problem {
    @Override
    public String detail() {
      return "This resource takes " + String.join(", ", allowed) + ".";
    }
  }

  /** None of the media types that the caller accepts can be had. */
  record NotAcceptable(String detail) implements Problem {}

  /** A value that must be unique belongs to somebody else already. */
  record Taken(FieldError error) implements Problem {
    @Override
    public String detail() {
      return error.detail();
    }

    @Override
    public List<FieldError> errors() {
      return List.of(error);
    }
  }

  /** The row cannot go, because others refer to it. */
  record InUse(String detail) implements Problem {}

  /** Nobody would be left who may do all. */
  record LastAdmin(String detail) implements Problem {}

  /** Another request with the same idempotency key has not ended yet. */
  record InProgress(String detail) implements Problem {}

  /** The resource is not in the state that the caller asked for; nothing was changed. */
  record PreconditionFailed(String detail) implements Problem {}

  /** The body is larger than is taken. */
  record TooLarge(String detail) implements Problem {}

  /** The request did not arrive whole in time. */
  record TooSlow(String detail) implements Problem {}

  /** The request line is longer than is taken. */
  record UriTooLong(String detail) implements Problem {}

  /** The headers are larger than is taken. */
  record HeadersTooLarge(String detail) implements Problem {}

  /** The body is of a media type that is not taken. */
  record UnsupportedMediaType(String detail) implements Problem {}

  /** Well-formed and wrong: each field that is at fault. */
  record Invalid(List<FieldError> errors) implements Problem {
    public Invalid(FieldError error) {
      this(List.of(error));
    }

    @Override
    public String detail() {
      return errors.size() == 1
          ? errors.getFirst().detail()
          : errors.size() + " errors are listed, each with its place.";
    }
  }

  /** A keyword too short for the index, and more rows than a scan may read. */
  record KeywordTooBroad(String detail) implements Problem {}

  /** The idempotency key came with another body before. */
  record KeyReused(String detail) implements Problem {}

  /** More than a caller may ask for in a while. */
  record TooManyRequests(String detail, Standing standing) implements Problem {}

  /** Too much at once: the same request may succeed a little later. */
  record Overloaded(String detail) implements Problem {}

  /** The database is away, or not ready yet. */
  record Unavailable(String detail) implements Problem {}

  /** The work took longer than it may; nothing of it stays. */
  record DeadlinePassed(String detail) implements Problem {}

  /**
   * Whether the write was committed cannot be known: the connection broke or time ran out during
   * COMMIT.
   */
  record OutcomeUnknown() implements Problem {
    @Override
    public String detail() {
      return "The service did not learn in time whether the write took effect. Read the resource to see, before you"
          + " try again.";
    }
  }

  /** A fault of ours. The caller learns no more than an id to quote. */
  record Internal() implements Problem {
    @Override
    public String detail() {
      return "Something went wrong on our side. Quote the instance when you report it.";
    }
  }
}
