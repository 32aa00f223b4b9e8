package dev.typeset.review;

import dev.typeset.build.MigrationNames;
import dev.typeset.build.ReleasedMigrations;
import dev.typeset.review.database.SeededServer;
import dev.typeset.review.measurement.Measurement;
import dev.typeset.review.measurement.Migration;
import dev.typeset.review.measurement.MigrationReader;
import dev.typeset.review.program.ReviewedMigrations;
import dev.typeset.review.program.Revision;
import dev.typeset.review.report.Report;
import dev.typeset.review.rules.Finding;
import dev.typeset.review.rules.Rules;
import dev.typeset.review.rules.Severity;
import dev.typeset.review.rules.Squawk;
import dev.typeset.review.statements.Catalogue;
import dev.typeset.review.statements.CatalogueFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** One review, from the revision to the report. */
final class ReviewRun {
  private static final Path PROJECT = Path.of(".");
  private static final Path KEPT = Path.of("target/review");
  private static final String PRIVILEGES = "afterMigrate__privileges.sql";

  private final Review.Settings settings;
  private final Revision base;
  private final ReviewedMigrations reviewed;
  private final SeededServer server;
  private final Progress progress;
  private final List<Finding> findings = new ArrayList<>();

  private ReviewRun(
      Review.Settings settings,
      Revision base,
      ReviewedMigrations reviewed,
      SeededServer server,
      Progress progress) {
    this.settings = settings;
    this.base = base;
    this.reviewed = reviewed;
    this.server = server;
    this.progress = progress;
  }

  /**
   * Reviews.
   *
   * @throws IllegalStateException where the base is not there, or takes no rows
   * @throws IllegalArgumentException where the migration is not there
   */
  static Report of(Review.Settings settings) throws IOException, InterruptedException {
    var progress = new Progress();
    Revision base = Revision.export(PROJECT, Revision.fork(PROJECT, settings.base()));
    var reviewed =
        ReviewedMigrations.of(base.migrations(), settings.migration(), KEPT.resolve("migrations"));
    progress.step(
        "A PostgreSQL with the schema of %s and %,d posts; made the first time, then kept",
        settings.base(), settings.rows());
    try (SeededServer server =
        SeededServer.open(SeededServer.KEPT, base.migrations(), base.manyRows(), settings.rows())) {
      return new ReviewRun(settings, base, reviewed, server, progress).report();
    } catch (SQLException e) {
      throw new IllegalStateException(
          "The review ends, since PostgreSQL says: " + e.getMessage(), e);
    }
  }

  private Report report() throws IOException, SQLException, InterruptedException {
    names();
    Catalogue catalogue =
        base.statements().isPresent()
            ? CatalogueFiles.read(base.statements().get())
            : new Catalogue(List.of());
    tellStaleCatalogue();
    List<Measurement> measured = measure();
    String lint = lint();
    boolean applies = measured.stream().allMatch(each -> each.runs() && each.unmeasured() == 0);
    var differences =
        applies
            ? new Comparison(server, base, reviewed, settings.migration() == null, progress)
                .parts(catalogue)
            : Comparison.Parts.missing(List.of(), "The migration fails, so this was not tried.");
    findings.addAll(differences.findings());
    List<Finding> sorted = ReportParts.sorted(findings);
    progress.step("Done");
    return new Report(
        subject(),
        "%s (%s)".formatted(settings.base(), base.commit().substring(0, 8)),
        "%s with %s posts".formatted(version(), number(settings.rows())),
        Report.Verdict.of(sorted),
        sorted,
        ReportParts.files(measured, sorted, catalogue),
        differences.traffic(),
        differences.deploy(),
        lint,
        differences.diagram(),
        differences.schema(),
        differences.java(),
        differences.http(),
        differences.plans());
  }

  private void tellStaleCatalogue() throws IOException {
    if (base.statements().isPresent()
        && !CatalogueFiles.areMadeFrom(
            base.statements().get(), base.migrations(), base.manyRows())) {
      findings.add(
          new Finding(
              Severity.WARNING,
              "stale-catalogue",
              "db/statements",
              0,
              "The statements of %s were written down before its last migration: what is said of routes may be wrong. Run make statements there."
                  .formatted(settings.base()),
              ""));
    }
  }

  private void names() throws IOException, InterruptedException {
    if (settings.migration() != null) {
      return;
    }
    MigrationNames names = MigrationNames.in(Path.of("db"));
    List<String> mistakes = new ArrayList<>(names.mistakes());
    @Nullable List<String> released =
        new ReleasedMigrations(Path.of("."), settings.base()).mistakes(names);
    mistakes.addAll(released == null ? List.of() : released);
    for (String mistake : mistakes) {
      findings.add(
          new Finding(Severity.BLOCKING, "migration-names", "db/migrations", 0, mistake, ""));
    }
  }

  private List<Measurement> measure() throws IOException, SQLException {
    List<Migration> migrations = new ArrayList<>();
    for (Path file : reviewed.files()) {
      migrations.add(MigrationReader.read(file));
    }
    progress.step(
        "Each statement on %s posts",
        server.sizes().stream().map(ReviewRun::number).collect(Collectors.joining(", ")));
    List<Measurement> measured = Measurement.of(server, migrations);
    String privileges = Files.readString(reviewed.folder().resolve(PRIVILEGES));
    for (Measurement each : measured) {
      findings.addAll(Rules.findings(each, privileges));
      if (each.unmeasured() > 0 && measured.stream().allMatch(Measurement::runs)) {
        findings.add(
            new Finding(
                Severity.BLOCKING,
                "not-measured",
                each.migration().file(),
                each.unmeasured(),
                "It was not measured, since the settings of the statements above hinder it.",
                ""));
      }
    }
    return measured;
  }

  /** What the linter finds is added; what hindered it is given back. */
  private String lint() throws IOException, InterruptedException {
    progress.step("What squawk says");
    Set<String> hindrances = new LinkedHashSet<>();
    for (Path file : reviewed.files()) {
      Squawk.Result outcome = Squawk.findings(file);
      outcome.findings().stream().filter(this::isNews).forEach(findings::add);
      hindrances.add(outcome.missing());
    }
    return String.join(" ", hindrances).strip();
  }

  /** Whether no rule of our own says something of the same statement already. */
  private boolean isNews(Finding other) {
    return findings.stream()
        .noneMatch(own ->
            !own.rule().startsWith("squawk/")
                && own.severity() != Severity.NOTE
                && own.place().equals(other.place()));
  }

  private String subject() {
    List<String> names =
        reviewed.files().stream().map(file -> file.getFileName().toString()).toList();
    return names.isEmpty() ? "no migration" : String.join(", ", names);
  }

  private String version() throws SQLException {
    try (Connection connection = server.connect("postgres")) {
      String version = connection.getMetaData().getDatabaseProductVersion();
      return "PostgreSQL " + version.replaceAll(" .*", "");
    }
  }

  private static String number(int number) {
    return String.format(Locale.ROOT, "%,d", number);
  }
}
