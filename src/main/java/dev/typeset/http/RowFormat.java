package dev.typeset.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** How the rows of a stream are written. */
sealed interface RowFormat<T> {
  byte[] NOTHING = {};

  String media();

  /** The name under which browsers save it; null where they show it. */
  @Nullable String file();

  /** What comes before the rows. */
  byte[] head();

  /**
   * A row.
   *
   * @param cursor of the place behind it
   */
  byte[] row(T row, Supplier<String> cursor, boolean first);

  /**
   * What comes behind the rows.
   *
   * @param cursor of what was left out, or null where that is nothing
   */
  byte[] end(@Nullable String cursor);

  /** JSON, a line for each row with its cursor, and a last line that says how to go on. */
  record Lines<T>() implements RowFormat<T> {
    @Override
    public String media() {
      return MediaTypes.NDJSON;
    }

    @Override
    public @Nullable String file() {
      return null;
    }

    @Override
    public byte[] head() {
      return NOTHING;
    }

    @Override
    public byte[] row(T row, Supplier<String> cursor, boolean first) {
      return Json.line(row, cursor.get()).getBytes(UTF_8);
    }

    @Override
    public byte[] end(@Nullable String cursor) {
      return Json.end(cursor);
    }
  }

  /** CSV, where the end is not told. */
  record Table<T>(Csv<T> csv) implements RowFormat<T> {
    @Override
    public String media() {
      return MediaTypes.CSV;
    }

    @Override
    public String file() {
      return csv.file();
    }

    @Override
    public byte[] head() {
      return csv.header().getBytes(UTF_8);
    }

    @Override
    public byte[] row(T row, Supplier<String> cursor, boolean first) {
      return csv.line(row).getBytes(UTF_8);
    }

    @Override
    public byte[] end(@Nullable String cursor) {
      return NOTHING;
    }
  }

  /**
   * One JSON document whose last field is the list of the rows.
   *
   * @param empty the document with that list empty
   */
  record Document<T>(String file, byte[] empty) implements RowFormat<T> {
    private static final byte[] END = "]}".getBytes(UTF_8);

    public Document {
      if (empty.length > 0 && !new String(empty, UTF_8).endsWith("[]}")) {
        throw new IllegalArgumentException("The last field is no empty list");
      }
    }

    @Override
    public String media() {
      return MediaTypes.JSON;
    }

    @Override
    public byte[] head() {
      return Arrays.copyOf(empty, empty.length - END.length);
    }

    @Override
    public byte[] row(T row, Supplier<String> cursor, boolean first) {
      String json = new String(Json.write(row), UTF_8);
      return (first ? json : "," + json).getBytes(UTF_8);
    }

    @Override
    public byte[] end(@Nullable String cursor) {
      return END;
    }
  }
}
