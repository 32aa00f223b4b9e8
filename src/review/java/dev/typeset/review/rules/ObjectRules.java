package dev.typeset.review.rules;

import dev.typeset.review.database.Schema;
import dev.typeset.review.measurement.MeasuredStep;
import java.util.Locale;

/** Kinds of objects that this schema does without, and the word LOCK. */
final class ObjectRules {
  private ObjectRules() {}

  static void judge(MeasuredStep step, Found found) {
    var changes = new StepChanges(step.before(), step.after());
    for (String other : changes.newOthers()) {
      found.warn(
          "kind-of-object",
          step,
          "%s is new. What happens to a row is to stand in the statement that changes it, and make schema has no words for it."
              .formatted(other),
          "");
    }
    for (String other : changes.goneOthers()) {
      found.warn("drops-object", step, "%s is gone.".formatted(other), "");
    }
    for (String name : changes.grownEnums()) {
      found.warn(
          "enum",
          step,
          "%s has other values now; none can be taken back. A varchar with a CHECK can."
              .formatted(name),
          "");
    }
    for (Schema.Table table : changes.newTables()) {
      if (table.partitioned() || table.partition() || table.unlogged()) {
        found.warn(
            "kind-of-object",
            step,
            "%s is %s: make schema has no words for it."
                .formatted(
                    table.name(), table.unlogged() ? "not in the write-ahead log" : "partitioned"),
            "");
      }
    }
    if (step.step().statement().toLowerCase(Locale.ROOT).startsWith("lock ")) {
      found.warn(
          "explicit-lock",
          step,
          "Every statement takes the lock that it needs; this one is held from here on until the end of the file.",
          "");
    }
  }
}
