package dev.typeset.review;

import dev.typeset.build.Codegen;
import dev.typeset.build.SchemaFile;
import dev.typeset.review.Report.Part;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.flywaydb.core.api.FlywayException;

/**
 * All that is compared between the base and what the migrations make of it. A part that fails says
 * so in its place, and the others go on.
 */
final class Comparison {
  private static final Path KEPT = Path.of("target/review");
  private static final Path STATEMENTS = Path.of("db/statements");
  private static final String NO_CATALOGUE =
      "The base has no catalogue of statements (db/statements), so nothing is known of its routes.";
  private static final Path OLD_TABLES = KEPT.resolve("java/before");
  private static final Path NEW_TABLES = KEPT.resolve("java/after");
  private static final double READER_SECONDS = 1.5;
  private static final int MOST_ERRORS = 5;

  private final SeededServer server;
  private final Revision base;
  private final ReviewedMigrations reviewed;
  private final boolean ownCode;
  private final Progress progress;
  private final List<Finding> findings = new ArrayList<>();

  /** What came of it. */
  record Parts(
      List<Finding> findings,
      Part<Report.Traffic> traffic,
      Part<List<Report.Broken>> deploy,
      Part<String> diagram,
      Part<Report.TextChange> schema,
      Part<List<Report.Change>> java,
      Part<List<Report.Change>> http,
      Part<List<Report.Plan>> plans) {
    /** None of it, for one reason. */
    static Parts missing(List<Finding> findings, String reason) {
      return new Parts(
          findings,
          Part.missing(reason),
          Part.missing(reason),
          Part.missing(reason),
          Part.missing(reason),
          Part.missing(reason),
          Part.missing(reason),
          Part.missing(reason));
    }
  }

  private interface Work<T> {
    T run() throws Exception;
  }

  /**
   * A comparison.
   *
   * @param ownCode whether the code of the working tree is meant for the migrations
   */
  Comparison(
      SeededServer server,
      Revision base,
      ReviewedMigrations reviewed,
      boolean ownCode,
      Progress progress) {
    this.server = server;
    this.base = base;
    this.reviewed = reviewed;
    this.ownCode = ownCode;
    this.progress = progress;
  }

  /** Makes it. */
  Parts parts(Catalogue catalogue) throws SQLException, InterruptedException {
    String old = server.copy(server.rows());
    String now = server.copy(server.rows());
    try {
      server.migrate(now, reviewed.folder());
    } catch (FlywayException e) {
      String said = String.valueOf(e.getMessage()).strip();
      block("does-not-apply", "Flyway does not apply the files: %s".formatted(said));
      return Parts.missing(findings, "The migrations do not apply, so this was not tried.");
    }
    try (Connection before = server.connect(old);
        Connection after = server.connect(now)) {
      vacuum(after);
      var schema = part("The schema", () -> ReportParts.schema(sql(false), sql(true)));
      var diagram =
          part(
              "The tables as a picture",
              () -> SchemaDiagram.of(SchemaReader.read(before), SchemaReader.read(after)));
      // Before the statements are executed, for what they write and take back makes tables larger.
      var plans = part("Plans", () -> plans(catalogue, before, after));
      var deploy =
          part(
              "Each release's statements on the other's schema",
              () -> deploy(catalogue, before, after));
      var java = part("Typed tables", () -> java(before, after));
      var http = part("What callers see", () -> http(old, now));
      var traffic = part("The migration beside the base's service", () -> traffic(catalogue));
      return new Parts(findings, traffic, deploy, diagram, schema, java, http, plans);
    }
  }

