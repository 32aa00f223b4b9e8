package dev.typeset.review.database;

import java.util.Arrays;
import java.util.Optional;

/**
 * The locks that PostgreSQL takes on tables, from the weakest on, as "Table-Level Locks" in chapter
 * 13.3 of its manual has them.
 */
public enum LockMode {
  ACCESS_SHARE("AccessShareLock", 0, 0b10000000),
  ROW_SHARE("RowShareLock", 1, 0b11000000),
  ROW_EXCLUSIVE("RowExclusiveLock", 2, 0b11110000),
  SHARE_UPDATE_EXCLUSIVE("ShareUpdateExclusiveLock", 3, 0b11111000),
  SHARE("ShareLock", 4, 0b11101100),
  SHARE_ROW_EXCLUSIVE("ShareRowExclusiveLock", 5, 0b11111100),
  EXCLUSIVE("ExclusiveLock", 6, 0b11111110),
  ACCESS_EXCLUSIVE("AccessExclusiveLock", 7, 0b11111111);

  private final String name;
  private final int rank;
  private final int conflicts;

  LockMode(String name, int rank, int conflicts) {
    this.name = name;
    this.rank = rank;
    this.conflicts = conflicts;
  }

  /** Of a name in {@code pg_locks.mode}; none for locks that tables do not have. */
  public static Optional<LockMode> of(String name) {
    return Arrays.stream(values()).filter(mode -> mode.name.equals(name)).findFirst();
  }

  /** Its name in {@code pg_locks.mode}. */
  public String spelled() {
    return name;
  }

  /** The one that comes later in PostgreSQL's own order. */
  public static LockMode stronger(LockMode one, LockMode other) {
    return one.compareTo(other) > 0 ? one : other;
  }

  /** Whether one waits for the other. */
  public boolean conflictsWith(LockMode other) {
    return (conflicts & 1 << other.rank) != 0;
  }
}
