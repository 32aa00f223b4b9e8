package dev.typeset.review.rules;

import dev.typeset.review.database.Schema;
import dev.typeset.review.measurement.MeasuredStep;
import java.util.List;

/** Indexes and constraints on tables that hold rows. */
final class ConstraintRules {
  private ConstraintRules() {}

  static void judge(MeasuredStep step, Found found) {
    var changes = new StepChanges(step.before(), step.after());
    Schema after = step.after();
    for (Schema.Index index : changes.newIndexes()) {
      String table = after.table(index.table());
      if (found.filled(index.table()) && LockRules.stops(step.held(), table)) {
        found.block(
            "index-not-concurrent",
            step,
            "It makes %s while %s on %s wait."
                .formatted(index.name(), LockRules.whoWaits(step.held(), table), table),
            SafeWay.begin()
                .columns(
                    table,
                    newColumns(found, index.table(), after, index.columns()),
                    !found.rewrites(table))
                .index(index, table)
                .text());
      }
    }
    for (Schema.Constraint constraint : changes.newConstraints()) {
      if (found.filled(constraint.table())) {
        judgeNew(constraint, step, found);
      }
    }
    for (Schema.Constraint constraint : changes.validatedConstraints()) {
      String table = after.table(constraint.table());
      if (found.measurement().migration().transactional()
          && !found.start().constraints().containsKey(constraint.id())
          && LockRules.stops(step.held(), table)) {
        found.block(
            "validated-in-same-file",
            step,
            "It reads all of %s while the lock of the statement that added %s is held, and %s wait."
                .formatted(table, constraint.name(), LockRules.whoWaits(step.held(), table)),
            safeRule(constraint, table, found, after));
      }
    }
  }

  private static void judgeNew(Schema.Constraint constraint, MeasuredStep step, Found found) {
    Schema after = step.after();
    String table = after.table(constraint.table());
    String wait = LockRules.whoWaits(step.held(), table);
    switch (constraint.kind()) {
      case 'p', 'u' -> {
        if (!step.before().indexes().containsKey(constraint.index())) {
          SafeWay way =
              SafeWay.begin()
                  .columns(
                      table,
                      newColumns(found, constraint.table(), after, constraint.columns()),
                      !found.rewrites(table));
          boolean named =
              step.before().indexes().values().stream()
                  .anyMatch(index -> index.name().equals(constraint.name()));
          found.block(
              "unique-not-by-index",
              step,
              "It makes the index of %s while %s on %s wait."
                  .formatted(constraint.name(), wait, table),
              named ? "" : way.unique(constraint, table).text());
        }
      }
      case 'x' ->
          found.block(
              "exclusion-constraint",
              step,
              "It makes the index of %s while %s on %s wait; PostgreSQL has no other way to add one."
                  .formatted(constraint.name(), wait, table),
              "");
      case 'c' -> {
        if (constraint.validated() && step.read().contains(table)) {
          found.block(
              "check-read-at-once",
              step,
              "It reads all of %s for %s while %s wait.".formatted(table, constraint.name(), wait),
              safeRule(constraint, table, found, after));
        }
      }
      case 'f' -> {
        if (constraint.validated()) {
          found.block(
              "foreign-key-read-at-once",
              step,
              "It compares all of %s with the other table for %s while %s wait on both."
                  .formatted(table, constraint.name(), wait),
              safeRule(constraint, table, found, after));
        }
      }
      default -> {}
    }
  }

  private static String safeRule(
      Schema.Constraint constraint, String table, Found found, Schema after) {
    boolean replaced =
        found.start().constraints().values().stream()
            .anyMatch(old ->
                old.table() == constraint.table()
                    && old.id() != constraint.id()
                    && old.name().equals(constraint.name()));
    return replaced
        ? ""
        : SafeWay.begin()
            .columns(
                table,
                newColumns(found, constraint.table(), after, constraint.columns()),
                !found.rewrites(table))
            .rule(constraint, table)
            .text();
  }

  /** Those of some columns that the migration itself has made. */
  private static List<Schema.Column> newColumns(
      Found found, long table, Schema after, List<String> names) {
    return after.columnsOf(table).stream()
        .filter(column -> names.contains(column.name()))
        .filter(column -> !found.start().columns().containsKey(table + "." + column.number()))
        .toList();
  }
}
