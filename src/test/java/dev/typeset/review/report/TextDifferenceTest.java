package dev.typeset.review.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.typeset.review.report.TextDifference.Piece;
import dev.typeset.review.report.TextDifference.Row;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class TextDifferenceTest {
  @Nested
  class Rows {
    @Test
    void areNoneWhereNothingChanged() {
      assertThat(TextDifference.rows("one\ntwo\n", "one\ntwo\n")).isEmpty();
      assertThat(TextDifference.rows("", "")).isEmpty();
    }

    @Test
    void markTheWordsThatChanged() {
      assertThat(shown("  title varchar(200),\n", "  title text,\n  slug text,\n"))
          .containsExactly(
              "CHANGED 1 |  title [varchar(200)],| 1 |  title [text],|",
              "ADDED 0 || 2 |  slug text,|");
    }

    @Test
    void putLinesBesideThoseTheyAreLike() {
      assertThat(shown("  b integer NOT NULL,\n", "  a text,\n  b bigint NOT NULL,\n"))
          .containsExactly(
              "ADDED 0 || 1 |  a text,|",
              "CHANGED 1 |  b [integer] NOT NULL,| 2 |  b [bigint] NOT NULL,|");
    }

    @Test
    void haveLinesThatAreAlone() {
      assertThat(shown("one\n", "")).containsExactly("REMOVED 1 |one| 0 ||");
      assertThat(shown("", "one\n")).containsExactly("ADDED 0 || 1 |one|");
      assertThat(shown("one\n", "quite other\n"))
          .containsExactly("REMOVED 1 |one| 0 ||", "ADDED 0 || 1 |quite other|");
    }

    @Test
    void foldWhatIsFarFromAChange() {
      String before = numbers(1, 30);
      assertThat(shown(before, before.replace("15\n", "").replace("26\n", "")))
          .containsExactly(
              "FOLDED 0 |11 lines that are the same| 0 |11 lines that are the same|",
              "SAME 12 |12| 12 |12|",
              "SAME 13 |13| 13 |13|",
              "SAME 14 |14| 14 |14|",
              "REMOVED 15 |15| 0 ||",
              "SAME 16 |16| 15 |16|",
              "SAME 17 |17| 16 |17|",
              "SAME 18 |18| 17 |18|",
              "FOLDED 0 |4 lines that are the same| 0 |4 lines that are the same|",
              "SAME 23 |23| 22 |23|",
              "SAME 24 |24| 23 |24|",
              "SAME 25 |25| 24 |25|",
              "REMOVED 26 |26| 0 ||",
              "SAME 27 |27| 25 |27|",
              "SAME 28 |28| 26 |28|",
              "SAME 29 |29| 27 |29|",
              "SAME 30 |30| 28 |30|");
    }
  }

  @Nested
  class Unified {
    @Test
    void isWhatDiffWrites() {
      assertThat(TextDifference.unified("a.sql", numbers(1, 9), numbers(1, 9).replace("5", "five")))
          .isEqualTo(
              """
              --- a/a.sql
              +++ b/a.sql
              @@ -2,7 +2,7 @@
               2
               3
               4
              -5
              +five
               6
               7
               8
              """);
    }

    @Test
    void isEmptyWhereNothingChanged() {
      assertThat(TextDifference.unified("a.sql", "1\n", "1\n")).isEmpty();
    }
  }

  private static List<String> shown(String before, String after) {
    return TextDifference.rows(before, after).stream().map(TextDifferenceTest::shown).toList();
  }

  private static String shown(Row row) {
    return row.kind()
        + " "
        + row.left()
        + " |"
        + shown(row.leftText())
        + "| "
        + row.right()
        + " |"
        + shown(row.rightText())
        + "|";
  }

  private static String shown(List<Piece> pieces) {
    return pieces.stream()
        .map(piece -> piece.marked() ? "[" + piece.text() + "]" : piece.text())
        .collect(Collectors.joining());
  }

  private static String numbers(int from, int to) {
    return IntStream.rangeClosed(from, to).mapToObj(i -> i + "\n").collect(Collectors.joining());
  }
}
