package dev.typeset.db;

import io.r2dbc.spi.Result;
import io.r2dbc.spi.Statement;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Param;
import org.jooq.Record;
import org.jooq.Select;
import org.jooq.impl.SQLDataType;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;

/**
 * A typed query as the driver gets it: its text, and how its rows become records again. jOOQ writes
 * it and this runs it, since jOOQ would send a nested row as one text that both sides have to quote
 * and to parse, and would write the query anew at each run.
 *
 * @param text in place of a nested row, its columns
 * @param <R> the type of its rows
 */
public record TypedQuery<R extends Record>(QueryText text, RowReader<R> reader) {
  /** A query whose parameters have no names. */
  static <R extends Record> TypedQuery<R> of(Select<R> query) {
    return new TypedQuery<>(QueryText.of(flat(query)), RowReader.of(query));
  }

  /** The same query, each nested row in columns of its own. */
  static Select<?> flat(Select<?> query) {
    return query.$select(RowReader.fields(query).flatMap(TypedQuery::leaves).toList());
  }

  /** The rows of a query that is written for this once. */
  public static <R extends Record> Flux<R> rows(DSLContext dsl, Select<R> query) {
    return of(query).run(dsl, _ -> null);
  }

  /**
   * Its rows.
   *
   * @param value of each of the parameters that it was written without a value for
   */
  Flux<R> run(DSLContext dsl, Function<Param<?>, ? extends @Nullable Object> value) {
    return Flux.defer(() -> {
      Statement statement = Database.connection(dsl).keptStatement(text.sql());
      text.bind(statement, value);
      return Flux.from(statement.execute()).concatMap(this::rows);
    });
  }

  private Flux<R> rows(Result result) {
    return Flux.from(result.map((row, _) -> reader.read(row)));
  }

  private static Stream<Field<?>> leaves(Field<?> field) {
    return field.getDataType().isRecord()
        ? Stream.of(RowReader.nested(field)).flatMap(TypedQuery::leaves)
        : Stream.of(RowReader.isTime(field) ? field.cast(SQLDataType.CLOB) : field);
  }
}
