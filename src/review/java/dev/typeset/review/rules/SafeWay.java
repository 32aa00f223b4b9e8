package dev.typeset.review.rules;

import dev.typeset.review.database.Schema;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * SQL that does without harm what a statement did: in one file or more, each behind a line that
 * says which.
 */
final class SafeWay {
  static final String TIMEOUT = "set local lock_timeout = '2s';\n";

  private static final Pattern UNIQUE =
      Pattern.compile(
          "(?:UNIQUE|PRIMARY KEY)( NULLS NOT DISTINCT)? (\\(.*?\\))( INCLUDE \\(.*?\\))?( DEFERRABLE.*)?");
  private static final String FIRST = "In this file";
  private static final String HAND = "By hand, beside the running service, not in a file";
  private static final String LATER = "In a file of a later release";

  private final List<String> parts = new ArrayList<>();
  private int files;

  private SafeWay() {}

  /** A name as SQL writes it. */
  static String quoted(String name) {
    return name.matches("[a-z_][a-z0-9_]*") ? name : '"' + name.replace("\"", "\"\"") + '"';
  }

  static SafeWay begin() {
    return new SafeWay();
  }

  /** A file whose locks are brief. */
  SafeWay file(String sql) {
    return part(place(), TIMEOUT + sql);
  }

  /** A file that no transaction holds. */
  SafeWay alone(String sql) {
    return part(place() + ", alone", sql);
  }

  /** SQL that commits on its way. */
  SafeWay hand(String sql) {
    return part(HAND, sql);
  }

  /** What the service has to do before it goes on. */
  SafeWay release(String what) {
    return part("By a release that comes next", "-- " + what);
  }

  /** Files that nobody can write out here. */
  SafeWay further(String what) {
    return part("In files after that", "-- " + what);
  }

  /** A file that loses what nobody needs by then. */
  SafeWay later(String reason, String sql) {
    files++;
    return part(LATER, TIMEOUT + "-- allow: " + reason + "\n" + sql);
  }

  String text() {
    return String.join("\n\n", parts);
  }

  /** An index, while others read and write. */
  SafeWay index(Schema.Index index, String table) {
    return alone(concurrently(index.definition(), table));
  }

  /** A unique constraint or a primary key. */
  SafeWay unique(Schema.Constraint constraint, String table) {
    String kind = constraint.kind() == 'p' ? "primary key" : "unique";
    Matcher parts = UNIQUE.matcher(constraint.definition());
    if (!parts.matches()) {
      return this;
    }
    String name = constraint.name();
    return alone(
            "create unique index concurrently %s on %s %s%s%s;"
                .formatted(name, table, parts.group(2), given(parts, 3), given(parts, 1)))
        .file(
            "alter table %s add constraint %s %s using index %s%s;"
                .formatted(table, name, kind, name, given(parts, 4)));
  }

  private static String given(Matcher parts, int number) {
    return parts.group(number) == null
        ? ""
        : " " + parts.group(number).strip().toLowerCase(Locale.ROOT);
  }

  /** A rule for new rows first, and for all rows later. */
  SafeWay rule(Schema.Constraint constraint, String table) {
    return rule(table, constraint.name(), constraint.definition());
  }

  private SafeWay rule(String table, String name, String definition) {
    return file("alter table %s add constraint %s %s not valid;".formatted(table, name, definition))
        .file("alter table %s validate constraint %s;".formatted(table, name));
  }

  /** NOT NULL, proven by a rule first. */
  SafeWay notNull(String table, String column) {
    String rule = table + "_" + column + "_null_check";
    return rule(table, rule, "check (" + column + " is not null)")
        .file(
            // In one statement PostgreSQL drops the rule first, and proves nothing by it.
            "alter table %1$s alter column %2$s set not null;\nalter table %1$s drop constraint %3$s;"
                .formatted(table, column, rule));
  }

