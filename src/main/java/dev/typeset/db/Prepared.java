package dev.typeset.db;

import java.util.function.Function;
import org.jooq.DSLContext;
import org.jooq.DataType;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Select;
import org.jooq.impl.DSL;
import reactor.core.publisher.Flux;

/**
 * A typed query with one parameter, whose text is made once: what is left to do at each run is to
 * bind the value.
 *
 * @param <P> the type of its parameter
 * @param <R> the type of its rows
 */
public final class Prepared<P, R extends Record> {
  private final TypedQuery<R> query;

  /**
   * A query to run many times.
   *
   * @param query given what stands for the value
   */
  public Prepared(DataType<P> parameter, Function<Field<P>, Select<R>> query) {
    this.query = new TypedQuery<>(query.apply(DSL.val((Object) null, parameter)));
  }

  /** The rows with this value. */
  public Flux<R> with(DSLContext dsl, P value) {
    return query.run(dsl, _ -> value);
  }
}
