package dev.typeset.core;

/**
 * Which rows of a list are wanted.
 *
 * @param skip how many rows to leave out first, 0 to {@value #MOST_SKIPPED}
 * @param limit how many rows at most, 1 to {@value #MOST}
 */
public record PageRequest(int skip, int limit) {
  public static final int MOST = 100;
  public static final int MOST_SKIPPED = 10_000;
  public static final int USUAL = 20;

  /** The first row. */
  public static final PageRequest ONE = new PageRequest(0, 1);
}
