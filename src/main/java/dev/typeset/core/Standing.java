package dev.typeset.core;

/**
 * How a caller stands to a limit.
 *
 * @param policy the name of the limit
 * @param quota how many there may be in a window
 * @param windowSeconds how long a window is
 * @param remaining how many may follow at once
 * @param resetSeconds until the whole quota is there again; where nothing remains, until one is;
 *     rounded up
 */
public record Standing(
    String policy, long quota, long windowSeconds, long remaining, long resetSeconds) {

  /** That of a caller who is not counted. */
  public static final Standing UNLIMITED = new Standing("", 0, 0, 0, 0);

  /** Whether there is a limit at all. */
  public boolean isLimited() {
    return quota > 0;
  }
}
