package dev.typeset.review.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.typeset.review.rules.Finding;
import dev.typeset.testing.Browser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportPagesTest {
  /** Elements with words of their own that contrast with what is behind them by less than 4.5. */
  private static final String FAINT =
      """
      (() => {
        const parts = colour => colour.match(/[\\d.]+/g).map(Number);
        const light = ([r, g, b]) => [r, g, b].map(v => v / 255)
          .map(v => v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4)
          .reduce((sum, v, i) => sum + v * [0.2126, 0.7152, 0.0722][i], 0);
        const behind = element => {
          for (let each = element; each; each = each.parentElement) {
            const colour = parts(getComputedStyle(each).backgroundColor);
            if (colour.length === 3 || colour[3] > 0) return colour;
          }
          return [255, 255, 255];
        };
        return [...document.body.querySelectorAll('*:not(svg, svg *)')]
          .filter(each => [...each.childNodes].some(node => node.nodeType === 3 && node.data.trim()))
          .filter(each => {
            const [a, b] = [light(parts(getComputedStyle(each).color)), light(behind(each))];
            return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05) < 4.5;
          })
          .map(each => each.outerHTML.slice(0, 120));
      })()
      """;

  @Test
  void tellsEveryPartOnBothPages() {
    Report report = Reports.full();
    for (String page : List.of(ReportPages.html(report), ReportPages.markdown(report))) {
      assertThat(page)
          .contains(
              "Not to be merged as it is",
              "rewrites-table",
              "gen_random_uuid()",
              "3,120 ms",
              "88 MB",
              "posts_pkey",
              "PATCH /api/v1/posts/{id}",
              "The longest stall was 3.2 s.",
              "waited 3.1 s for the migration",
              "23502",
              "There is no Node.js",
              "Posts.SLUG",
              "POST /api/v1/posts: title",
              "grew a scan or a sort");
    }
  }

  @Test
  void runsNothingThatAMigrationHolds() {
    assertThat(ReportPages.html(Reports.full()))
        .doesNotContain("<script")
        .contains("&lt;script&gt;");
  }

  @Test
  void staysShortEnoughForAComment() {
    Report full = Reports.full();
    assertThat(
            ReportPages.markdown(with(Collections.nCopies(1_000, Reports.BLOCKING), full.files())))
        .hasSizeBetween(1_000, 65_536)
        .contains("### A rolling deploy", "This is cut short");
    assertThat(
            ReportPages.markdown(
                with(List.of(Reports.BLOCKING), Collections.nCopies(500, full.files().getFirst()))))
        .hasSizeBetween(60_000, 65_536)
        .endsWith("report.html has all of it.\n");
  }

  private static Report with(List<Finding> findings, List<Report.File> files) {
    Report full = Reports.full();
    return new Report(
        full.subject(),
        full.base(),
        full.scene(),
        full.verdict(),
        findings,
        files,
        full.traffic(),
        full.deploy(),
        full.lint(),
        full.diagram(),
        full.schema(),
        full.java(),
        full.http(),
        full.plans());
  }

  @Test
  void isReadableAtEveryWidthInLightAndDark(@TempDir Path folder) throws IOException {
    assumeTrue(Browser.isInstalled(), "No Chromium is installed: apt-get install chromium");
    Path file = folder.resolve("report.html");
    Files.writeString(file, ReportPages.html(Reports.full()));
    try (Browser browser = Browser.start()) {
      var page = browser.page();
      for (String colours : List.of("light", "dark")) {
        for (int width : List.of(360, 800, 1280)) {
          page.show(width, colours);
          page.open(file.toUri().toString());
          page.until("document.readyState === 'complete' && innerWidth === " + width);
          assertThat(page.evaluate("document.documentElement.scrollWidth").intValue())
              .as(width + " " + colours)
              .isLessThanOrEqualTo(width);
          assertThat(page.evaluate(FAINT)).as(colours).isEqualTo(new ObjectMapper().readTree("[]"));
        }
      }
      assertThat(page.complaints()).isEmpty();
    }
  }
}
