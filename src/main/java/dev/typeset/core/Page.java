package dev.typeset.core;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Some of many rows, in order.
 *
 * @param items the rows of this page
 * @param next the cursor that goes on after the last of them, or null
 * @param total how many rows there are in all; null where it was not asked for
 */
public record Page<T>(List<T> items, @Nullable String next, @Nullable Long total) {

  /** A page without a cursor or a total. */
  public static <T> Page<T> of(List<T> items) {
    return new Page<>(items, null, null);
  }
}
