package dev.typeset.review;

import static org.assertj.core.api.Assertions.assertThat;

import dev.typeset.review.database.SeededServer;
import dev.typeset.review.measurement.Measurement;
import dev.typeset.review.measurement.Migration;
import dev.typeset.review.measurement.MigrationReader;
import dev.typeset.review.rules.Finding;
import dev.typeset.review.rules.Rules;
import dev.typeset.review.rules.Severity;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ReviewCorpusTest {
  private static final int ROWS = 400;

  /** Batches of a thousand are all rows here, and are not judged. */
  private static final String BY_HAND = "-- By hand";

  private static SeededServer server;

  @BeforeAll
  static void open() throws Exception {
    server =
        SeededServer.open(
            Path.of("target/review/few"),
            Path.of("db/migrations"),
            Path.of("db/seed/many.sql"),
            ROWS);
  }

  @AfterAll
  static void close() {
    server.close();
  }

  static List<Path> files() throws IOException {
    return ReviewCorpus.files();
  }

  @ParameterizedTest
  @MethodSource("files")
  void findsWhatIsExpectedAndTheSafeWayIsSafe(Path file) throws Exception {
    ReviewCorpus.Verdict verdict = ReviewCorpus.review(server, file, List.of(ROWS));

    assertThat(verdict.found()).as("%s", verdict.findings()).isEqualTo(verdict.expected());
    for (Finding finding : verdict.findings()) {
      if (finding.severity() == Severity.BLOCKING && !finding.safeWay().isEmpty()) {
        List<Migration> migrations = new ArrayList<>(ReviewCorpus.given(file));
        int given = migrations.size();
        migrations.addAll(parts(finding.safeWay()));
        List<Measurement> measured = Measurement.of(server, migrations, List.of(ROWS));
        assertThat(measured.subList(given, measured.size()))
            .as(finding.safeWay())
            .allSatisfy(part ->
                assertThat(part.steps())
                    .hasSameSizeAs(part.migration().steps())
                    .allSatisfy(step -> assertThat(step.failure()).isNull()))
            .filteredOn(part -> !part.migration().sql().startsWith(BY_HAND))
            .allSatisfy(part ->
                assertThat(Rules.findings(part, ReviewCorpus.privileges()))
                    .noneMatch(each -> each.severity() == Severity.BLOCKING));
      }
    }
  }

  /** Those of the parts that are done by hand commit on their way. */
  private static List<Migration> parts(String safeWay) {
    return Stream.of(safeWay.split("(?m)^(?=-- (In|By) .*:$)"))
        .map(part -> MigrationReader.read("part.sql", part))
        .map(part ->
            new Migration(
                part.file(),
                part.sql(),
                part.transactional() && !part.sql().startsWith(BY_HAND),
                part.steps()))
        .toList();
  }
}
