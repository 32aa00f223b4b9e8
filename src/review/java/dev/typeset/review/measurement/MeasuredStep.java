package dev.typeset.review.measurement;

import dev.typeset.review.database.LockMode;
import dev.typeset.review.database.Schema;
import dev.typeset.review.database.SqlFailure;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import org.jspecify.annotations.Nullable;

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
    @Nullable SqlFailure failure) {
  /** From this part of the rows on, a statement counts as one that changes all of them. */
  public static final double MANY = 0.25;

  /** A sentence on its time. */
  public String time() {
    return cost.sentence(!read.isEmpty() || !rewritten.isEmpty() || changesMany());
  }

  private boolean changesMany() {
    return before.tables().values().stream()
        .anyMatch(table ->
            changed.getOrDefault(table.name(), 0L) > 0
                && changed.getOrDefault(table.name(), 0L) >= MANY * table.rows());
  }
}
