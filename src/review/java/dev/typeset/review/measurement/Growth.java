package dev.typeset.review.measurement;

import java.util.List;
import java.util.Locale;

/**
 * How the cost of a statement grows with the rows.
 *
 * @param points from the fewest rows on
 */
public record Growth(List<Point> points) {
  private static final int MANY = 10_000_000;

  /** Below these, a difference is noise. */
  private static final double LEAST_MILLIS = 5;

  private static final long LEAST_BYTES = 65_536;
  private static final double LEAST_RATIO = 1.5;

  /**
   * What a statement cost.
   *
   * @param posts how many posts the database held
   * @param millis how long it took, the median of what was tried
   * @param bytes what it wrote into the write-ahead log
   */
  public record Point(int posts, double millis, long bytes) {}

  /** The cost where all rows are there. */
  public Point last() {
    return points.getLast();
  }

  /** Whether more rows cost more, by more than noise. */
  public boolean grows() {
    Point first = points.getFirst();
    return last().millis() > Math.max(LEAST_RATIO * first.millis(), first.millis() + LEAST_MILLIS)
        || last().bytes()
            > Math.max((long) (LEAST_RATIO * first.bytes()), first.bytes() + LEAST_BYTES);
  }

  /** Milliseconds with so many posts, by a straight line through the points. */
  public double millis(int posts) {
    double meanPosts = points.stream().mapToInt(Point::posts).average().orElseThrow();
    double meanMillis = points.stream().mapToDouble(Point::millis).average().orElseThrow();
    double above = 0;
    double below = 0;
    for (Point point : points) {
      above += (point.posts() - meanPosts) * (point.millis() - meanMillis);
      below += (point.posts() - meanPosts) * (point.posts() - meanPosts);
    }
    double slope = below == 0 ? 0 : Math.max(0, above / below);
    return Math.max(last().millis(), meanMillis + slope * (posts - meanPosts));
  }

  /**
   * A sentence on time and rows.
   *
   * @param all whether the statement read or wrote all rows of a table, and so must take longer
   *     with more, though with these the difference is small
   */
  public String sentence(boolean all) {
    String now = time(last().millis()) + " with " + number(last().posts()) + " posts";
    return points.size() < 2
        ? "It takes " + now + "."
        : all || grows()
            ? "It grows with the rows: "
                + now
                + ", about "
                + time(all ? Math.max(millis(MANY), proportional()) : millis(MANY))
                + " with 10 million."
            : "It does not depend on the rows: " + now + ".";
  }

  private double proportional() {
    return last().millis() * MANY / last().posts();
  }

  /** As people write it: 3 ms, 4.1 s, 12 min. */
  public static String time(double millis) {
    return millis < 10
        ? String.format(Locale.ROOT, "%.1f ms", millis)
        : millis < 1000
            ? String.format(Locale.ROOT, "%.0f ms", millis)
            : millis < 120_000
                ? String.format(Locale.ROOT, "%.1f s", millis / 1000)
                : String.format(Locale.ROOT, "%.0f min", millis / 60_000);
  }

  private static String number(int number) {
    return String.format(Locale.ROOT, "%,d", number);
  }
}