  /** A column that rows which are there get in batches. */
  SafeWay column(
      Schema schema, Schema.Column column, String name, String type, String value, boolean keeps) {
    String table = schema.table(column.table());
    String settled = keeps ? ", alter column %s set default %s".formatted(name, value) : "";
    return file("alter table %1$s add column %2$s %3$s%4$s;\ncomment on column %1$s.%2$s is '%5$s';"
            .formatted(table, name, type, settled, comment(column)))
        .all(schema, column.table(), "update %s set %s = %s".formatted(table, name, value));
  }

  /** Rows in batches; where nothing counts them, all at once. */
  SafeWay all(Schema schema, long table, String statement) {
    return key(schema, table) == null
        ? hand(statement + ";")
        : batches(schema, table, statement, "");
  }

  /** What is said of a column, to be said of another; dots where nothing is. */
  static String comment(Schema.Column column) {
    return column.comment() == null ? "…" : column.comment().replace("'", "''");
  }

  /** A statement that changes rows, a thousand at a time. */
  SafeWay batches(Schema schema, long table, String statement, String condition) {
    String key = key(schema, table);
    if (key == null) {
      return this;
    }
    String where = condition.isBlank() ? "" : " and (" + condition.strip() + ")";
    return hand(
        """
        do $$
        declare
          first bigint := 0;
          last constant bigint := (select max(%1$s) from %2$s);
        begin
          while first <= last loop
            %3$s where %1$s >= first and %1$s < first + 1000%4$s;
            commit;
            first := first + 1000;
          end loop;
        end $$;\
        """
            .formatted(key, schema.table(table), statement.strip(), where));
  }

  /** Gives each row that has none a value; somebody has to say which. */
  SafeWay values(Schema schema, long table, String column, String type) {
    String value =
        type.startsWith("timestamp")
            ? "now()"
            : type.matches("(big|small)?int(eger)?|numeric.*|double.*")
                ? "0"
                : type.equals("boolean") ? "false" : "''";
    String statement =
        "-- the value that fits in place of %1$s\n    update %2$s set %3$s = %1$s"
            .formatted(value, schema.table(table), column);
    return key(schema, table) == null
        ? hand(statement + " where " + column + " is null;")
        : batches(schema, table, statement, column + " is null");
  }

  /** The column that counts the rows of a table; null where none does. */
  static @Nullable String key(Schema schema, long table) {
    return schema.constraints().values().stream()
        .filter(constraint -> constraint.table() == table && constraint.kind() == 'p')
        .filter(constraint -> constraint.columns().size() == 1)
        .map(constraint -> constraint.columns().getFirst())
        .filter(name -> {
          Schema.Column column = schema.column(table, name);
          return column != null && List.of("bigint", "integer").contains(column.type());
        })
        .findFirst()
        .orElse(null);
  }

  /**
   * Adds columns that a later part needs.
   *
   * @param keeps whether with what they hold, for which PostgreSQL need not write all rows
   */
  SafeWay columns(String table, List<Schema.Column> columns, boolean keeps) {
    return columns.isEmpty()
        ? this
        : file(
            "alter table %s %s;"
                .formatted(
                    table,
                    columns.stream()
                        .map(column -> added(column, keeps))
                        .collect(Collectors.joining(", "))));
  }

  private static String added(Schema.Column column, boolean keeps) {
    String value = column.value();
    boolean constant = keeps && value != null && !column.generated() && column.identity().isEmpty();
    return "add column %s %s%s"
        .formatted(
            column.name(),
            column.type(),
            constant ? " default " + value + (column.notNull() ? " not null" : "") : "");
  }

  private static String concurrently(String definition, String table) {
    return definition
            .replaceFirst("^CREATE UNIQUE INDEX ", "create unique index concurrently ")
            .replaceFirst("^CREATE INDEX ", "create index concurrently ")
            .replaceFirst(" ON (ONLY )?public\\.\\S+ USING ", " on " + table + " using ")
            .replaceFirst(" using btree ", " ")
        + ";";
  }

  private String place() {
    files++;
    return switch (files) {
      case 1 -> FIRST;
      case 2 -> "In the next file";
      default -> "In a file after that";
    };
  }

  private SafeWay part(String place, String sql) {
    parts.add("-- " + place + ":\n" + sql);
    return this;
  }
}
