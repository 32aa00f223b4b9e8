package dev.typeset.review.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MarkdownTest {
  @Test
  void leavesNothingThatWouldOpenOrNameSomething() {
    assertThat(Markdown.text(" a|b `</details>\n<img src=x> @octocat *so* "))
        .isEqualTo("a\\|b \\`\\</details\\> \\<img src=x\\> &#64;octocat \\*so\\*");
  }

  @Test
  void keepsCodeInItsCell() {
    assertThat(Markdown.code("a | b\n  c")).isEqualTo("`a \\| b c`");
    assertThat(Markdown.code("a `b`")).isEqualTo("`` a `b` ``");
    assertThat(Markdown.code(" ")).isEmpty();
    assertThat(Markdown.block("sql", "select '```'")).startsWith("~~~~~~sql").endsWith("~~~~~~");
  }

  @Test
  void closesWhatIsOpenWhereItEnds() {
    String page = "# A\n<details>\n\n```sql\n" + "select 1;\n".repeat(100);
    String cut = Markdown.cut(page, 400, "\nShort.\n");
    assertThat(cut).hasSizeLessThan(400).endsWith("</details>\nShort.\n");
    assertThat(cut.lines().filter(line -> line.contains("```"))).hasSize(2);
    assertThat(Markdown.cut("a\n".repeat(300), 400, "\nShort.\n")).doesNotContain("```", "details");
  }
}
