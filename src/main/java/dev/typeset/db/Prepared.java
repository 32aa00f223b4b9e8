package dev.typeset.db;

import org.jooq.DSLContext;
import org.jooq.DataType;
import org.jooq.Field;
import org.jooq.Param;
import org.jooq.Record;
import org.jooq.ResultQuery;
import org.jooq.Select;
import org.jooq.impl.DSL;

/**
 * A typed query with one parameter, whose text is made once. jOOQ renders a query anew at each run,
 * which is a third of what a small read costs; this one only binds its value.
 *
 * @param <P> the type of its parameter
 * @param <R> the type of its rows
 */
public final class Prepared<P, R extends Record> {
  private final String sql;
  private final DataType<P> type;
  private final Field<?>[] fields;

  /**
   * A query to run many times.
   *
   * @param parameter stands in the query, once; its value is given at each run
   */
  public Prepared(Param<P> parameter, Select<R> query) {
    this.sql = Database.render(query);
    this.type = parameter.getDataType();
    this.fields = query.fields();
  }

  /** The query with this value. */
  @SuppressWarnings("unchecked") // The rows have the fields of the query that the text came from.
  public ResultQuery<R> with(DSLContext dsl, P value) {
    Field<P> bound = DSL.val(value, type);
    return (ResultQuery<R>) dsl.resultQuery(sql, new Object[] {bound}).coerce(fields);
  }
}
