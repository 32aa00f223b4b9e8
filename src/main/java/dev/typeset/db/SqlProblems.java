package dev.typeset.db;

import dev.typeset.core.Failure;
import dev.typeset.core.FieldError;
import dev.typeset.core.Problem;
import io.r2dbc.postgresql.api.ErrorDetails;
import io.r2dbc.postgresql.api.PostgresqlException;
import io.r2dbc.spi.R2dbcException;
import io.r2dbc.spi.R2dbcNonTransientResourceException;
import io.r2dbc.spi.R2dbcTimeoutException;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import reactor.pool.PoolAcquirePendingLimitException;
import reactor.pool.PoolShutdownException;

/**
 * What an error of PostgreSQL, the driver or the pool means to a caller. Goes by SQLSTATE, the
 * exact code before its class, and by the constraint's name, which follows PostgreSQL's own
 * pattern: table, column, kind.
 */
final class SqlProblems {
  private static final Pattern CONSTRAINT = Pattern.compile("(\\w+)_(?:key|fkey|check)");
  private static final String STALE = "08006";
  private static final Set<String> WORTH_RETRYING = Set.of("40001", "40P01");

  private SqlProblems() {}

  /** Any error as a {@link Failure}; one that is, or wraps, a failure already stays that one. */
  static Throwable toFailure(Throwable error) {
    var cause = new Cause(error);
    Failure failure = cause.find(Failure.class);
    return failure == null ? cause.problem().raise(error) : failure;
  }

  /** An error of COMMIT: a broken connection leaves open whether the transaction took effect. */
  static Throwable whileCommitting(Throwable error) {
    return new Cause(error).isLost() || error instanceof TimeoutException
        ? new Problem.OutcomeUnknown().raise(error)
        : error;
  }

  /**
   * A deadlock or a serialization failure: the same transaction may well succeed when run again.
   */
  static boolean isWorthRetrying(Throwable error) {
    return WORTH_RETRYING.contains(new Cause(error).sqlState());
  }

  /** The transaction goes nowhere, for the driver met an error in it which it did not tell. */
  static boolean isAborted(Throwable error) {
    return new Cause(error).sqlState().equals("25P02");
  }

  /** The connection broke under a statement that had begun. */
  static boolean isLost(Throwable error) {
    return !(error instanceof Failure) && new Cause(error).isLost();
  }

  /** What says that a connection of the pool was dead before anything was done with it. */
  static Throwable stale(@Nullable Throwable cause) {
    return new R2dbcNonTransientResourceException("The pooled connection is dead", STALE, cause);
  }

  /** A connection of the pool turned out to be dead before anything was done with it. */
  static boolean isStale(Throwable error) {
    return error instanceof R2dbcNonTransientResourceException dead
        && STALE.equals(dead.getSqlState());
  }

  /**
   * The connection leads nowhere: to a primary that was demoted, or into a COMMIT that does not
   * come back.
   */
  static boolean isUseless(Throwable error) {
    return new Cause(error).sqlState().equals("25006")
        || (error instanceof Failure failure
            && failure.problem() instanceof Problem.OutcomeUnknown);
  }

  /** PostgreSQL refused a statement for what it holds or for a lock, and surely undid it. */
  static boolean isRefused(Throwable error) {
    String state = new Cause(error).sqlState();
    return state.startsWith("22")
        || state.startsWith("23")
        || state.startsWith("54")
        || state.equals("55P03")
        || WORTH_RETRYING.contains(state);
  }

  /** A row is still referred to by others, or refers to one that does not exist. */
  static boolean isForeignKey(Throwable error, String constraint) {
    Cause cause = new Cause(error);
    return cause.sqlState().equals("23503") && constraint.equals(cause.constraint());
  }

  /** A lock was waited for as long as it may be. */
  static boolean isLockTimeout(Throwable error) {
    return new Cause(error).sqlState().equals("55P03");
  }

  static Problem tooManyWait() {
    return new Problem.Overloaded(
        "Too many requests wait for the database already. Try again in a moment.");
  }

  /** What lies under jOOQ's and the pool's wrapping. */
  private record Cause(Throwable error) {

    /** The five characters of PostgreSQL, or the empty string. */
    String sqlState() {
      R2dbcException sql = find(R2dbcException.class);
      return sql == null || sql.getSqlState() == null ? "" : sql.getSqlState();
    }

    String constraint() {
      return details().flatMap(ErrorDetails::getConstraintName).orElse("");
    }

    boolean isLost() {
      String state = sqlState();
      return state.startsWith("08")
          || Set.of("57P01", "57P02", "57P03").contains(state)
          || (find(PostgresqlException.class) == null
              && (find(IOException.class) != null
                  || find(R2dbcNonTransientResourceException.class) != null));
    }

    Problem problem() {
      if (find(PoolAcquirePendingLimitException.class) != null) {
        return tooManyWait();
      }
      if (find(PoolShutdownException.class) != null) {
        return new Problem.Unavailable("The service is shutting down.");
      }
      String state = sqlState();
      return switch (state) {
        case "23505" ->
            new Problem.Taken(
                field("taken", "is taken already; it must be unique without regard to case."));
        case "23503" ->
            new Problem.Invalid(field("unknown-reference", "refers to what does not exist."));
        case "23514" ->
            new Problem.Invalid(
                field(
                    "not-allowed",
                    "is not allowed: it is blank or holds characters that may not be there."));
        case "22021", "22P05" ->
            new Problem.Malformed("The text holds a character that cannot be stored.");
        case "57014" ->
            new Problem.DeadlinePassed(
                "The database took too long over this request and was stopped; nothing was changed.");
        case "55P03" ->
            new Problem.Overloaded("Somebody else is changing the same. Try again in a moment.");
        case "40001", "40P01" ->
            new Problem.Overloaded("Too many changes to the same at once. Try again in a moment.");
        case "53300" ->
            new Problem.Unavailable(
                "The database takes no more connections at the moment. Try again in a moment.");
        case "25006" ->
            new Problem.Unavailable(
                "The database takes no writes at the moment. Try again in a moment.");
        default -> {
          if (isLost()) {
            yield new Problem.Unavailable(
                "The database cannot be reached at the moment. Try again in a moment.");
          }
          if (find(R2dbcTimeoutException.class) != null || find(TimeoutException.class) != null) {
            yield new Problem.Overloaded(
                "No connection to the database came free in time. Try again in a moment.");
          }
          yield new Problem.Internal();
        }
      };
    }

    private FieldError field(String code, String rest) {
      String column = column();
      return column.isEmpty()
          ? new FieldError("", code, "A value " + rest)
          : new FieldError("/" + column, code, "The " + column + " " + rest);
    }

    /** From a name such as users_email_key, of the table users: the column email. */
    private String column() {
      String table = details().flatMap(ErrorDetails::getTableName).orElse("") + "_";
      Matcher constraint = CONSTRAINT.matcher(constraint());
      return constraint.matches() && constraint.group(1).startsWith(table)
          ? constraint.group(1).substring(table.length())
          : "";
    }

    private Optional<ErrorDetails> details() {
      return Optional.ofNullable(find(PostgresqlException.class))
          .map(PostgresqlException::getErrorDetails);
    }

    private <E> @Nullable E find(Class<E> type) {
      for (Throwable at = error; at != null; at = at.getCause()) {
        if (type.isInstance(at)) {
          return type.cast(at);
        }
      }
      return null;
    }
  }
}
