package dev.typeset.review;

import dev.typeset.review.measurement.Growth;
import dev.typeset.review.measurement.MeasuredStep;
import dev.typeset.review.measurement.Measurement;
import dev.typeset.review.program.JavaApiDifference;
import dev.typeset.review.program.OpenApiDifference;
import dev.typeset.review.report.Report;
import dev.typeset.review.report.TextDifference;
import dev.typeset.review.rules.Finding;
import dev.typeset.review.statements.Catalogue;
import dev.typeset.review.statements.PlanChanges;
import dev.typeset.review.statements.RollingDeploy;
import dev.typeset.review.traffic.Timeline;
import dev.typeset.review.traffic.TrafficResult;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** What was measured, in the words of the report. */
final class ReportParts {
  private static final int MOST_LISTED = 20;

  private ReportParts() {}

  /** The migrations, statement by statement, each lock with the routes that it stops. */
  static List<Report.File> files(
      List<Measurement> measured, List<Finding> findings, Catalogue catalogue) {
    return measured.stream()
        .map(each ->
            new Report.File(
                each.migration().file(),
                each.migration().transactional(),
                each.steps().stream()
                    .map(step -> statement(each.migration().file(), step, findings, catalogue))
                    .toList()))
        .toList();
  }

  private static Report.Statement statement(
      String file, MeasuredStep step, List<Finding> findings, Catalogue catalogue) {
    List<Report.Lock> locks = new ArrayList<>();
    step.locks()
        .forEach((table, mode) -> {
          var routes = catalogue.routesStoppedBy(table, mode);
          String held = Growth.time(step.heldMillis());
          locks.add(new Report.Lock(table, mode.spelled(), held, routes.stopped(), routes.going()));
        });
    int line = step.step().line();
    int last = line + (int) step.step().statement().lines().count() - 1;
    return new Report.Statement(
        line,
        step.step().sql(),
        locks,
        step.rewritten(),
        step.time(),
        bytes(step.cost().last().bytes()),
        step.failure() == null ? "" : step.failure().code() + " " + step.failure().message(),
        findings.stream()
            .filter(finding -> finding.file().equals(file))
            .filter(finding -> finding.line() >= line && finding.line() <= last)
            .toList());
  }

  /** What callers met. */
  static Report.Traffic traffic(TrafficResult result) {
    return new Report.Traffic(
        Timeline.of(result),
        sentence(result),
        result.met().stream()
            .map(met ->
                new Report.Lane(
                    met.route(),
                    met.requests(),
                    met.failed(),
                    seconds(met.median()),
                    met.worst() == 0 ? "–" : seconds(met.worst())))
            .toList(),
        result.waits().stream()
            .map(wait ->
                "%s waited for %s, %s at most%s"
                    .formatted(
                        wait.who(),
                        wait.whom(),
                        seconds(wait.longest()),
                        wait.times() == 1 ? "" : ", " + wait.times() + " times"))
            .limit(MOST_LISTED)
            .toList(),
        result.failures().stream()
            .map(each ->
                "%s after %s: %s".formatted(each.route(), seconds(each.seconds()), each.failure()))
            .limit(MOST_LISTED)
            .toList());
  }

  private static String sentence(TrafficResult result) {
    var span = result.migration();
    String ran =
        result.applied()
            ? "The migration went through after %s, at the %s attempt."
                .formatted(seconds(span.seconds()), ordinal(result.attempts().size()))
            : "The migration gave up after %s and %d attempts: %s."
                .formatted(
                    seconds(span.seconds()),
                    result.attempts().size(),
                    result.attempts().getLast().failure());
    Optional<TrafficResult.Request> stall = result.longestStall();
    String longest =
        stall
            .map(each ->
                " Of the requests meanwhile the longest took %s, %s."
                    .formatted(seconds(each.seconds()), each.route()))
            .orElse(" No request was on its way meanwhile.");
    int failed = result.failures().size();
    String reader =
        result.reader().isEmpty()
            ? ""
            : " Another transaction had read every table and stayed open for %s, as a report or a backup does."
                .formatted(seconds(result.reader().get().seconds()));
    return ran
        + longest
        + (failed == 0
            ? " None of %,d failed.".formatted(result.requests().size())
            : " %,d of %,d failed.".formatted(failed, result.requests().size()))
        + reader;
  }

  static Report.TextChange schema(String before, String after) {
    return new Report.TextChange(
        TextDifference.rows(before, after), TextDifference.unified("db/schema.sql", before, after));
  }

