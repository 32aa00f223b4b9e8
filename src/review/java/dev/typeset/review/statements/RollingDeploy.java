package dev.typeset.review.statements;

import dev.typeset.review.database.SqlFailure;
import dev.typeset.review.statements.Catalogue.Sending;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Both directions of a rolling deploy: while it lasts, the service as it was runs on the new
 * schema, and the service as it will be may run on the old one. Each statement is executed, with
 * the values of the catalogue, and taken back.
 */
public final class RollingDeploy {
  private static final Pattern WRITES =
      Pattern.compile("(?i)\\b(insert into|update|merge into)\\b");
  private static final String NOT_NULL_VIOLATION = "23502";

  private RollingDeploy() {}

  /** Who meets which schema. */
  public enum Direction {
    OLD_SERVICE_ON_NEW_SCHEMA,
    NEW_SERVICE_ON_OLD_SCHEMA
  }

  /**
   * A statement that fails.
   *
   * @param routes that send it
   * @param sqlState PostgreSQL's code of the error
   * @param message what PostgreSQL says
   */
  public record Failure(
      Direction direction,
      List<String> routes,
      CataloguedStatement statement,
      String sqlState,
      String message) {}

  /**
   * What came of it.
   *
   * @param tried how many statements were executed
   * @param failures those that fail because of the other schema
   * @param unclear those that fail on their own schema in the same way, of which nothing is known
   * @param nulls those of the old service that fail where a value is null, and only on the new
   *     schema
   */
  public record Outcome(
      int tried, List<Failure> failures, List<Failure> unclear, List<Failure> nulls) {}

  /**
   * Tries the statements of the base on the new schema, and those that are new or changed on the
   * old one. Leaves all rows as they were, and tables larger than they were, from which PostgreSQL
   * may make other plans.
   *
   * @param oldSchema the owner's connection to a database that db/seed/many.sql filled
   * @param newSchema the same with the migrations that are reviewed
   */
  public static Outcome of(
      Catalogue base, Catalogue now, Connection oldSchema, Connection newSchema)
      throws SQLException {
    Map<String, Sending> before = base.sendings();
    Map<String, Sending> added = new LinkedHashMap<>(now.sendings());
    added.keySet().removeAll(before.keySet());
    List<Failure> failures = new ArrayList<>();
    List<Failure> unclear = new ArrayList<>();
    List<Failure> nulls = new ArrayList<>();
    try (Attempts onOld = new Attempts(oldSchema);
        Attempts onNew = new Attempts(newSchema)) {
      compare(
          Direction.OLD_SERVICE_ON_NEW_SCHEMA, before.values(), onOld, onNew, failures, unclear);
      tryNulls(before.values(), onOld, onNew, nulls);
      compare(Direction.NEW_SERVICE_ON_OLD_SCHEMA, added.values(), onNew, onOld, failures, unclear);
    }
    return new Outcome(before.size() + added.size(), failures, unclear, nulls);
  }

  /** What the tour sends is seldom null; what callers make the service write may be. */
  private static void tryNulls(
      Collection<Sending> statements, Attempts onOld, Attempts onNew, List<Failure> nulls)
      throws SQLException {
    for (Sending sending : statements) {
      CataloguedStatement statement = sending.statement();
      int values = WRITES.matcher(statement.sql()).find() ? statement.parameters().size() : 0;
      for (int number = 0; number < values; number++) {
        SQLException refused = onNew.attempt(statement, number);
        if (refused != null
            && NOT_NULL_VIOLATION.equals(refused.getSQLState())
            && onOld.attempt(statement, number) == null) {
          nulls.add(
              new Failure(
                  Direction.OLD_SERVICE_ON_NEW_SCHEMA,
                  sending.routes(),
                  statement,
                  refused.getSQLState(),
                  SqlFailure.of(refused).message()));
        }
      }
    }
  }

  private static void compare(
      Direction direction,
      Collection<Sending> statements,
      Attempts onOwn,
      Attempts onOther,
      List<Failure> failures,
      List<Failure> unclear)
      throws SQLException {
    for (Sending sending : statements) {
      SQLException other = onOther.attempt(sending.statement());
      if (other != null) {
        SQLException own = onOwn.attempt(sending.statement());
        boolean same = own != null && own.getSQLState().equals(other.getSQLState());
        (same ? unclear : failures)
            .add(
                new Failure(
                    direction,
                    sending.routes(),
                    sending.statement(),
                    other.getSQLState(),
                    SqlFailure.of(other).message()));
      }
    }
  }
}
