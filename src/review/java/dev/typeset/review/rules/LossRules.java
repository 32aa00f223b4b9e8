package dev.typeset.review.rules;

import dev.typeset.review.database.Schema;
import dev.typeset.review.measurement.MeasuredStep;
import java.util.Locale;

/** Tables and columns that go, or go by another name: the service that still runs needs them. */
final class LossRules {
  private LossRules() {}

  static void judge(MeasuredStep step, Found found) {
    var changes = new StepChanges(step.before(), step.after());
    Schema start = found.start();
    for (Schema.Table table : changes.goneTables()) {
      if (start.tables().containsKey(table.id())) {
        found.block(
            "drops-table",
            step,
            "%s goes with its rows, and with it every statement of a release that still runs and uses it."
                .formatted(table.name()),
            SafeWay.begin()
                .later("no release that still runs uses " + table.name(), step.step().terminated())
                .text());
      }
    }
    for (Schema.Column column : changes.goneColumns()) {
      String table = step.after().table(column.table());
      if (start.columns().containsKey(column.table() + "." + column.number())) {
        found.block(
            "drops-column",
            step,
            "%s.%s goes with its values, and with it every statement of a release that still runs and uses it."
                .formatted(table, column.name()),
            SafeWay.begin()
                .later(
                    "no release that still runs uses %s.%s".formatted(table, column.name()),
                    "alter table %s drop column %s%s;"
                        .formatted(
                            table,
                            column.name(),
                            step.step().statement().toLowerCase(Locale.ROOT).contains("cascade")
                                ? " cascade"
                                : ""))
                .text());
      }
    }
    for (var table : changes.renamedTables()) {
      if (start.tables().containsKey(table.before().id())) {
        String from = table.before().name();
        String to = table.after().name();
        found.block(
            "renames-table",
            step,
            "The release that still runs knows %s only, not %s.".formatted(from, to),
            SafeWay.begin()
                .file(
                    "-- allow: a view keeps the name for the release that still runs\nalter table %1$s rename to %2$s;\ncreate view %1$s as select * from %2$s;\n-- and in afterMigrate__privileges.sql, %1$s gets what %2$s has"
                        .formatted(from, to))
                .later("no release that still runs uses " + from, "drop view " + from + ";")
                .text());
      }
    }
    for (var column : changes.renamedColumns()) {
      if (start.columns().containsKey(column.before().table() + "." + column.before().number())) {
        judgeRename(column, step, found);
      }
    }
    judgeSmaller(changes, step, found);
  }

  private static void judgeRename(
      StepChanges.Change<Schema.Column> column, MeasuredStep step, Found found) {
    String table = step.before().table(column.before().table());
    String from = column.before().name();
    String to = column.after().name();
    found.block(
        "renames-column",
        step,
        "The release that still runs knows %s.%s only, not %s.".formatted(table, from, to),
        ColumnCopy.way(step.before(), column.before(), to, column.before().type(), from));
  }

  private static void judgeSmaller(StepChanges changes, MeasuredStep step, Found found) {
    for (Schema.Constraint constraint : changes.goneConstraints()) {
      if (found.start().constraints().containsKey(constraint.id())
          && !proven(constraint, step.after())) {
        found.warn(
            "drops-constraint",
            step,
            "Nothing holds %s any more: %s.".formatted(constraint.name(), constraint.definition()),
            "");
      }
    }
    for (Schema.Index index : changes.goneIndexes()) {
      String table = step.after().table(index.table());
      if (found.start().indexes().containsKey(index.id())) {
        boolean stops = LockRules.stops(step.held(), table);
        found.warn(
            "drops-index",
            step,
            "Statements that used %s read more from here on.%s"
                .formatted(
                    index.name(),
                    stops
                        ? " %s on %s wait meanwhile."
                            .formatted(LockRules.whoWaits(step.held(), table), table)
                        : ""),
            stops
                ? SafeWay.begin().alone("drop index concurrently " + index.name() + ";").text()
                : "");
      }
    }
    for (var constraint : changes.renamedConstraints()) {
      found.warn(
          "renames-constraint",
          step,
          "%s is %s now: the service tells by the name which field an error belongs to."
              .formatted(constraint.before().name(), constraint.after().name()),
          "");
    }
  }

  /** Whether it says that a column is not null, which by now the column itself says. */
  private static boolean proven(Schema.Constraint constraint, Schema after) {
    return constraint.kind() == 'c'
        && constraint.columns().size() == 1
        && constraint
            .definition()
            .equals("CHECK ((" + constraint.columns().getFirst() + " IS NOT NULL))")
        && after.columnsOf(constraint.table()).stream()
            .anyMatch(column ->
                column.notNull() && column.name().equals(constraint.columns().getFirst()));
  }
}
