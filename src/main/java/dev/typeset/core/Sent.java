package dev.typeset.core;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A field of a patch: sent with a value (null where the field may be cleared), or not sent and to
 * be left alone.
 */
public sealed interface Sent<T extends @Nullable Object> {

  /** The field was sent. */
  record Value<T extends @Nullable Object>(T value) implements Sent<T> {}

  /** The field was not sent. */
  record Absent<T extends @Nullable Object>() implements Sent<T> {}

  static <T extends @Nullable Object> Sent<T> of(T value) {
    return new Value<>(value);
  }

  static <T extends @Nullable Object> Sent<T> absent() {
    return new Absent<>();
  }

  /** Hands the value over where there is one. */
  default void ifPresent(Consumer<? super T> consumer) {
    if (this instanceof Value<T>(T value)) {
      consumer.accept(value);
    }
  }
}
