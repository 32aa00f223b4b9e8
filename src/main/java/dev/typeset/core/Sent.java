package dev.typeset.core;

import java.util.function.Consumer;
import java.util.function.Function;
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

  /** The same with a value that is made of it, where there is one. */
  default <R extends @Nullable Object> Sent<R> map(Function<? super T, ? extends R> change) {
    return switch (this) {
      case Value<T>(T value) -> of(change.apply(value));
      case Absent<T> _ -> absent();
    };
  }

  /** Hands the value over where there is one. */
  default void ifPresent(Consumer<? super T> consumer) {
    if (this instanceof Value<T>(T value)) {
      consumer.accept(value);
    }
  }
}
