package dev.typeset.db;

import java.util.ArrayList;
import java.util.List;
import org.jooq.Param;
import org.jooq.Select;
import org.jooq.SelectFieldOrAsterisk;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/**
 * A query as the driver gets it.
 *
 * @param values of its parameters, in their order; null for one that was written without a value
 */
record QueryText(String sql, List<@Nullable Object> values) {
  private static final Param<Integer> PARAMETER = DSL.val(1);

  /** A query whose parameters have no names. */
  static QueryText of(Select<?> query) {
    List<@Nullable Object> values = values(query);
    if (!values.isEmpty()) {
      return new QueryText(Database.OFFLINE.renderNamedParams(query), values);
    }
    // Without a parameter the driver would have the server parse and plan it at each run.
    List<SelectFieldOrAsterisk> columns = new ArrayList<>(query.$select());
    columns.add(PARAMETER);
    values.add(PARAMETER.getValue());
    return new QueryText(Database.OFFLINE.renderNamedParams(query.$select(columns)), values);
  }

  /** The same as a part of another query, which has no parameters. */
  QueryText between(String before, String after) {
    return new QueryText(before + sql + after, values);
  }

  private static List<@Nullable Object> values(Select<?> query) {
    List<@Nullable Object> values = new ArrayList<>();
    for (Param<?> param : Database.OFFLINE.extractParams(query).values()) {
      if (!param.isInline()) {
        values.add(value(param));
      }
    }
    return values;
  }

  private static <T> @Nullable Object value(Param<T> param) {
    return param.getBinding().converter().to(param.getValue());
  }
}
