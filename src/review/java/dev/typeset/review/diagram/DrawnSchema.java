package dev.typeset.review.diagram;

import dev.typeset.review.diagram.SchemaModel.Column;
import dev.typeset.review.diagram.SchemaModel.ForeignKey;
import dev.typeset.review.diagram.SchemaModel.Rule;
import dev.typeset.review.diagram.SchemaModel.Table;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What an ER diagram shows: two schemas laid over each other, which may be the same. */
record DrawnSchema(List<Box> boxes, List<Line> lines) {
  /** A table. */
  record Box(String name, Change change, String title, List<Row> rows) {}

  /** A column. */
  record Row(
      String name, String keys, String type, boolean nullable, Change change, String title) {}

  /**
   * A foreign key, from the row that it points to.
   *
   * @param optional whether it may be null
   * @param single whether at most one row points to the same row
   */
  record Line(
      String target,
      String targetColumn,
      String table,
      String column,
      boolean optional,
      boolean single,
      Change change,
      String title) {}

  static DrawnSchema of(SchemaModel before, SchemaModel after) {
    return new DrawnSchema(
        merged(before.tables(), after.tables(), Table::name, DrawnSchema::box),
        Stream.of(
                lines(before, after, Change.REMOVED, Change.CHANGED),
                lines(after, before, Change.ADDED, Change.CHANGED))
            .flatMap(List::stream)
            .distinct()
            .toList());
  }

  /** Whether anything differs. */
  boolean changed() {
    return Stream.concat(boxes.stream().map(Box::change), lines.stream().map(Line::change))
        .anyMatch(change -> change != Change.SAME);
  }

  private static Box box(@Nullable Table before, @Nullable Table after) {
    Table table = after == null ? any(before) : after;
    List<String> title = new ArrayList<>();
    title.add(table.comment().isEmpty() ? table.name() : table.comment());
    if (before != null && after != null) {
      if (!before.comment().equals(after.comment())) {
        title.add("comment was: " + before.comment());
      }
      merged(before.rules(), after.rules(), Rule::name, DrawnSchema::rule).stream()
          .filter(rule -> !rule.isEmpty())
          .forEach(title::add);
    }
    List<Row> rows =
        merged(
            before == null ? List.of() : before.columns(),
            after == null ? List.of() : after.columns(),
            Column::name,
            (old, now) -> row(table, old, now));
    return new Box(table.name(), change(before, after), String.join("\n", title), rows);
  }

  private static Row row(Table table, @Nullable Column before, @Nullable Column after) {
    Column column = after == null ? any(before) : after;
    String type = shortened(column.type());
    String title = described(column);
    Change change = change(before, after);
    if (before != null && change == Change.CHANGED) {
      title += "\nwas: " + described(before);
      if (!before.type().equals(column.type())) {
        type = shortened(before.type()) + " → " + type;
      }
      if (before.nullable() != column.nullable()) {
        type += column.nullable() ? " → null" : " → not null";
      }
    }
    String keys = String.join(" ", keys(table, column));
    return new Row(column.name(), keys, type, column.nullable(), change, title);
  }

  private static String described(Column column) {
    String words =
        Stream.of(column.type(), column.nullable() ? "" : "NOT NULL", column.value())
            .filter(word -> !word.isEmpty())
            .collect(Collectors.joining(" "));
    return column.comment().isEmpty() ? words : column.comment() + "\n" + words;
  }

  private static String rule(@Nullable Rule before, @Nullable Rule after) {
    Change change = change(before, after);
    Rule rule = after == null ? any(before) : after;
    return change == Change.SAME ? "" : change.sign() + " " + rule.name() + " " + rule.definition();
  }

  /** Those of one schema, as they stand to the other. */
  private static List<Line> lines(
      SchemaModel schema, SchemaModel other, Change lone, Change changed) {
    List<Line> lines = new ArrayList<>();
    for (Table table : schema.tables()) {
      for (ForeignKey key : table.keys()) {
        ForeignKey twin =
            other
                .table(table.name())
                .flatMap(same ->
                    same.keys().stream().filter(each -> each.name().equals(key.name())).findFirst())
                .orElse(null);
        if (twin != null && !twin.equals(key) && lone == Change.REMOVED) {
          continue;
        }
        Change change = twin == null ? lone : twin.equals(key) ? Change.SAME : changed;
        String title = table.name() + "." + key.name() + "\n" + key.definition();
        lines.add(
            new Line(
                key.target(),
                key.targetColumns().getFirst(),
                table.name(),
                key.columns().getFirst(),
                optional(table, key),
                key.single(),
                change,
                change == Change.CHANGED && twin != null
                    ? title + "\nwas: " + twin.definition()
                    : title));
      }
    }
    return lines;
  }

  /** Each of the second, and of the first what the second lacks, where it stood. */
  private static <T, R> List<R> merged(
      List<T> before,
      List<T> after,
      Function<T, String> name,
      BiFunction<@Nullable T, @Nullable T, R> drawn) {
    Map<String, T> old = new LinkedHashMap<>();
    before.forEach(each -> old.put(name.apply(each), each));
    Map<String, T> now = new LinkedHashMap<>();
    after.forEach(each -> now.put(name.apply(each), each));
    List<String> names = new ArrayList<>(now.keySet());
    int place = 0;
    for (String each : old.keySet()) {
      if (now.containsKey(each)) {
        place = names.indexOf(each) + 1;
      } else {
        names.add(place++, each);
      }
    }
    return names.stream().map(each -> drawn.apply(old.get(each), now.get(each))).toList();
  }

  private static Change change(@Nullable Object before, @Nullable Object after) {
    if (before == null) {
      return Change.ADDED;
    }
    if (after == null) {
      return Change.REMOVED;
    }
    return before.equals(after) ? Change.SAME : Change.CHANGED;
  }

  private static <T> T any(@Nullable T value) {
    return Objects.requireNonNull(value);
  }

  /** What a column is a key of: PK, FK, UK. */
  static List<String> keys(Table table, Column column) {
    return Stream.of(
            column.primary() ? "PK" : "",
            table.refers(column.name()) ? "FK" : "",
            column.unique() && !column.primary() ? "UK" : "")
        .filter(key -> !key.isEmpty())
        .toList();
  }

  /** Whether a row may point to nothing. */
  static boolean optional(Table table, ForeignKey key) {
    return key.columns().stream()
        .anyMatch(name -> table.column(name).map(Column::nullable).orElse(false));
  }

  /** A type as people write it. */
  static String shortened(String type) {
    return type.replaceFirst("^character varying", "varchar")
        .replaceFirst("^character\\b", "char")
        .replaceFirst("^(time|timestamp)(\\(\\d\\))? with time zone", "$1tz$2")
        .replaceFirst("^(time|timestamp)(\\(\\d\\))? without time zone", "$1$2");
  }
}
