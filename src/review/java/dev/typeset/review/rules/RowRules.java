package dev.typeset.review.rules;

import dev.typeset.review.database.Schema;
import dev.typeset.review.measurement.MeasuredStep;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Statements that change or drop the rows of a table. */
final class RowRules {
  private static final Pattern UPDATE =
      Pattern.compile(
          "(?is)(update\\s+\\w+\\s+set\\s+.*?|delete\\s+from\\s+\\w+)(?:\\s+where\\s+(.*))?");

  /** Comments, and an UPDATE that reads other tables. */
  private static final Pattern TOO_MUCH =
      Pattern.compile("(?is)--|/\\*|\\$\\$|^update\\b.*\\bfrom\\b");

  private RowRules() {}

  static void judge(MeasuredStep step, Found found) {
    for (Schema.Table table : step.before().tables().values()) {
      Schema.Table left = step.after().tables().get(table.id());
      if (left != null && table.filled() && !left.filled() && found.filled(table.id())) {
        found.block(
            "loses-rows",
            step,
            "No row of %s is left.".formatted(table.name()),
            allowed("nobody needs the rows of " + table.name(), step));
      }
    }
    for (Map.Entry<String, Long> changed : step.changed().entrySet()) {
      for (Schema.Table table : step.before().tables().values()) {
        if (table.name().equals(changed.getKey())
            && found.filled(table.id())
            && changed.getValue() >= Math.max(1, MeasuredStep.MANY * table.rows())) {
          found.block(
              "changes-all-rows",
              step,
              "It changes %,d rows of %s in one statement: whoever wants to change one of them waits until all are done."
                  .formatted(changed.getValue(), table.name()),
              batches(step, table, found));
        }
      }
    }
  }

  private static String batches(MeasuredStep step, Schema.Table table, Found found) {
    String sql = step.step().statement();
    Matcher statement = UPDATE.matcher(sql);
    if (TOO_MUCH.matcher(sql).find() || !statement.matches()) {
      return "";
    }
    String condition = statement.group(2) == null ? "" : statement.group(2);
    return SafeWay.begin()
        .columns(
            table.name(),
            step.before().columnsOf(table.id()).stream()
                .filter(column ->
                    !found.start().columns().containsKey(column.table() + "." + column.number()))
                .toList(),
            !found.rewrites(table.name()))
        .batches(step.before(), table.id(), statement.group(1), condition)
        .text();
  }

  /** The same statement, with a reason. */
  static String allowed(String reason, MeasuredStep step) {
    return SafeWay.begin().later(reason, step.step().terminated()).text();
  }
}
