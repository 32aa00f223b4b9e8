package dev.typeset.db;

import java.util.IdentityHashMap;
import java.util.List;
import java.util.Objects;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jooq.DSLContext;
import org.jooq.DataType;
import org.jooq.Field;
import org.jooq.Param;
import org.jooq.Record;
import org.jooq.Record2;
import org.jooq.Select;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;

/**
 * A typed query whose parameters are parts of one value, and whose text is made once: what is left
 * to do at each run is to bind them. Where a WITH of it changes something, it is a statement that
 * changes something.
 *
 * <p>A query whose text depends on the value has several forms. Each is made of a value that stands
 * for all that share it, and from which the others take no more than their parts: what was left
 * behind in a text by mistake would be wrong at its first run, and not at some later one.
 *
 * @param <P> the type of the value
 * @param <R> the type of its rows
 */
public final class Prepared<P, R extends Record> {
  private final Function<P, Written<P, R>> forms;

  /**
   * A query to run many times.
   *
   * @param query given what makes its parameters
   */
  public Prepared(Function<Parts<P>, Select<R>> query) {
    var only = new Written<P, R>(parts -> TypedQuery.of(query.apply(parts)));
    this.forms = _ -> only;
  }

  /**
   * A query of several forms.
   *
   * @param form the value that stands for all whose text is the same; an equal one each time
   * @param query given that value, and what makes the parameters
   */
  public Prepared(UnaryOperator<P> form, BiFunction<P, Parts<P>, Select<R>> query) {
    this(
        new Forms<>(form, same -> new Written<>(parts -> TypedQuery.of(query.apply(same, parts)))));
  }

  private Prepared(Forms<P, Written<P, R>> forms) {
    this.forms = forms::of;
  }

  /**
   * The same query for each of several values of one form, in one statement; each row with the
   * number of its value, from 1 on.
   */
  static <P, R extends Record> Prepared<List<P>, Record2<Integer, R>> forEach(
      UnaryOperator<P> form, BiFunction<P, Parts<P>, Select<R>> query) {
    return new Prepared<>(
        new Forms<List<P>, Written<List<P>, Record2<Integer, R>>>(
            values -> List.of(form.apply(values.getFirst())),
            same ->
                new Written<>(
                    all -> ForEach.of(all, parts -> query.apply(same.getFirst(), parts)))));
  }

  /** The rows with the parts of this value. */
  public Flux<R> with(DSLContext dsl, P value) {
    return forms.apply(value).with(dsl, value);
  }

  private static final class Written<P, R extends Record> {
    private final TypedQuery<R> query;
    // Two parameters of one type are equal to jOOQ.
    private final IdentityHashMap<Param<?>, Function<P, ? extends @Nullable Object>> parts =
        new IdentityHashMap<>();

    Written(Function<Parts<P>, TypedQuery<R>> query) {
      this.query =
          query.apply(
              new Parts<>() {
                @Override
                public <V> Field<V> of(DataType<V> type, Function<P, ? extends @Nullable V> part) {
                  Param<V> param = DSL.val((Object) null, type);
                  parts.put(param, part);
                  return param;
                }
              });
    }

    Flux<R> with(DSLContext dsl, P value) {
      return query.run(dsl, param -> Objects.requireNonNull(parts.get(param)).apply(value));
    }
  }
}
