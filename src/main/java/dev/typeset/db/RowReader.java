package dev.typeset.db;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.r2dbc.spi.Row;
import java.io.IOException;
import java.io.UncheckedIOException;
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
import org.jspecify.annotations.Nullable;

/**
 * Makes records of what the driver gives: values, rows whose columns come one by one, and lists of
 * rows (MULTISET), which come as arrays in JSON.
 *
 * @param <R> the type of the records
 */
final class RowReader<R extends Record> {
  private static final JsonFactory JSON = new JsonFactory();

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

    @Nullable Object read(JsonParser json) throws IOException;

    static Reader of(Field<?> field, boolean inList) {
      if (field.getDataType().isRecord()) {
        return new Converted(new Rows(nested(field), inList), converter(field));
      }
      if (field.getDataType().isMultiset()) {
        return new Converted(new Lists(nested(field)), converter(field));
      }
      Reader value = isTime(field) ? new Times() : Values.of(field, inList);
      return new Converted(value, converter(field));
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
    public @Nullable Object read(JsonParser json) throws IOException {
      return converter.from(source.read(json));
    }
  }

  /** How a value is read from JSON. */
  private interface JsonValue {
    Object read(JsonParser json) throws IOException;
  }

  private record Values(Class<?> type, JsonValue value) implements Reader {
    private static final Map<Class<?>, JsonValue> TYPES =
        Map.of(
            Long.class, JsonParser::getLongValue,
            Integer.class, JsonParser::getIntValue,
            BigDecimal.class, JsonParser::getDecimalValue,
            Boolean.class, JsonParser::getBooleanValue,
            String.class, JsonParser::getText,
            OffsetDateTime.class, json -> OffsetDateTime.parse(json.getText()));

    static Values of(Field<?> field, boolean inList) {
      Class<?> type = field.getConverter().fromType();
      if (inList && !TYPES.containsKey(type)) {
        throw new IllegalStateException(field + " is a " + type + ", which has no reader yet");
      }
      return new Values(type, TYPES.getOrDefault(type, JsonParser::getText));
    }

    @Override
    public @Nullable Object read(Columns columns) {
      return columns.next(type);
    }

    @Override
    public @Nullable Object read(JsonParser json) throws IOException {
      return json.currentToken() == JsonToken.VALUE_NULL ? null : value.read(json);
    }
  }

  private record Times() implements Reader {
    @Override
    public @Nullable Object read(Columns columns) {
      String text = (String) columns.next(String.class);
      return text == null ? null : TimeText.parse(text);
    }

    @Override
    public @Nullable Object read(JsonParser json) throws IOException {
      return json.currentToken() == JsonToken.VALUE_NULL ? null : TimeText.parse(json.getText());
    }
  }

  private record Rows(Field<?>[] fields, Reader[] readers) implements Reader {
    Rows(Field<?>[] fields, boolean inList) {
      this(fields, Stream.of(fields).map(field -> Reader.of(field, inList)).toArray(Reader[]::new));
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
    public @Nullable Record read(JsonParser json) throws IOException {
      if (json.currentToken() == JsonToken.VALUE_NULL) {
        return null;
      }
      @Nullable Object[] values = new @Nullable Object[readers.length];
      for (int i = 0; i < readers.length; i++) {
        json.nextToken();
        values[i] = readers[i].read(json);
      }
      json.nextToken();
      return record(values);
    }

    /** Each value is what its field's converter made, so none is converted again. */
    @SuppressWarnings("unchecked")
    private Record record(@Nullable Object[] values) {
      Record record = Database.OFFLINE.newRecord(fields);
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
      if (text == null) {
        return null;
      }
      try (JsonParser json = JSON.createParser(text)) {
        json.nextToken();
        return read(json);
      } catch (IOException e) {
        throw new UncheckedIOException("A nested list cannot be read", e);
      }
    }

    @Override
    public @Nullable Object read(JsonParser json) throws IOException {
      if (json.currentToken() == JsonToken.VALUE_NULL) {
        return null;
      }
      Result<Record> result = Database.OFFLINE.newResult(rows.fields);
      while (json.nextToken() != JsonToken.END_ARRAY) {
        result.add(rows.read(json));
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