  /** What autovacuum would do before long, so that plans are those of every day. */
  private static void vacuum(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("vacuum");
    }
  }

  /** The schema as one file, of the base or of what the migrations make of it. */
  private String sql(boolean migrated) throws SQLException {
    String database = server.schema(migrated ? reviewed.folder() : base.migrations());
    try (Connection connection = server.connect(database)) {
      return SchemaFile.read(connection);
    } finally {
      server.drop(database);
    }
  }

  private List<Report.Broken> deploy(Catalogue catalogue, Connection before, Connection after)
      throws IOException, SQLException {
    if (catalogue.routes().isEmpty()) {
      throw new IllegalStateException(NO_CATALOGUE);
    }
    Catalogue now = CatalogueFiles.read(STATEMENTS);
    var failures = ReportParts.byReason(RollingDeploy.of(catalogue, now, before, after).failures());
    failures.forEach(same -> findings.add(ReportParts.finding(same, last())));
    return failures.stream().map(ReportParts::broken).toList();
  }

  private List<Report.Plan> plans(Catalogue catalogue, Connection before, Connection after)
      throws SQLException {
    if (catalogue.routes().isEmpty()) {
      throw new IllegalStateException(NO_CATALOGUE);
    }
    List<PlanChanges.Change> changes = PlanChanges.of(catalogue, before, after);
    String routes =
        changes.stream()
            .filter(PlanChanges.Change::grew)
            .flatMap(change -> change.routes().stream())
            .distinct()
            .collect(Collectors.joining(", "));
    if (!routes.isEmpty()) {
      warn(
          "grows-plan",
          "Statements of these routes read a whole table or sort now, where they did not: %s."
              .formatted(routes));
    }
    return changes.stream().map(ReportParts::plan).toList();
  }

  private List<Report.Change> java(Connection before, Connection after) throws Exception {
    Folders.delete(KEPT.resolve("java"));
    Codegen.generate(before, OLD_TABLES);
    Codegen.generate(after, NEW_TABLES);
    return ReportParts.java(JavaApiDifference.between(OLD_TABLES, NEW_TABLES));
  }

  private List<Report.Change> http(String old, String now)
      throws IOException, InterruptedException {
    Path built = KEPT.resolve("program");
    List<String> errors = NewProgram.compile(NEW_TABLES, reviewed.folder(), built);
    if (!errors.isEmpty()) {
      doesNotCompile(errors);
      throw new IllegalStateException("The code does not compile against the new tables");
    }
    List<OpenApiDifference.ApiChange> changes =
        OpenApiDifference.between(
            openApi(base.build(), server.serviceUrl(old), "before"),
            openApi(built, server.serviceUrl(now), "after"));
    changes.stream()
        .filter(OpenApiDifference.ApiChange::breaking)
        .forEach(change ->
            warn(
                "breaks-callers",
                "%s %s: %s."
                    .formatted(
                        String.join(", ", change.operations()),
                        change.place(),
                        change.sentence())));
    return ReportParts.http(changes);
  }

  private Report.Traffic traffic(Catalogue catalogue)
      throws IOException, SQLException, InterruptedException {
    TrafficResult result =
        new UnderTraffic(server, base.build(), catalogue, KEPT.resolve("traffic.log"))
            .rehearse(base.migrations(), reviewed.folder(), READER_SECONDS);
    int failed = result.failures().size();
    if (!result.applied()) {
      block(
          "gives-up",
          "It gave up beside the service after %d attempts: %s."
              .formatted(result.attempts().size(), result.attempts().getLast().failure()));
    }
    if (failed > 0) {
      block(
          "fails-requests",
          "%d requests failed from when it was applied beside the service on, the first of them %s: %s."
              .formatted(
                  failed,
                  result.failures().getFirst().route(),
                  result.failures().getFirst().failure()));
    }
    return ReportParts.traffic(result);
  }

  private static String openApi(Path built, String url, String name)
      throws IOException, InterruptedException {
    try (var service = ServiceProcess.start(built, url, KEPT.resolve(name + ".log"))) {
      return service.openApi();
    }
  }

  private void doesNotCompile(List<String> errors) {
    String message =
        "The code does not compile against the new tables: %d errors, such as %s%s."
            .formatted(
                errors.size(),
                errors.stream().limit(MOST_ERRORS).collect(Collectors.joining("; ")),
                errors.size() > MOST_ERRORS ? "; …" : "");
    if (ownCode) {
      block("does-not-compile", message);
    } else {
      warn("does-not-compile", message);
    }
  }

  private void block(String rule, String message) {
    findings.add(new Finding(Severity.BLOCKING, rule, last(), 0, message, ""));
  }

  private void warn(String rule, String message) {
    findings.add(new Finding(Severity.WARNING, rule, last(), 0, message, ""));
  }

  /** The last of the files, for what belongs to no statement. */
  private String last() {
    return reviewed.files().isEmpty() ? "db/migrations" : reviewed.files().getLast().toString();
  }

  private <T> Part<T> part(String name, Work<T> work) throws InterruptedException {
    progress.step("%s", name);
    try {
      return Part.of(work.run());
    } catch (InterruptedException e) {
      throw e;
    } catch (Exception e) {
      String reason = e.getMessage() == null ? e.toString() : e.getMessage();
      progress.step("  cannot be told: %s", reason);
      if (findings.stream().noneMatch(each -> each.message().contains(reason))) {
        warn("not-tried", "%s cannot be told: %s".formatted(name, reason));
      }
      return Part.missing("This cannot be told: " + reason);
    }
  }
}
