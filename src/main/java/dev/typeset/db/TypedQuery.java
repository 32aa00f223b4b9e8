package dev.typeset.db;

import io.r2dbc.spi.Result;
import io.r2dbc.spi.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Param;
import org.jooq.Record;
import org.jooq.Select;
import org.jooq.SelectField;
import org.jooq.SelectFieldOrAsterisk;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;

/**
 * A typed query as the driver gets it: its text, made once, and how its rows become records again.
 * jOOQ writes it and this runs it, since jOOQ would send a nested row as one text that both sides
 * have to quote and to parse, and would render the query anew at each run.
 *
 * @param <R> the type of its rows
 */
public final class TypedQuery<R extends Record> {
  private static final Param<Integer> PARAMETER = DSL.val(1);

  private final String sql;
  private final RowReader<R> reader;
  private final List<Param<?>> parameters;

  /** A query whose parameters have no names. */
  TypedQuery(Select<R> query) {
    Field<?>[] fields =
        List.copyOf(query.$select()).stream().map(TypedQuery::field).toArray(Field<?>[]::new);
    List<SelectFieldOrAsterisk> leaves =
        new ArrayList<>(Stream.of(fields).flatMap(TypedQuery::leaves).toList());
    List<Param<?>> found = parameters(query.$select(leaves));
    if (found.isEmpty()) {
      // Without a parameter the driver would have the server parse and plan it at each run.
      leaves.add(PARAMETER);
      found.add(PARAMETER);
    }
    this.sql = Database.OFFLINE.renderNamedParams(query.$select(leaves));
    this.reader = new RowReader<>(fields);
    this.parameters = found;
  }

  /** The rows of a query that is written for this once. */
  public static <R extends Record> Flux<R> rows(DSLContext dsl, Select<R> query) {
    return new TypedQuery<>(query).run(dsl, _ -> null);
  }

  /**
   * Its rows.
   *
   * @param value of each of the parameters that it was written without a value for
   */
  Flux<R> run(DSLContext dsl, Function<Param<?>, ? extends @Nullable Object> value) {
    return Flux.defer(() -> {
      Statement statement = Database.connection(dsl).createStatement(sql);
      for (int i = 0; i < parameters.size(); i++) {
        Param<?> parameter = parameters.get(i);
        Object written = value(parameter);
        bind(statement, i, parameter, written == null ? value.apply(parameter) : written);
      }
      return Flux.from(statement.execute()).concatMap(this::rows);
    });
  }

  private Flux<R> rows(Result result) {
    return Flux.from(result.map((row, _) -> reader.read(row)));
  }

  private static Field<?> field(SelectFieldOrAsterisk selected) {
    return DSL.field((SelectField<?>) selected);
  }

  /** In place of a nested row, its columns. */
  private static Stream<SelectFieldOrAsterisk> leaves(Field<?> field) {
    return field.getDataType().isRecord()
        ? Stream.of(RowReader.nested(field)).flatMap(TypedQuery::leaves)
        : Stream.of(RowReader.isTime(field) ? field.cast(SQLDataType.CLOB) : field);
  }

  private static List<Param<?>> parameters(Select<?> query) {
    List<Param<?>> parameters = new ArrayList<>();
    for (Param<?> param : Database.OFFLINE.extractParams(query).values()) {
      if (!param.isInline()) {
        parameters.add(param);
      }
    }
    return parameters;
  }

  private static void bind(
      Statement statement, int index, Param<?> parameter, @Nullable Object value) {
    if (value == null) {
      statement.bindNull(index, parameter.getBinding().converter().fromType());
    } else {
      statement.bind(index, value);
    }
  }

  private static <T> @Nullable Object value(Param<T> param) {
    return param.getBinding().converter().to(param.getValue());
  }
}
