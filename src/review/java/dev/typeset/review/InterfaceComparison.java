package dev.typeset.review;

import dev.typeset.build.Codegen;
import dev.typeset.build.Folders;
import dev.typeset.review.database.SeededServer;
import dev.typeset.review.program.JavaApiDifference;
import dev.typeset.review.program.NewProgram;
import dev.typeset.review.program.OpenApiDifference;
import dev.typeset.review.program.ReviewedMigrations;
import dev.typeset.review.program.Revision;
import dev.typeset.review.program.ServiceProcess;
import dev.typeset.review.report.Report;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.List;
import java.util.stream.Collectors;

/** What a migration makes of the interfaces: of the typed tables, and of HTTP. */
final class InterfaceComparison {
  private static final Path KEPT = Path.of("target/review");
  private static final Path OLD_TABLES = KEPT.resolve("java/before");
  private static final Path NEW_TABLES = KEPT.resolve("java/after");
  private static final int MOST_ERRORS = 5;

  private final SeededServer server;
  private final Revision base;
  private final ReviewedMigrations reviewed;
  private final boolean ownCode;
  private final FileFindings findings;

  /**
   * A comparison.
   *
   * @param ownCode whether the code of the working tree is meant for the migrations
   */
  InterfaceComparison(
      SeededServer server,
      Revision base,
      ReviewedMigrations reviewed,
      boolean ownCode,
      FileFindings findings) {
    this.server = server;
    this.base = base;
    this.reviewed = reviewed;
    this.ownCode = ownCode;
    this.findings = findings;
  }

  /** The typed tables of two schemas. */
  List<Report.Change> java(Connection before, Connection after) throws Exception {
    Folders.delete(KEPT.resolve("java"));
    Codegen.generate(before, OLD_TABLES);
    Codegen.generate(after, NEW_TABLES);
    return ReportParts.java(JavaApiDifference.between(OLD_TABLES, NEW_TABLES));
  }

  /** The OpenAPI documents of the base and of the working tree, each on its own schema. */
  List<Report.Change> http(String old, String now) throws IOException, InterruptedException {
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
            findings.warn(
                "breaks-callers",
                "%s %s: %s."
                    .formatted(
                        String.join(", ", change.operations()),
                        change.place(),
                        change.sentence())));
    return ReportParts.http(changes);
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
      findings.block("does-not-compile", message);
    } else {
      findings.warn("does-not-compile", message);
    }
  }
}
