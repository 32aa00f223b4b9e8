package dev.typeset.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class BenchmarkPageTest {

  @Nested
  class Of {
    private final String page = BenchmarkPage.of(SomeFigures.WITH_PEERS);

    @Test
    void tellsTheMedianOfTheRounds() {
      assertThat(page)
          .contains(
              "| case | Typeset | Typeset, nothing shared | Vert.x & Co. | Slow |",
              "| One post | 2,000 (7.0 ms) | 500 (7.0 ms) | 1,000 (7.0 ms) | 100 (7.0 ms) |");
    }

    @Test
    void tellsRatiosOfBothWaysToRunIt() {
      assertThat(page)
          .contains(
              "Typeset has so many times",
              "| One post | 2.00 | 20.00 |",
              "Typeset, nothing shared has so many times",
              "| One post | 0.50 | 5.00 |");
    }

    @Test
    void tellsWhoDidNotAnswer() {
      assertThat(page)
          .contains(
              "| Search | 40 (7.0 ms) | 20 (7.0 ms) | none in time | 10 (7.0 ms) |",
              "| Search | – | 4.00 |");
    }

    @Test
    void tellsLatencyAtHalfOfTheLoad() {
      assertThat(page).contains("| One post | 12 ms (1.5 ms) | 12 ms (1.5 ms) |");
    }

    @Test
    void tellsFailuresOnlyWhereThereAreAny() {
      assertThat(page).contains("| Search | Slow | 3 |");
      assertThat(BenchmarkPage.of(SomeFigures.ALONE)).doesNotContain("## Failures");
    }

    @Test
    void comparesNothingWithoutPeers() {
      assertThat(BenchmarkPage.of(SomeFigures.ALONE))
          .contains("| One post | 2,000 (7.0 ms) |")
          .doesNotContain("## Ratios");
    }

    @Test
    void tellsStartAndMemoryOfWhatWasStarted() {
      assertThat(page).contains("| Typeset | 2.00 s | 300 MiB |").doesNotContain("| Slow | – |");
    }
  }

  @Nested
  class InDocs {
    private static final Path DOCS = Path.of("docs");

    @Test
    void isMadeOfTheFiguresThere() throws IOException {
      Figures figures = Figures.read(DOCS.resolve("benchmarks.json"));
      assertThat(List.of("benchmarks.md", "benchmarks.svg"))
          .as("Run MEASURE=no make bench")
          .extracting(name -> Files.readString(DOCS.resolve(name)))
          .containsExactly(BenchmarkPage.of(figures), BenchmarkChart.of(figures));
    }
  }
}
