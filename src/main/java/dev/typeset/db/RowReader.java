package dev.typeset.db;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.r2dbc.spi.Row;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.util.Objects;
import java.util.stream.Stream;
import org.jooq.Converter;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Result;
import org.jooq.TableField;
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

  /** A reader of rows that have these fields, nested rows among them. */
  RowReader(Field<?>[] fields) {
    this.rows = new Rows(fields);
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

    static Reader of(Field<?> field) {
      if (field.getDataType().isRecord()) {
        return new Converted(new Rows(nested(field)), converter(field));
      }
      if (field.getDataType().isMultiset()) {
        return new Converted(new Lists(nested(field)), converter(field));
      }
      Reader values = isTime(field) ? new Times() : new Values(field.getConverter().fromType());
      return new Converted(values, converter(field));
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

  private record Values(Class<?> type) implements Reader {
    @Override
    public @Nullable Object read(Columns columns) {
      return columns.next(type);
    }

    @Override
    public @Nullable Object read(JsonParser json) throws IOException {
      if (json.currentToken() == JsonToken.VALUE_NULL) {
        return null;
      }
      if (type == Long.class) {
        return json.getLongValue();
      } else if (type == String.class) {
        return json.getText();
      } else if (type == OffsetDateTime.class) {
        return OffsetDateTime.parse(json.getText());
      } else if (type == Boolean.class) {
        return json.getBooleanValue();
      } else if (type == Integer.class) {
        return json.getIntValue();
      } else if (type == BigDecimal.class) {
        return json.getDecimalValue();
      }
      throw new IllegalStateException("A nested " + type + " has no reader yet");
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
    Rows(Field<?>[] fields) {
      this(fields, Stream.of(fields).map(Reader::of).toArray(Reader[]::new));
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
      this(new Rows(fields));
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
