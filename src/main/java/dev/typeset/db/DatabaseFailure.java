package dev.typeset.db;

import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.flywaydb.core.api.CoreErrorCode;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.internal.exception.FlywayMigrateException;
import org.jspecify.annotations.Nullable;

/**
 * Why a database cannot be migrated or served. The kind says what to do: wait for one that is
 * {@link Away}, give up on one that is {@link Unfit}. Messages are for people: no stack trace, no
 * password.
 */
public abstract sealed class DatabaseFailure extends RuntimeException {

  private static final long serialVersionUID = 1;

  /**
   * SQLSTATEs of a server that will answer later: shutting down, starting up, out of connections,
   * busy, or a standby for now.
   */
  private static final Set<String> PASSING =
      Set.of("57P01", "57P02", "57P03", "57P05", "55P03", "40001", "40P01", "25006");

  private final ArrayList<String> lines;

  private DatabaseFailure(List<String> lines, @Nullable Throwable cause) {
    super(String.join("\n", lines), cause);
    this.lines = new ArrayList<>(lines);
  }

  /** What is wrong, one line each. */
  public List<String> lines() {
    return List.copyOf(lines);
  }

  /** The database does not answer now, but may later: try again. */
  public static final class Away extends DatabaseFailure {
    private static final long serialVersionUID = 1;

    Away(String line, @Nullable Throwable cause) {
      super(List.of(line), cause);
    }
  }

  /**
   * The database answers and will not do as it is: somebody has to change it, the migrations or the
   * settings.
   */
  public static final class Unfit extends DatabaseFailure {
    private static final long serialVersionUID = 1;

    Unfit(List<String> lines, @Nullable Throwable cause) {
      super(lines, cause);
    }
  }

  static DatabaseFailure of(DatabaseUrl url, SQLException failure) {
    String state = String.valueOf(failure.getSQLState());
    String line = "the database " + url.address() + " " + sentence(url, state, failure);
    return passing(state, failure) ? new Away(line, failure) : new Unfit(List.of(line), failure);
  }

  static DatabaseFailure of(DatabaseUrl url, FlywayException failure) {
    SQLException sql = cause(failure, SQLException.class);
    if (failure instanceof FlywayMigrateException broken) {
      String line =
          "migration "
              + broken.getMigration().getScript()
              + " failed in "
              + url.address()
              + ": "
              + (sql == null
                  ? firstLine(failure)
                  : firstLine(sql) + " (SQLSTATE " + sql.getSQLState() + ")");
      return sql != null && passing(String.valueOf(sql.getSQLState()), sql)
          ? new Away(line, failure)
          : new Unfit(List.of(line), failure);
    }
    if (failure.getErrorCode() == CoreErrorCode.NON_EMPTY_SCHEMA_WITHOUT_SCHEMA_HISTORY_TABLE) {
      String line =
          "the database "
              + url.address()
              + " holds tables of somebody else: name an empty database";
      return new Unfit(List.of(line), failure);
    }
    if (sql != null) {
      return of(url, sql);
    }
    return new Unfit(
        List.of("the database " + url.address() + " cannot be migrated: " + oneLine(failure)),
        failure);
  }

  private static boolean passing(String state, SQLException failure) {
    if (cause(failure, CertificateException.class) != null
        || cause(failure, CertPathValidatorException.class) != null
        || firstLine(failure).contains("hostnameverifier")) {
      return false;
    }
    // 08004 is the driver's own: the server wants a way to sign in, or an encryption, that the URL
    // rules out.
    return (state.startsWith("08") && !state.equals("08004"))
        || state.startsWith("53")
        || PASSING.contains(state);
  }

  private static String sentence(DatabaseUrl url, String state, SQLException failure) {
    if (state.startsWith("28")) {
      return "refuses the user "
          + url.user()
          + ": check the user and the password in the URL, and pg_hba.conf ("
          + firstLine(failure)
          + ")";
    }
    return switch (state) {
      case "3D000" -> "does not exist: create it, or correct the name in the URL";
      case "42501" -> "does not let " + url.user() + " do what is needed: " + firstLine(failure);
      case "42704" -> "lacks what is needed: " + firstLine(failure);
      case "53300" -> "has no connection left for now: " + firstLine(failure);
      case "57P03" -> "is starting up or shutting down: " + firstLine(failure);
      case "25006" -> "is read only for now: " + firstLine(failure);
      default -> (passing(state, failure) ? "is away: " : "cannot be used: ") + firstLine(failure);
    };
  }

  private static <T extends Throwable> @Nullable T cause(Throwable failure, Class<T> type) {
    Throwable each = failure;
    for (int depth = 0; each != null && depth < 20; depth++) {
      if (type.isInstance(each)) {
        return type.cast(each);
      }
      each = each.getCause();
    }
    return null;
  }

  private static String firstLine(Throwable failure) {
    return String.valueOf(failure.getMessage())
        .lines()
        .findFirst()
        .orElse("no reason given")
        .strip();
  }

  private static String oneLine(Throwable failure) {
    return String.valueOf(failure.getMessage())
        .lines()
        .map(String::strip)
        .filter(line -> !line.isEmpty())
        .reduce((a, b) -> a + " " + b)
        .orElse("no reason given");
  }
}
