package dev.typeset.db;

import static org.jooq.impl.DSL.resultQuery;

import java.util.List;
import java.util.function.Function;
import org.jooq.CommonTableExpression;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Name;
import org.jooq.Record;
import org.jooq.Select;
import reactor.core.publisher.Flux;

/**
 * A typed query that loads all that the rows of a page embed. Its text is made once: what is
 * written at each run is the page alone, the common table expression that it begins with.
 *
 * @param <R> the type of its rows
 */
public final class PageQuery<R extends Record> {
  private static final String PAGE = "the page";

  private final RowReader<R> reader;
  private final String before;
  private final String after;

  /**
   * A query to run with many pages.
   *
   * @param page its name
   * @param columns that each page has
   * @param query around it; without parameters of its own
   */
  public PageQuery(
      Name page, List<Field<?>> columns, Function<CommonTableExpression<?>, Select<R>> query) {
    Select<R> around = query.apply(page.as(resultQuery(PAGE).coerce(columns)));
    String sql = Database.OFFLINE.renderNamedParams(TypedQuery.flat(around));
    int at = sql.indexOf(PAGE);
    this.before = sql.substring(0, at);
    this.after = sql.substring(at + PAGE.length());
    this.reader = RowReader.of(around);
  }

  /** The rows with this page. */
  public Flux<R> with(DSLContext dsl, Select<?> page) {
    return new TypedQuery<>(QueryText.of(page).between(before, after), reader).run(dsl, _ -> null);
  }
}
