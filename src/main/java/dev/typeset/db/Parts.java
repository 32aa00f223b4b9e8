package dev.typeset.db;

import java.util.function.Function;
import org.jooq.DataType;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/**
 * Makes the parameters of a query, each of which stands for a part of a value.
 *
 * @param <P> the type of the value
 */
public interface Parts<P> {

  /**
   * What stands for a part of the value.
   *
   * @param part of a type that the driver knows
   */
  <V> Field<V> of(DataType<V> type, Function<P, ? extends @Nullable V> part);

  /** The same of a value that is itself a part of this one. */
  default <Q> Parts<Q> in(Function<P, Q> whole) {
    Parts<P> outer = this;
    return new Parts<>() {
      @Override
      public <V> Field<V> of(DataType<V> type, Function<Q, ? extends @Nullable V> part) {
        return outer.of(type, value -> part.apply(whole.apply(value)));
      }
    };
  }

  /** Those of one value, for a query that is written for this once. */
  static <P> Parts<P> written(P written) {
    return new Parts<>() {
      @Override
      public <V> Field<V> of(DataType<V> type, Function<P, ? extends @Nullable V> part) {
        return DSL.val((Object) part.apply(written), type);
      }
    };
  }
}
