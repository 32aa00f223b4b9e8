package dev.typeset.core;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * Some of many rows, in order.
 *
 * @param items the rows of this page
 * @param next where the rows behind the last of them begin, or null where there are none
 * @param previous where the rows before the first of them end, or null where there are none
 * @param total how many rows there are in all; null where it was not asked for
 */
public record Page<T>(
    List<T> items, @Nullable Position next, @Nullable Position previous, @Nullable Long total) {

  /**
   * The page out of rows that were read in the direction that was asked for, one more than the
   * limit where there is one.
   *
   * @param place the position of a row; {@code true} for the rows before it
   */
  public static <T> Page<T> of(
      List<T> rows, PageRequest request, BiFunction<T, Boolean, Position> place) {
    boolean more = rows.size() > request.limit();
    List<T> items = new ArrayList<>(more ? rows.subList(0, request.limit()) : rows);
    boolean backwards = request.backwards();
    if (backwards) {
      Collections.reverse(items);
    }
    boolean behind = backwards || more;
    boolean before = backwards ? more : request.skip() > 0 || request.from() != null;
    return new Page<>(
        List.copyOf(items),
        behind && !items.isEmpty() ? place.apply(items.getLast(), false) : null,
        before && !items.isEmpty() ? place.apply(items.getFirst(), true) : null,
        null);
  }

  /** The same with a total. */
  public Page<T> withTotal(@Nullable Long total) {
    return new Page<>(items, next, previous, total);
  }
}
