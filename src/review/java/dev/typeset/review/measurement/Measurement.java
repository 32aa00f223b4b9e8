package dev.typeset.review.measurement;

import dev.typeset.review.database.LockMode;
import dev.typeset.review.database.Schema;
import dev.typeset.review.database.SchemaQuery;
import dev.typeset.review.database.SeededServer;
import dev.typeset.review.database.SqlFailure;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What the statements of a migration did to a database full of rows.
 *
 * @param steps in order; none after one that failed, and none at all where a migration before
 *     failed
 */
public record Measurement(Migration migration, List<MeasuredStep> steps) {
  private static final Growth.Point NOTHING = new Growth.Point(0, 0, 0);

  /**
   * Runs migrations one after the other, on a database of each size.
   *
   * @return one for each of them
   * @throws SQLException where the server fails; a migration that fails is told of in its step
   */
  public static List<Measurement> of(SeededServer server, List<Migration> migrations)
      throws SQLException {
    return of(server, migrations, server.sizes());
  }

  /**
   * The same on fewer sizes.
   *
   * @param sizes of those that the server has, the last one being where locks are seen
   */
  public static List<Measurement> of(
      SeededServer server, List<Migration> migrations, List<Integer> sizes) throws SQLException {
    Map<Migration.Step, SortedMap<String, LockMode>> outside = outside(server, migrations);
    List<List<MigrationRun.Outcome>> runs = new ArrayList<>();
    List<Schema> ends = new ArrayList<>();
    for (int size : sizes) {
      String database = server.copy(size);
      boolean watched = size == sizes.getLast();
      try (Connection connection = server.connect(database);
          LockWatch watch = LockWatch.of(server, database, connection)) {
        runs.add(run(new MigrationRun(connection, watched ? watch : null), migrations));
        ends.add(SchemaQuery.read(connection));
      } finally {
        server.drop(database);
      }
    }
    List<Measurement> measurements = new ArrayList<>();
    for (int index = 0; index < migrations.size(); index++) {
      int place = index;
      measurements.add(
          of(
              migrations.get(index),
              sizes,
              runs.stream().map(run -> run.get(place)).toList(),
              outside,
              ends.getLast()));
    }
    return measurements;
  }

  private static List<MigrationRun.Outcome> run(MigrationRun run, List<Migration> migrations)
      throws SQLException {
    List<MigrationRun.Outcome> outcomes = new ArrayList<>();
    boolean failed = false;
    for (Migration migration : migrations) {
      MigrationRun.Outcome outcome =
          failed || MigrationReader.refused(migration).isPresent()
              ? new MigrationRun.Outcome(List.of(), List.of(), null)
              : run.run(migration);
      failed |= outcome.failure() != null || MigrationReader.refused(migration).isPresent();
      outcomes.add(outcome);
    }
    return outcomes;
  }

  private static Measurement of(
      Migration migration,
      List<Integer> sizes,
      List<MigrationRun.Outcome> outcomes,
      Map<Migration.Step, SortedMap<String, LockMode>> outside,
      Schema schema) {
    var refused = MigrationReader.refused(migration);
    if (refused.isPresent()) {
      return new Measurement(migration, List.of(refused(refused.get(), schema)));
    }
    MigrationRun.Outcome seen = outcomes.getLast();
    List<MeasuredStep> steps = new ArrayList<>();
    for (int index = 0; index < seen.seen().size(); index++) {
      Migration.Step step = migration.steps().get(index);
      MigrationRun.Seen one = seen.seen().get(index);
      int place = index;
      double heldMillis =
          seen.costs().stream()
              .skip(index)
              .limit(migration.transactional() ? seen.costs().size() : 1)
              .mapToDouble(tries -> median(tries).millis())
              .sum();
      List<Growth.Point> points = new ArrayList<>();
      for (int size = 0; size < sizes.size(); size++) {
        List<List<MigrationRun.Cost>> costs = outcomes.get(size).costs();
        if (place < costs.size()) {
          MigrationRun.Cost cost = median(costs.get(place));
          points.add(new Growth.Point(sizes.get(size), cost.millis(), cost.bytes()));
        }
      }
      SortedMap<String, LockMode> locks = new TreeMap<>(outside.getOrDefault(step, one.locks()));
      // Who puts a table into another file holds this lock, even where no look was quick enough.
      one.before().tables().values().stream()
          .map(Schema.Table::name)
          .filter(one.rewritten()::contains)
          .forEach(table -> locks.put(table, LockMode.ACCESS_EXCLUSIVE));
      steps.add(
          new MeasuredStep(
              step,
              locks,
              migration.transactional() ? one.held() : locks,
              heldMillis,
              one.rewritten(),
              one.read(),
              one.changed(),
              new Growth(points.isEmpty() ? List.of(NOTHING) : points),
              one.lockTimeout(),
              one.before(),
              one.after(),
              one.failure()));
    }
    return new Measurement(migration, steps);
  }

  private static MeasuredStep refused(MigrationReader.Refusal refused, Schema schema) {
    var failure = new SqlFailure(refused.rule(), refused.message(), "", "");
    return new MeasuredStep(
        refused.step(),
        new TreeMap<>(),
        new TreeMap<>(),
        0,
        List.of(),
        new TreeSet<>(),
        new TreeMap<>(),
        new Growth(List.of(NOTHING)),
        false,
        schema,
        schema,
        failure);
  }

  private static MigrationRun.Cost median(List<MigrationRun.Cost> tries) {
    return tries.stream()
        .sorted(Comparator.comparingDouble(MigrationRun.Cost::millis))
        .toList()
        .get(tries.size() / 2);
  }

  /** Whether no statement failed. */
  public boolean runs() {
    return steps.stream().allMatch(step -> step.failure() == null);
  }

  /** The line of the first statement that did not run though none above failed; 0 without. */
  public int unmeasured() {
    return !runs() || steps.size() == migration.steps().size()
        ? 0
        : migration.steps().get(steps.size()).line();
  }

  /** The locks of each statement that runs outside of a transaction, seen where no rows are. */
  private static Map<Migration.Step, SortedMap<String, LockMode>> outside(
      SeededServer server, List<Migration> migrations) throws SQLException {
    Map<Migration.Step, SortedMap<String, LockMode>> locks = new HashMap<>();
    if (migrations.stream().allMatch(Migration::transactional)) {
      return locks;
    }
    String database = server.copy(0);
    try (Connection connection = server.connect(database);
        LockWatch watch = LockWatch.of(server, database, connection)) {
      for (Migration migration : migrations) {
        if (MigrationReader.refused(migration).isPresent()) {
          break;
        }
        if (migration.transactional()) {
          MigrationRun.Outcome _ = new MigrationRun(connection, null).run(migration);
        } else {
          for (Migration.Step step : migration.steps()) {
            locks.put(step, watch.during(connection, step.sql()));
          }
        }
      }
    } finally {
      server.drop(database);
    }
    return locks;
  }
}