  /** Statements that fail in one direction and for one reason, together. */
  static Collection<List<RollingDeploy.Failure>> byReason(List<RollingDeploy.Failure> failures) {
    Map<List<Object>, List<RollingDeploy.Failure>> reasons =
        failures.stream()
            .collect(
                Collectors.groupingBy(
                    each -> List.of(each.direction(), each.sqlState(), each.message()),
                    LinkedHashMap::new,
                    Collectors.toList()));
    return reasons.values();
  }

  /** What it means that these fail, all for one reason, on the schema of the other release. */
  static void tell(List<RollingDeploy.Failure> same, FileFindings findings) {
    String what = "%s (%s)".formatted(reason(same), routes(same));
    switch (same.getFirst().direction()) {
      case OLD_SERVICE_ON_NEW_SCHEMA ->
          findings.block(
              "breaks-running-release",
              "The release that still runs fails from here on: %s.".formatted(what));
      case NEW_SERVICE_ON_OLD_SCHEMA ->
          findings.note(
              "needs-migration-first",
              "The new release cannot run before the migration: %s.".formatted(what));
    }
  }

  /** What it means that these would fail if a caller made the service write null. */
  static void tellNull(List<RollingDeploy.Failure> same, FileFindings findings) {
    findings.warn(
        "may-write-null",
        "The release that still runs may write null, and from here on that fails: %s (%s). See that it never does."
            .formatted(reason(same), routes(same)));
  }

  /** What was tried. */
  static String sentence(RollingDeploy.Outcome outcome) {
    return "%,d statements were executed on the schema of the other release%s."
        .formatted(
            outcome.tried(),
            outcome.unclear().isEmpty()
                ? ""
                : "; %d fail on both for the lack of a row, and tell nothing"
                    .formatted(outcome.unclear().size()));
  }

  static Report.Broken broken(List<RollingDeploy.Failure> same) {
    return new Report.Broken(
        switch (same.getFirst().direction()) {
          case OLD_SERVICE_ON_NEW_SCHEMA -> "the running release on the new schema";
          case NEW_SERVICE_ON_OLD_SCHEMA -> "the new release on the old schema";
        },
        routes(same),
        same.stream().map(each -> each.statement().sql()).collect(Collectors.joining("\n\n")),
        reason(same));
  }

  private static String reason(List<RollingDeploy.Failure> same) {
    return same.getFirst().sqlState() + " " + same.getFirst().message();
  }

  private static String routes(List<RollingDeploy.Failure> same) {
    String routes =
        same.stream()
            .flatMap(each -> each.routes().stream())
            .distinct()
            .collect(Collectors.joining(", "));
    return same.size() == 1
        ? "a statement of " + routes
        : "%d statements of %s".formatted(same.size(), routes);
  }

  static Report.Plan plan(PlanChanges.Change change) {
    return new Report.Plan(
        String.join(", ", change.routes()),
        change.statement().sql(),
        change.oldPlan(),
        change.newPlan(),
        change.grew());
  }

  static List<Report.Change> java(List<JavaApiDifference.FieldChange> changes) {
    return changes.stream()
        .map(each ->
            new Report.Change(
                each.before().isEmpty() ? "added" : each.after().isEmpty() ? "removed" : "changed",
                each.table() + "." + each.field(),
                each.before(),
                each.after(),
                false))
        .toList();
  }

  static List<Report.Change> http(List<OpenApiDifference.ApiChange> changes) {
    return changes.stream()
        .map(each ->
            new Report.Change(
                "changed",
                String.join(", ", each.operations())
                    + (each.place().isEmpty() ? "" : ": " + each.place()),
                "",
                each.sentence(),
                each.breaking()))
        .toList();
  }

  /** The worst first, else in the order in which they were found. */
  static List<Finding> sorted(List<Finding> findings) {
    return findings.stream().sorted(Comparator.comparing(Finding::severity)).toList();
  }

  private static String ordinal(int number) {
    return number == 1 ? "first" : number == 2 ? "second" : number == 3 ? "third" : number + "th";
  }

  private static String seconds(double seconds) {
    return Growth.time(1000 * seconds);
  }

  private static String bytes(long bytes) {
    return bytes < 10_000
        ? String.format(Locale.ROOT, "%,d bytes", bytes)
        : bytes < 10_000_000
            ? String.format(Locale.ROOT, "%,d kB", bytes / 1000)
            : String.format(Locale.ROOT, "%,d MB", bytes / 1_000_000);
  }
}
