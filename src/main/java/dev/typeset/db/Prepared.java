package dev.typeset.db;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.UnaryOperator;
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
 * <p>A query whose text depends on the value has several forms. Each is made of a value that stands
 * for all that share it, and from which the others take no more than their parts: what was left
 * behind in a text by mistake would be wrong at its first run, and not at some later one.
 *
 * @param <P> the type of the value
 * @param <R> the type of its rows
 */
public final class Prepared<P, R extends Record> {
  private static final int MOST_FORMS = 256;

  private final Function<P, Written<P, R>> forms;

  /**
   * A query to run many times.
   *
   * @param query given what makes its parameters
   */
  public Prepared(Function<Parts<P>, Select<R>> query) {
    var only = new Written<>(query);
    this.forms = _ -> only;
  }

  /**
   * A query of several forms. So many are kept, those that were run last.
   *
   * @param form the value that stands for all whose text is the same; an equal one each time
   * @param query given that value, and what makes the parameters
   */
  public Prepared(UnaryOperator<P> form, BiFunction<P, Parts<P>, Select<R>> query) {
    Map<P, Written<P, R>> kept = Collections.synchronizedMap(new Kept<>());
    this.forms =
        value -> {
          P same = form.apply(value);
          @Nullable Written<P, R> written = kept.get(same);
          if (written == null) {
            // Outside of the lock, which others would wait for. Of two that are the same one is
            // lost.
            written = new Written<>(parts -> query.apply(same, parts));
            kept.put(same, written);
          }
          return written;
        };
  }

  /** The rows with the parts of this value. */
  public Flux<R> with(DSLContext dsl, P value) {
    return forms.apply(value).with(dsl, value);
  }

  private static final class Kept<P, W> extends LinkedHashMap<P, W> {
    private static final long serialVersionUID = 1;

    Kept() {
      super(MOST_FORMS, 0.75f, true);
    }

    @Override
    protected boolean removeEldestEntry(Map.Entry<P, W> eldest) {
      return size() > MOST_FORMS;
    }
  }

  private static final class Written<P, R extends Record> {
    private final TypedQuery<R> query;
    // Two parameters of one type are equal to jOOQ.
    private final IdentityHashMap<Param<?>, Function<P, ? extends @Nullable Object>> parts =
        new IdentityHashMap<>();

    Written(Function<Parts<P>, Select<R>> query) {
      this.query =
          TypedQuery.of(
              query.apply(
                  new Parts<>() {
                    @Override
                    public <V> Field<V> of(
                        DataType<V> type, Function<P, ? extends @Nullable V> part) {
                      Param<V> param = DSL.val((Object) null, type);
                      parts.put(param, part);
                      return param;
                    }
                  }));
    }

    Flux<R> with(DSLContext dsl, P value) {
      return query.run(dsl, param -> Objects.requireNonNull(parts.get(param)).apply(value));
    }
  }
}
