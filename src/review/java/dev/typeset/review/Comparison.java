package dev.typeset.review;

import dev.typeset.build.SchemaFile;
import dev.typeset.review.database.SeededServer;
import dev.typeset.review.diagram.SchemaDiagram;
import dev.typeset.review.diagram.SchemaReader;
import dev.typeset.review.program.ReviewedMigrations;
import dev.typeset.review.program.Revision;
import dev.typeset.review.report.Report;
import dev.typeset.review.report.Report.Part;
import dev.typeset.review.rules.Finding;
import dev.typeset.review.statements.Catalogue;
import dev.typeset.review.statements.CatalogueFiles;
import dev.typeset.review.statements.PlanChanges;
import dev.typeset.review.statements.RollingDeploy;
import dev.typeset.review.traffic.TrafficResult;
import dev.typeset.review.traffic.UnderTraffic;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
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
  private static final double READER_SECONDS = 1.5;

  private final SeededServer server;
  private final Revision base;
  private final ReviewedMigrations reviewed;
  private final boolean ownCode;
  private final Progress progress;
  private final FileFindings findings;

  /** What came of it. */
  record Parts(
      List<Finding> findings,
      Part<Report.Traffic> traffic,
      Part<Report.Deploy> deploy,
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
    // The last of the files, for what belongs to no statement.
    this.findings =
        new FileFindings(
            reviewed.files().isEmpty() ? "db/migrations" : reviewed.files().getLast().toString());
  }

  /** Makes it. */
  Parts parts(Catalogue catalogue) throws SQLException, InterruptedException {
    String old = server.copy(server.rows());
    String now = server.copy(server.rows());
    try {
      server.migrate(now, reviewed.folder());
    } catch (FlywayException e) {
      String said = String.valueOf(e.getMessage()).strip();
      findings.block("does-not-apply", "Flyway does not apply the files: %s".formatted(said));
      return Parts.missing(findings.all(), "The migrations do not apply, so this was not tried.");
    }
    try (Connection before = server.connect(old);
        Connection after = server.connect(now)) {
      vacuum(after);
      var schema = part("The schema", () -> ReportParts.schema(sql(false), sql(true)));
      var diagram =
          part(
              "The tables as a picture",
              () -> SchemaDiagram.of(SchemaReader.read(before), SchemaReader.read(after)));
      if (ownCode && !reviewed.files().isEmpty()) {
        part("The way back", () -> wayBack());
      }
      // Before the statements are executed, for what they write and take back makes tables larger.
      var plans = part("Plans", () -> plans(catalogue, before, after));
      var deploy =
          part(
              "Each release's statements on the other's schema",
              () -> deploy(catalogue, before, after));
      var interfaces = new InterfaceComparison(server, base, reviewed, ownCode, findings);
      var java = part("Typed tables", () -> interfaces.java(before, after));
      var http = part("What callers see", () -> interfaces.http(old, now));
      var traffic = part("The migration beside the base's service", () -> traffic(catalogue));
      return new Parts(findings.all(), traffic, deploy, diagram, schema, java, http, plans);
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

  private boolean wayBack() throws IOException, SQLException {
    WayBack.tell(server, reviewed, sql(false), findings);
    return true;
  }

  private Report.Deploy deploy(Catalogue catalogue, Connection before, Connection after)
      throws IOException, SQLException {
    if (catalogue.routes().isEmpty()) {
      throw new IllegalStateException(NO_CATALOGUE);
    }
    Catalogue now = CatalogueFiles.read(STATEMENTS);
    var outcome = RollingDeploy.of(catalogue, now, before, after);
    var failures = ReportParts.byReason(outcome.failures());
    failures.forEach(same -> ReportParts.tell(same, findings));
    ReportParts.byReason(outcome.nulls()).forEach(same -> ReportParts.tellNull(same, findings));
    return new Report.Deploy(
        ReportParts.sentence(outcome), failures.stream().map(ReportParts::broken).toList());
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
      findings.warn(
          "grows-plan",
          "Statements of these routes read a whole table or sort now, where they did not: %s."
              .formatted(routes));
    }
    return changes.stream().map(ReportParts::plan).toList();
  }

  private Report.Traffic traffic(Catalogue catalogue)
      throws IOException, SQLException, InterruptedException {
    TrafficResult result =
        new UnderTraffic(server, base.build(), catalogue, KEPT.resolve("traffic.log"))
            .rehearse(base.migrations(), reviewed.folder(), READER_SECONDS);
    int failed = result.failures().size();
    if (!result.applied()) {
      findings.block(
          "gives-up",
          "It gave up beside the service after %d attempts: %s."
              .formatted(result.attempts().size(), result.attempts().getLast().failure()));
    }
    if (failed > 0) {
      findings.block(
          "fails-requests",
          "%d requests failed from when it was applied beside the service on, the first of them %s: %s."
              .formatted(
                  failed,
                  result.failures().getFirst().route(),
                  result.failures().getFirst().failure()));
    }
    return ReportParts.traffic(result);
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
      if (!findings.say(reason)) {
        findings.warn("not-tried", "%s cannot be told: %s".formatted(name, reason));
      }
      return Part.missing("This cannot be told: " + reason);
    }
  }
}
