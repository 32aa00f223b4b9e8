package dev.typeset.db;

import java.util.IdentityHashMap;
import java.util.Objects;
import java.util.function.Function;
import org.jooq.DSLContext;
import org.jooq.DataType;
import org.jooq.Field;
import org.jooq.Param;
import org.jooq.Record;
import org.jooq.Select;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;

/**
 * A typed query whose parameters are parts of one value, and whose text is made once: what is left
 * to do at each run is to bind them. Where a WITH of it changes something, it is a statement that
 * changes something.
 *
 * @param <P> the type of the value
 * @param <R> the type of its rows
 */
public final class Prepared<P, R extends Record> {
  private final TypedQuery<R> query;
  // Two parameters of one type are equal to jOOQ.
  private final IdentityHashMap<Param<?>, Function<P, ? extends @Nullable Object>> parts =
      new IdentityHashMap<>();

  /**
   * A query to run many times.
   *
   * @param query given what makes its parameters
   */
  public Prepared(Function<Parts<P>, Select<R>> query) {
    this.query = TypedQuery.of(query.apply(this::part));
  }

  /** Makes parameters. */
  @FunctionalInterface
  public interface Parts<P> {

    /**
     * What stands for a part of the value.
     *
     * @param part of a type that the driver knows
     */
    <V> Field<V> of(DataType<V> type, Function<P, ? extends @Nullable V> part);
  }

  /** The rows with the parts of this value. */
  public Flux<R> with(DSLContext dsl, P value) {
    return query.run(dsl, param -> Objects.requireNonNull(parts.get(param)).apply(value));
  }

  private <V> Field<V> part(DataType<V> type, Function<P, ? extends @Nullable V> part) {
    Param<V> param = DSL.val((Object) null, type);
    parts.put(param, part);
    return param;
  }
}
