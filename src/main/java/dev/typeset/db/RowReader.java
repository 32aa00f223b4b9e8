package dev.typeset.db;

import io.r2dbc.spi.Row;
import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jooq.Converter;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Result;
import org.jooq.Select;
import org.jooq.SelectField;
import org.jooq.TableField;
import org.jooq.impl.DSL;
import org.jooq.impl.IdentityConverter;
import org.jspecify.annotations.Nullable;

/**
 * Makes records of what the driver gives: values, rows whose columns come one by one, and lists of
 * rows (MULTISET), which come as arrays in JSON.
 *
 * @param <R> the type of the records
 */
final class RowReader<R extends Record> {
  private final Rows rows;

  private RowReader(Field<?>[] fields) {
    this.rows = new Rows(fields, false);
  }

  /** A reader of the rows of a query, nested rows among them. */
  static <R extends Record> RowReader<R> of(Select<R> query) {
    return new RowReader<>(fields(query).toArray(Field<?>[]::new));
  }

  /** What a query selects. */
  static Stream<Field<?>> fields(Select<?> query) {
    return List.copyOf(query.$select()).stream()
        .map(selected -> DSL.field((SelectField<?>) selected));
  }

  /** The fields of a nested row, or of the rows of a nested list. */
  static Field<?>[] nested(Field<?> field) {
    return Objects.requireNonNull(field.getDataType().getRow()).fields();
  }

  /** Whether a column comes as text, since the driver takes its time over reading times. */
  static boolean isTime(Field<?> field) {
    return field instanceof TableField<?, ?>
        && field.getConverter().fromType() == OffsetDateTime.class;
  }

  /** The record. */
  @SuppressWarnings("unchecked") // It has the fields that were given.
  R read(Row row) {
    return (R) rows.read(new Columns(row));
  }

  /** One kind of field. */
  private sealed interface Reader {
    @Nullable Object read(Columns columns);

    @Nullable Object read(NestedText list);

    static Reader of(Field<?> field, boolean inList) {
      if (field.getDataType().isRecord()) {
        return new Converted(new Rows(nested(field), inList), converter(field));
      }
      if (field.getDataType().isMultiset()) {
        return new Converted(new Lists(nested(field)), converter(field));
      }
      Reader value = isTime(field) ? new Times() : Values.of(field, inList);
      return field.getConverter() instanceof IdentityConverter
          ? value
          : new Converted(value, converter(field));
    }

    @SuppressWarnings("unchecked") // What is read is of the type that the converter is from.
    private static Converter<Object, ?> converter(Field<?> field) {
      return (Converter<Object, ?>) field.getConverter();
    }
  }

  private record Converted(Reader source, Converter<Object, ?> converter) implements Reader {
    @Override
    public @Nullable Object read(Columns columns) {
      return converter.from(source.read(columns));
    }

    @Override
    public @Nullable Object read(NestedText list) {
      return converter.from(source.read(list));
    }
  }

  /** How a value is read from JSON. */
  private interface JsonValue {
    Object read(NestedText list);
  }

  private record Values(Class<?> type, JsonValue value) implements Reader {
    private static final Map<Class<?>, JsonValue> TYPES =
        Map.of(
            Long.class, NestedText::integer,
            Integer.class, list -> Math.toIntExact(list.integer()),
            BigDecimal.class, NestedText::decimal,
            Boolean.class, NestedText::bool,
            String.class, NestedText::text,
            OffsetDateTime.class, NestedText::time);

    static Values of(Field<?> field, boolean inList) {
      Class<?> type = field.getConverter().fromType();
      if (inList && !TYPES.containsKey(type)) {
        throw new IllegalStateException(field + " is a " + type + ", which has no reader yet");
      }
      return new Values(type, TYPES.getOrDefault(type, NestedText::text));
    }

    @Override
    public @Nullable Object read(Columns columns) {
      return columns.next(type);
    }

    @Override
    public @Nullable Object read(NestedText list) {
      return list.skipNull() ? null : value.read(list);
    }
  }

  private record Times() implements Reader {
    @Override
    public @Nullable Object read(Columns columns) {
      String text = (String) columns.next(String.class);
      return text == null ? null : TimeText.parse(text, 0, text.length());
    }

    @Override
    public @Nullable Object read(NestedText list) {
      return list.skipNull() ? null : list.time();
    }
  }

  private record Rows(Field<?>[] fields, Reader[] readers, Record empty) implements Reader {
    Rows(Field<?>[] fields, boolean inList) {
      this(
          fields,
          Stream.of(fields).map(field -> Reader.of(field, inList)).toArray(Reader[]::new),
          Database.OFFLINE.newRecord(fields));
      for (int i = 0; i < fields.length; i++) {
        if (empty.indexOf(fields[i]) != i) {
          throw new IllegalStateException(fields[i] + " is selected twice: name one of them");
        }
      }
    }

    @Override
    public Record read(Columns columns) {
      @Nullable Object[] values = new @Nullable Object[readers.length];
      for (int i = 0; i < readers.length; i++) {
        values[i] = readers[i].read(columns);
      }
      return record(values);
    }

    @Override
    public @Nullable Record read(NestedText list) {
      if (list.skipNull()) {
        return null;
      }
      @Nullable Object[] values = new @Nullable Object[readers.length];
      list.beginArray();
      for (int i = 0; list.nextElement(); i++) {
        values[i] = readers[i].read(list);
      }
      return record(values);
    }

    /** Each value is what its field's converter made, so none is converted again. */
    @SuppressWarnings("unchecked")
    private Record record(@Nullable Object[] values) {
      Record record = empty.original();
      for (int i = 0; i < fields.length; i++) {
        record.set((Field<Object>) fields[i], values[i]);
      }
      return record;
    }
  }

  private record Lists(Rows rows) implements Reader {
    Lists(Field<?>[] fields) {
      this(new Rows(fields, true));
    }

    @Override
    public @Nullable Object read(Columns columns) {
      String text = (String) columns.next(String.class);
      return text == null ? null : read(new NestedText(text));
    }

    @Override
    public @Nullable Object read(NestedText list) {
      if (list.skipNull()) {
        return null;
      }
      Result<Record> result = Database.OFFLINE.newResult(rows.fields);
      list.beginArray();
      while (list.nextElement()) {
        result.add(rows.read(list));
      }
      return result;
    }
  }

  /** The columns of a row, from the left to the right. */
  private static final class Columns {
    private final Row row;
    private int next;

    Columns(Row row) {
      this.row = row;
    }

    @Nullable Object next(Class<?> type) {
      return row.get(next++, type);
    }
  }
}
