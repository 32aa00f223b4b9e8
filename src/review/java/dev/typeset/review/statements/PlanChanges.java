package dev.typeset.review.statements;

import dev.typeset.review.statements.Catalogue.Sending;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How a migration changes the way in which PostgreSQL runs what is in the catalogue. */
public final class PlanChanges {
  private static final Pattern NODE = Pattern.compile("( *)(?:->  )?(\\S.*)");
  private static final Pattern SCAN = Pattern.compile("(?:Parallel )?(Seq Scan on \\S+).*");
  private static final Pattern SORT = Pattern.compile("(Incremental )?Sort");

  private PlanChanges() {}

  /**
   * A statement with another plan than before.
   *
   * @param routes that send it
   * @param grew whether it reads a whole table, sorts, or reads a table once for each of other rows
   *     where it did not
   */
  public record Change(
      List<String> routes,
      CataloguedStatement statement,
      String oldPlan,
      String newPlan,
      boolean grew) {}

  /**
   * The statements whose plans differ; those that fail on one of the schemas are not among them.
   * Gathers the statistics of both databases anew.
   *
   * @param oldSchema the owner's connection to a database that db/seed/many.sql filled
   * @param newSchema the same with the migrations that are reviewed
   */
  public static List<Change> of(Catalogue base, Connection oldSchema, Connection newSchema)
      throws SQLException {
    Plans.analyze(oldSchema);
    Plans.analyze(newSchema);
    List<Change> changes = new ArrayList<>();
    for (Sending sending : base.sendings().values()) {
      String before = plan(oldSchema, sending.statement());
      String after = plan(newSchema, sending.statement());
      if (!before.isEmpty() && !after.isEmpty() && !before.equals(after)) {
        changes.add(
            new Change(sending.routes(), sending.statement(), before, after, grew(before, after)));
      }
    }
    return changes;
  }

  /** Whether a plan has costly steps that another has not, or more of them. */
  static boolean grew(String before, String after) {
    Map<String, Integer> had = costly(before);
    return costly(after).entrySet().stream()
        .anyMatch(step -> step.getValue() > had.getOrDefault(step.getKey(), 0));
  }

  private static String plan(Connection connection, CataloguedStatement statement) {
    try {
      return Plans.of(connection, statement);
    } catch (SQLException e) {
      return "";
    }
  }

  private static Map<String, Integer> costly(String plan) {
    Map<String, Integer> steps = new HashMap<>();
    int loop = -1;
    for (String line : plan.lines().toList()) {
      Matcher node = NODE.matcher(line);
      if (!node.matches()) {
        continue;
      }
      int indent = node.group(1).length();
      String step = node.group(2);
      // What is materialized is read once, however often it is looped over.
      if (indent <= loop || step.startsWith("Materialize")) {
        loop = -1;
      }
      if (loop < 0 && step.startsWith("Nested Loop")) {
        loop = indent;
      }
      Matcher scan = SCAN.matcher(step);
      if (scan.matches()) {
        steps.merge(scan.group(1), 1, Integer::sum);
        if (loop >= 0) {
          steps.merge("Nested Loop over " + scan.group(1), 1, Integer::sum);
        }
      } else if (SORT.matcher(step).matches()) {
        steps.merge("Sort", 1, Integer::sum);
      }
    }
    return steps;
  }
}
