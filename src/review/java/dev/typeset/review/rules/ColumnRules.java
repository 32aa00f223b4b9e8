package dev.typeset.review.rules;

import dev.typeset.review.database.Schema;
import dev.typeset.review.measurement.MeasuredStep;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Columns of tables that hold rows: new ones, and others that become something else. */
final class ColumnRules {
  private static final Pattern USING =
      Pattern.compile("(?is)[^,(]*(?:\\([\\d, ]*\\)[^,(]*)?\\busing\\b([^,]*)");

  private ColumnRules() {}

  static void judge(MeasuredStep step, Found found) {
    var changes = new StepChanges(step.before(), step.after());
    for (Schema.Column column : changes.newColumns()) {
      String table = step.before().table(column.table());
      if (found.filled(column.table()) && step.rewritten().contains(table)) {
        judgeRewriting(column, table, step, found);
      }
    }
    for (var change : changes.retypedColumns()) {
      judgeType(change, step, found);
    }
    for (var change : changes.columnsNowNotNull()) {
      Schema.Column column = change.after();
      String table = step.after().table(column.table());
      if (found.filled(column.table()) && step.read().contains(table)) {
        found.block(
            "not-null-unproven",
            step,
            "It reads all of %s to see that no %s is null, while %s wait."
                .formatted(table, column.name(), LockRules.whoWaits(step.held(), table)),
            SafeWay.begin().notNull(table, column.name()).text());
      }
    }
  }

  private static void judgeRewriting(
      Schema.Column column, String table, MeasuredStep step, Found found) {
    String value = Objects.requireNonNullElse(column.value(), "null");
    boolean identity = !column.identity().isEmpty() || value.startsWith("nextval(");
    String rule =
        column.generated()
            ? "generated-column-rewrites"
            : column.identity().isEmpty() ? "volatile-default" : "identity-rewrites";
    String sequence = table + "_" + column.name() + "_seq";
    if (identity) {
      value = "nextval('" + sequence + "')";
    }
    SafeWay way = SafeWay.begin();
    if (identity) {
      way = way.file("create sequence " + sequence + ";");
    }
    way =
        way.column(step.after(), column, column.name(), column.type(), value, !column.generated());
    if (column.notNull()) {
      way = way.notNull(table, column.name());
    }
    found.block(
        rule,
        step,
        "It writes all of %s anew to give each row its %s, while %s wait.%s"
            .formatted(
                table,
                column.name(),
                LockRules.whoWaits(step.held(), table),
                column.generated()
                    ? " A plain column that the statements fill needs none of that."
                    : ""),
        way.text());
  }

  private static void judgeType(
      StepChanges.Change<Schema.Column> change, MeasuredStep step, Found found) {
    Schema.Column column = change.after();
    String table = step.before().table(column.table());
    String from = change.before().type();
    String name = change.before().name();
    if (!found.filled(column.table())) {
      return;
    }
    String wait = LockRules.whoWaits(step.held(), table);
    if (step.rewritten().contains(table)) {
      String copy = name + "_new";
      String value = converted(step.step().statement(), name, column.type());
      found.block(
          "type-change-rewrites",
          step,
          "It writes all of %s anew to make %s of %s %s, while %s wait."
              .formatted(table, column.type(), from, name, wait),
          ColumnCopy.way(step.before(), change.before(), copy, column.type(), value));
    } else if (step.read().contains(table)) {
      Optional<Schema.Constraint> rule =
          step.before().constraints().values().stream()
              .filter(each ->
                  each.table() == column.table()
                      && each.kind() == 'c'
                      && each.columns().contains(name))
              .findFirst();
      found.block(
          "type-change-reads",
          step,
          "It reads all of %s to check every %s again, while %s wait.".formatted(table, name, wait),
          rule.map(each -> retype(each, table, column)).orElse(""));
    } else {
      found.note(
          "type-changed",
          step,
          "%s.%s is %s, and was %s; no row was read or written for it."
              .formatted(table, name, column.type(), from));
    }
  }

  /** How a value becomes one of the new type; empty where the statement is too much to read. */
  private static String converted(String sql, String name, String type) {
    if (!sql.toLowerCase(Locale.ROOT).matches("(?s).*\\busing\\b.*")) {
      return name + "::" + type;
    }
    Matcher using = USING.matcher(sql);
    return using.matches() && !sql.contains("--") ? "(" + using.group(1).strip() + ")" : "";
  }

  private static String retype(Schema.Constraint rule, String table, Schema.Column column) {
    String definition = rule.definition().replaceFirst(" NOT VALID$", "");
    return SafeWay.begin()
        .file(
            "alter table %s\n  drop constraint %s,\n  alter column %s type %s,\n  add constraint %2$s %s not valid;"
                .formatted(table, rule.name(), column.name(), column.type(), definition))
        .file("alter table %s validate constraint %s;".formatted(table, rule.name()))
        .text();
  }
}
