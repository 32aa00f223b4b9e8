package dev.typeset.core;

import org.jspecify.annotations.Nullable;

/**
 * Which rows of a list are wanted.
 *
 * @param skip how many rows to leave out first, 0 to {@value #MOST_SKIPPED}; 0 where there is a
 *     position
 * @param limit how many rows at most: of a page 1 to {@value #MOST}; 0 for a stream without end
 * @param from where to go on, or null to begin at the first row
 * @param count whether the rows of the whole list are counted
 */
public record PageRequest(int skip, int limit, @Nullable Position from, Count count) {
  public static final int MOST = 100;
  public static final int MOST_SKIPPED = 10_000;
  public static final int USUAL = 20;

  /** The first row. */
  public static final PageRequest ONE = new PageRequest(0, 1);

  /** Whether the rows of the whole list are counted. */
  public enum Count {
    NONE,
    /** From the planner's statistics: free of cost, and somewhat off. */
    ESTIMATED,
    /** By looking at each. */
    EXACT;

    /** As it is spelled in a URL. */
    @Override
    public String toString() {
      return name().toLowerCase(java.util.Locale.ROOT);
    }
  }

  public PageRequest(int skip, int limit) {
    this(skip, limit, null, Count.NONE);
  }

  /** The same with other values where a statement has parameters. */
  public PageRequest form() {
    return new PageRequest(Math.min(skip, 1), limit, from == null ? null : from.form(), Count.NONE);
  }

  /** Whether the rows before the position are meant. */
  public boolean backwards() {
    return from != null && from.backwards();
  }
}
