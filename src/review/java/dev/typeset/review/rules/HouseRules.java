package dev.typeset.review.rules;

import dev.typeset.review.database.Schema;
import dev.typeset.review.measurement.MeasuredStep;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** What db/README.md asks of tables, columns, constraints and indexes that are new. */
final class HouseRules {
  private static final Pattern TEXT = Pattern.compile("text|character varying");

  private final Found found;
  private final Schema start;
  private final Schema end;

  private HouseRules(Found found) {
    this.found = found;
    this.start = found.start();
    this.end = found.end();
  }

  static void judge(Found found, String privileges) {
    var rules = new HouseRules(found);
    for (Schema.Table table : rules.end.tables().values()) {
      if (!rules.start.tables().containsKey(table.id())) {
        rules.judgeTable(table, privileges);
      }
    }
    for (Schema.Column column : rules.end.columns().values()) {
      String key = column.table() + "." + column.number();
      Schema.Column known = rules.start.columns().get(key);
      if (known == null || !known.type().equals(column.type())) {
        rules.judgeColumn(column, known == null);
      }
    }
    for (Schema.Constraint constraint : rules.end.constraints().values()) {
      if (!rules.start.constraints().containsKey(constraint.id())) {
        rules.judgeConstraint(constraint);
      }
    }
    for (Schema.Index index : rules.end.indexes().values()) {
      if (!rules.start.indexes().containsKey(index.id()) && !index.constraint()) {
        rules.judgeIndex(index);
      }
    }
  }

  private void judgeTable(Schema.Table table, String privileges) {
    MeasuredStep step = madeBy(schema -> schema.tables().containsKey(table.id()));
    if (table.comment() == null) {
      found.warn(
          "comment-missing",
          step,
          "No comment says what " + table.name() + " is.",
          comment("table " + table.name()));
    }
    if (!table.partition()
        && !Pattern.compile(Pattern.quote("'" + table.name() + "'")).matcher(privileges).find()) {
      found.warn(
          "privileges-missing",
          step,
          "%s stays closed to the service: it has no line in db/migrations/afterMigrate__privileges.sql."
              .formatted(table.name()),
          "");
    }
    List<Schema.Constraint> keys =
        end.constraints().values().stream()
            .filter(each -> each.table() == table.id() && each.kind() == 'p')
            .toList();
    if (keys.isEmpty()) {
      found.warn("key", step, table.name() + " has no primary key.", "");
    } else if (keys.getFirst().columns().equals(List.of("id"))) {
      Schema.Column id = end.column(table.id(), "id");
      if (id != null && !(id.type().equals("bigint") && id.identity().equals("a"))) {
        found.warn(
            "key",
            step,
            "%s.id is %s: keys are bigint generated always as identity."
                .formatted(table.name(), id.type()),
            "");
      }
    }
  }

  private void judgeColumn(Schema.Column column, boolean added) {
    MeasuredStep step =
        madeBy(schema -> {
          Schema.Column there = schema.columns().get(column.table() + "." + column.number());
          return there != null && there.type().equals(column.type());
        });
    String name = end.table(column.table()) + "." + column.name();
    if (added && column.comment() == null) {
      found.warn(
          "comment-missing",
          step,
          "No comment says what " + name + " means.",
          comment("column " + name));
    }
    String instead =
        column.type().matches("timestamp(\\(\\d\\))? without time zone")
            ? "timestamptz"
            : column.type().matches("time(\\(\\d\\))? with time zone")
                ? "timestamptz"
                : column.type().startsWith("character(")
                    ? "varchar(n)"
                    : column.type().equals("json")
                        ? "jsonb"
                        : column.type().equals("money")
                            ? "numeric"
                            : TEXT.matcher(column.type()).matches()
                                ? "varchar(n), which says how long it may be"
                                : "";
    if (!instead.isEmpty()) {
      found.warn(
          "column-type",
          step,
          "%s is %s; here it is %s.".formatted(name, column.type(), instead),
          "");
    }
    if (added && column.value() != null && column.value().startsWith("nextval(")) {
      found.warn(
          "serial", step, name + " is a serial; keys are bigint generated always as identity.", "");
    }
  }

  private void judgeConstraint(Schema.Constraint constraint) {
    MeasuredStep step = madeBy(schema -> schema.constraints().containsKey(constraint.id()));
    String table = end.table(constraint.table());
    String columns = String.join("_", constraint.columns());
    boolean known =
        switch (constraint.kind()) {
          case 'p' -> constraint.name().equals(table + "_pkey");
          case 'u' -> constraint.name().equals(table + "_" + columns + "_key");
          case 'f' -> constraint.name().equals(table + "_" + columns + "_fkey");
          case 'x' -> constraint.name().matches(Pattern.quote(table) + "_.*_excl");
          default ->
              constraint.columns().size() == 1
                  ? constraint
                      .name()
                      .matches(Pattern.quote(table + "_" + columns) + "(_\\w+)?_check")
                  : constraint.name().matches(Pattern.quote(table) + "(_\\w+)?_check");
        };
    if (!known) {
      String wanted =
          table
              + switch (constraint.kind()) {
                case 'p' -> "_pkey";
                case 'u' -> "_" + columns + "_key";
                case 'f' -> "_" + columns + "_fkey";
                case 'x' -> "_" + columns + "_excl";
                default -> "_" + columns + "_check";
              };
      found.warn(
          "name",
          step,
          "%s is no name that the service can read: call it %s."
              .formatted(constraint.name(), wanted),
          "");
    }
    if (constraint.kind() == 'f' && !indexed(constraint)) {
      found.warn(
          "foreign-key-index",
          step,
          "No index begins with %s of %s: whoever deletes what it points to reads all of %s."
              .formatted(String.join(", ", constraint.columns()), table, table),
          SafeWay.begin()
              .alone(
                  "create index concurrently %s_%s_idx on %s (%s);"
                      .formatted(table, columns, table, String.join(", ", constraint.columns())))
              .text());
    }
  }

  private void judgeIndex(Schema.Index index) {
    MeasuredStep step = madeBy(schema -> schema.indexes().containsKey(index.id()));
    String table = end.table(index.table());
    if (!index.name().matches(Pattern.quote(table) + "_\\w+_" + (index.unique() ? "key" : "idx"))) {
      found.warn(
          "name",
          step,
          "%s is no name of an index of %s: call it %s_…_%s."
              .formatted(index.name(), table, table, index.unique() ? "key" : "idx"),
          "");
    }
  }

  private boolean indexed(Schema.Constraint key) {
    return end.indexes().values().stream()
        .anyMatch(index ->
            index.table() == key.table()
                && !index.partial()
                && index.columns().size() >= key.columns().size()
                && index.columns().subList(0, key.columns().size()).containsAll(key.columns()));
  }

  private MeasuredStep madeBy(Predicate<Schema> there) {
    return found.measurement().steps().stream()
        .filter(step -> there.test(step.after()))
        .findFirst()
        .orElseThrow();
  }

  private static String comment(String what) {
    return "comment on " + what + " is '…';";
  }
}
