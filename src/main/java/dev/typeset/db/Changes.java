package dev.typeset.db;

import dev.typeset.core.Sent;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.TableField;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/** The columns that an insert or an update sets, each with a value of its type. */
public final class Changes {
  private final Map<Field<?>, @Nullable Object> values = new LinkedHashMap<>();

  /** Sets the column. */
  public <T> Changes set(TableField<?, T> column, @Nullable T value) {
    values.put(column, value);
    return this;
  }

  /** Sets the column where the field was sent. */
  public <T extends @Nullable Object> Changes setIfSent(
      TableField<?, T> column, Sent<? extends T> field) {
    field.ifPresent(value -> values.put(column, value));
    return this;
  }

  boolean isEmpty() {
    return values.isEmpty();
  }

  Map<Field<?>, @Nullable Object> values() {
    return values;
  }

  /** That at least one of the columns has another value now. */
  public Condition differ() {
    return DSL.or(
        values.entrySet().stream()
            .map(entry -> differs(entry.getKey(), entry.getValue()))
            .toList());
  }

  private static <T> Condition differs(Field<T> column, @Nullable Object value) {
    return column.isDistinctFrom(DSL.val(value, column));
  }
}
