package dev.typeset.review.rules;

import dev.typeset.review.measurement.MeasuredStep;
import dev.typeset.review.measurement.Measurement;
import java.util.Comparator;
import java.util.List;

/**
 * The rules of this project: what a migration did is judged, not how it is written.
 *
 * <p>{@code -- allow: reason}, in a statement or right above it, makes a note of what would have
 * been a blocking finding of that statement.
 */
public final class Rules {
  private Rules() {}

  /**
   * What is to be said of a migration, by line.
   *
   * @param privileges the text of {@code afterMigrate__privileges.sql}
   */
  public static List<Finding> findings(Measurement measurement, String privileges) {
    if (measurement.steps().isEmpty()) {
      return List.of();
    }
    var found = new Found(measurement);
    for (MeasuredStep step : measurement.steps()) {
      FailureRules.judge(step, found);
      LossRules.judge(step, found);
      ConstraintRules.judge(step, found);
      ColumnRules.judge(step, found);
      RowRules.judge(step, found);
      ObjectRules.judge(step, found);
    }
    LockRules.judge(found);
    HouseRules.judge(found, privileges);
    return found.all().stream()
        .sorted(Comparator.comparingInt(Finding::line).thenComparing(Finding::severity))
        .toList();
  }
}
