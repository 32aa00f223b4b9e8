package dev.typeset.review;

import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/**
 * What a statement of a migration did.
 *
 * @param locks the strongest lock that it took on each table that was there before the migration
 * @param held the strongest lock that the migration held on each of them by its end, from earlier
 *     statements too
 * @param heldMillis how long its locks lasted: until COMMIT, or its own end without a transaction
 * @param rewritten tables and indexes that were there before it, and are in another file since
 * @param read tables that it read from the first row to the last
 * @param changed how many rows it updated or deleted, by table
 * @param cost its time and its part of the write-ahead log
 * @param lockTimeout whether it would have given up waiting for a lock
 * @param before the schema that it found
 * @param after the schema that it left
 * @param failure why it failed, and nothing after it ran; null where it did not
 */
public record MeasuredStep(
    Migration.Step step,
    SortedMap<String, LockMode> locks,
    SortedMap<String, LockMode> held,
    double heldMillis,
    List<String> rewritten,
    SortedSet<String> read,
    SortedMap<String, Long> changed,
    Growth cost,
    boolean lockTimeout,
    Schema before,
    Schema after,
    @Nullable Failure failure) {
  /**
   * Why a statement failed.
   *
   * @param code the SQLSTATE, empty where PostgreSQL was not asked
   * @param table that it is about, or empty
   * @param column that it is about, or empty
   */
  public record Failure(String code, String message, String table, String column) {
    /** In PostgreSQL's own words, where it said something. */
    static Failure of(SQLException failure) {
      Optional<ServerErrorMessage> server =
          failure instanceof PSQLException known
              ? Optional.ofNullable(known.getServerErrorMessage())
              : Optional.empty();
      return new Failure(
          failure.getSQLState() == null ? "" : failure.getSQLState(),
          server.map(ServerErrorMessage::getMessage).orElse(String.valueOf(failure.getMessage())),
          server.map(ServerErrorMessage::getTable).orElse(""),
          server.map(ServerErrorMessage::getColumn).orElse(""));
    }
  }
}
