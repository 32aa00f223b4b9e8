package dev.typeset.db;

import io.r2dbc.spi.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jooq.Param;
import org.jooq.Select;
import org.jooq.SelectFieldOrAsterisk;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/** A query as the driver gets it, and its parameters in their order. */
record QueryText(String sql, List<Param<?>> parameters) {
  private static final Param<Integer> PARAMETER = DSL.val(1);

  /** A query whose parameters have no names. */
  static QueryText of(Select<?> query) {
    List<Param<?>> parameters = parameters(query);
    if (!parameters.isEmpty()) {
      return new QueryText(Database.OFFLINE.renderNamedParams(query), parameters);
    }
    // Without a parameter the driver would have the server parse and plan it at each run.
    List<SelectFieldOrAsterisk> columns = new ArrayList<>(query.$select());
    columns.add(PARAMETER);
    return new QueryText(
        Database.OFFLINE.renderNamedParams(query.$select(columns)), List.of(PARAMETER));
  }

  /**
   * Binds them all.
   *
   * @param value of each that the query was written without a value for
   */
  void bind(Statement statement, Function<Param<?>, ? extends @Nullable Object> value) {
    for (int i = 0; i < parameters.size(); i++) {
      Param<?> parameter = parameters.get(i);
      Object written = value(parameter);
      bind(statement, i, parameter, written == null ? value.apply(parameter) : written);
    }
  }

  private static void bind(
      Statement statement, int index, Param<?> parameter, @Nullable Object value) {
    if (value == null) {
      statement.bindNull(index, parameter.getBinding().converter().fromType());
    } else {
      statement.bind(index, value);
    }
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

  private static <T> @Nullable Object value(Param<T> param) {
    return param.getBinding().converter().to(param.getValue());
  }
}
