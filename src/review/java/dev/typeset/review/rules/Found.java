package dev.typeset.review.rules;

import dev.typeset.review.database.Schema;
import dev.typeset.review.measurement.MeasuredStep;
import dev.typeset.review.measurement.Measurement;
import dev.typeset.review.measurement.Migration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What the rules found in a migration so far. */
final class Found {
  private final Measurement measurement;
  private final List<Finding> findings = new ArrayList<>();
  private final Set<Migration.Step> blocking = new HashSet<>();

  Found(Measurement measurement) {
    this.measurement = measurement;
  }

  /** The migration and what it did. */
  Measurement measurement() {
    return measurement;
  }

  /** All findings. */
  List<Finding> all() {
    return List.copyOf(findings);
  }

  /** The schema that the migration found. */
  Schema start() {
    return measurement.steps().getFirst().before();
  }

  /** The schema that it left. */
  Schema end() {
    return measurement.steps().getLast().after();
  }

  /** Whether a table had rows before the migration. */
  boolean filled(long table) {
    Schema.Table known = start().tables().get(table);
    return known != null && known.filled();
  }

  /** The same by its name. */
  boolean filled(String table) {
    return start().tables().values().stream()
        .anyMatch(known -> known.name().equals(table) && known.filled());
  }

  /** Whether the migration writes a table anew. */
  boolean rewrites(String table) {
    return measurement.steps().stream().anyMatch(step -> step.rewritten().contains(table));
  }

  /** Whether a statement was found to stop callers, fail, or lose data, allowed or not. */
  boolean hasBlocking(MeasuredStep step) {
    return blocking.contains(step.step());
  }

  void note(String rule, MeasuredStep step, String message) {
    add(Severity.NOTE, rule, step, message, "");
  }

  void warn(String rule, MeasuredStep step, String message, String safeWay) {
    add(Severity.WARNING, rule, step, message, safeWay);
  }

  /** What must not be merged, where the statement does not say {@code -- allow: reason}. */
  void block(String rule, MeasuredStep step, String message, String safeWay) {
    blocking.add(step.step());
    String reason = step.step().allowed();
    if (reason.isEmpty()) {
      add(Severity.BLOCKING, rule, step, message, safeWay);
    } else {
      add(Severity.NOTE, rule, step, message + " Allowed: " + reason, "");
    }
  }

  /** What does not run, so that no reason helps. */
  void fail(String rule, MeasuredStep step, String message, String safeWay) {
    blocking.add(step.step());
    add(Severity.BLOCKING, rule, step, message, safeWay);
  }

  private void add(
      Severity severity, String rule, MeasuredStep step, String message, String safeWay) {
    findings.add(
        new Finding(
            severity,
            rule,
            measurement.migration().file(),
            step.step().line(),
            message,
            safeWay.strip()));
  }
}
