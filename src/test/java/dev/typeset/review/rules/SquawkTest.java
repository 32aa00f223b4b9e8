package dev.typeset.review.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SquawkTest {
  @TempDir Path folder;

  @Test
  void tellsTheLineOfWhatItFinds() throws Exception {
    Path file =
        file(
            """
            set local lock_timeout = '2s';

            create index posts_title_idx on posts (title);
            """);
    Squawk.Result result = Squawk.findings(file);
    assumeThat(result.missing()).as("node and npm").isEmpty();
    assertThat(result.findings())
        .extracting(Finding::severity, Finding::rule, Finding::place)
        .containsExactly(
            tuple(Severity.NOTE, "squawk/require-concurrent-index-creation", file + ":3"));
  }

  @Test
  void findsNothingWhereNothingIs() throws Exception {
    assertThat(Squawk.findings(file("select 1;")).findings()).isEmpty();
  }

  private Path file(String sql) throws Exception {
    return Files.writeString(folder.resolve("V010__titles.sql"), sql);
  }
}
