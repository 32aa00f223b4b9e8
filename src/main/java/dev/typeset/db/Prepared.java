package dev.typeset.db;

import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.ResultQuery;
import org.jooq.SQLDialect;
import org.jooq.Select;
import org.jooq.impl.DSL;

/**
 * A typed query whose text is made once. jOOQ renders a query anew at each run, which is a third of
 * what a small read costs; this one only binds its values. For statements whose text is always the
 * same.
 *
 * @param <R> the type of its rows
 */
public final class Prepared<R extends Record> {
  private final String sql;
  private final Field<?>[] fields;

  private Prepared(Select<R> query) {
    sql = DSL.using(SQLDialect.POSTGRES, Database.SETTINGS).render(query);
    fields = query.fields();
  }

  /**
   * The query; its values are {@link DSL#param parameters}, to be given at each run in the order of
   * the text.
   */
  public static <R extends Record> Prepared<R> of(Select<R> query) {
    return new Prepared<>(query);
  }

  /** The query with these values. */
  @SuppressWarnings("unchecked") // The rows have the fields of the query that the text came from.
  public ResultQuery<R> with(DSLContext dsl, Object... values) {
    return (ResultQuery<R>) dsl.resultQuery(sql, values).coerce(fields);
  }
}
