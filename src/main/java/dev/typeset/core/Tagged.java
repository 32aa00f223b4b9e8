package dev.typeset.core;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A row with the tag that tells its states apart.
 *
 * @param value the row; null where the caller has this very state already, so that it was not
 *     loaded
 * @param etag changes whenever the representation does: made from the versions of the row and of
 *     all that it embeds; without quotation marks; null where it has none
 */
public record Tagged<T>(@Nullable T value, @Nullable String etag) {

  /** A row that is not told apart. */
  public static <T> Tagged<T> without(T value) {
    return new Tagged<>(value, null);
  }

  /** The row, which was loaded for sure. */
  public T loaded() {
    return Objects.requireNonNull(value);
  }
}
