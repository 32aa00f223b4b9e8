package dev.typeset.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.StringWriter;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Rows as CSV (RFC 4180): a line of names, and a line for each row.
 *
 * @param file the name under which browsers save them
 * @param names of the columns
 * @param values of a row, in their order: text, a number, a time, null, or a list, which is written
 *     as JSON
 */
public record Csv<T>(
    String file, List<String> names, Function<T, List<? extends @Nullable Object>> values) {

  String header() {
    return line(names);
  }

  String line(T row) {
    return line(values.apply(row));
  }

  private static String line(List<? extends @Nullable Object> values) {
    var line = new StringWriter();
    CsvWriter.builder()
        .bufferSize(0)
        .lineDelimiter(LineDelimiter.CRLF)
        .build(line)
        .writeRecord(values.stream().map(Csv::text).toList());
    return line.toString();
  }

  private static String text(@Nullable Object value) {
    return switch (value) {
      case null -> "";
      case OffsetDateTime time -> Json.text(time);
      case List<?> list -> new String(Json.write(list), UTF_8);
      default -> value.toString();
    };
  }
}
