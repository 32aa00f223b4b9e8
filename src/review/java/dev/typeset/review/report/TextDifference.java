package dev.typeset.review.report;

import com.github.difflib.DiffUtils;
import com.github.difflib.UnifiedDiffUtils;
import com.github.difflib.algorithm.myers.MyersDiff;
import com.github.difflib.patch.AbstractDelta;
import com.github.difflib.patch.DeltaType;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** What changed in a text, line by line, to be shown side by side or as one text. */
public final class TextDifference {
  private static final int CONTEXT = 3;

  /** A word, some space, or a sign. */
  private static final Pattern WORD = Pattern.compile("\\w+|\\s+|.");

  private TextDifference() {}

  /**
   * A row of two texts side by side.
   *
   * @param left the number of the line in the text before, 0 where it has none
   * @param leftText the line in pieces
   * @param right the number of the line in the text after, 0 where it has none
   * @param rightText the line in pieces
   */
  public record Row(Kind kind, int left, List<Piece> leftText, int right, List<Piece> rightText) {}

  /** What a row is. */
  public enum Kind {
    /** The line is in both texts. */
    SAME,
    /** The line is only in the text after. */
    ADDED,
    /** The line is only in the text before. */
    REMOVED,
    /** The line is in both, with other words; these are marked. */
    CHANGED,
    /** Lines that are in both and not shown; each side says how many. */
    FOLDED
  }

  /**
   * A piece of a line, as plain text.
   *
   * @param marked whether the other side lacks it
   */
  public record Piece(String text, boolean marked) {}

  /** The rows, with three lines around what changed; none where nothing did. */
  public static List<Row> rows(String before, String after) {
    List<Row> rows = new ArrayList<>();
    for (AbstractDelta<String> delta :
        DiffUtils.diff(before.lines().toList(), after.lines().toList(), true).getDeltas()) {
      int left = delta.getSource().getPosition() + 1;
      int right = delta.getTarget().getPosition() + 1;
      List<String> old = delta.getSource().getLines();
      List<String> now = delta.getTarget().getLines();
      if (delta.getType() == DeltaType.EQUAL) {
        for (int i = 0; i < old.size(); i++) {
          rows.add(new Row(Kind.SAME, left + i, plain(old.get(i)), right + i, plain(now.get(i))));
        }
      } else {
        changed(rows, left, old, right, now);
      }
    }
    return folded(rows);
  }

  /**
   * The same as one text, as {@code diff -u} writes it; empty where nothing changed.
   *
   * @param name what the text is called
   */
  public static String unified(String name, String before, String after) {
    List<String> old = before.lines().toList();
    var patch = DiffUtils.diff(old, after.lines().toList());
    List<String> lines =
        UnifiedDiffUtils.generateUnifiedDiff("a/" + name, "b/" + name, old, patch, CONTEXT);
    return lines.isEmpty() ? "" : String.join("\n", lines) + "\n";
  }

  /** Lines that are much alike stand beside each other. */
  private static void changed(
      List<Row> rows, int left, List<String> old, int right, List<String> now) {
    for (AbstractDelta<String> delta :
        DiffUtils.diff(old, now, new MyersDiff<>(TextDifference::alike), null, true).getDeltas()) {
      int from = left + delta.getSource().getPosition();
      int to = right + delta.getTarget().getPosition();
      List<String> gone = delta.getSource().getLines();
      List<String> come = delta.getTarget().getLines();
      if (delta.getType() == DeltaType.EQUAL) {
        for (int i = 0; i < gone.size(); i++) {
          rows.add(marked(from + i, gone.get(i), to + i, come.get(i)));
        }
      } else {
        for (int i = 0; i < gone.size(); i++) {
          rows.add(new Row(Kind.REMOVED, from + i, plain(gone.get(i)), 0, List.of()));
        }
        for (int i = 0; i < come.size(); i++) {
          rows.add(new Row(Kind.ADDED, 0, List.of(), to + i, plain(come.get(i))));
        }
      }
    }
  }

  private static Row marked(int left, String before, int right, String after) {
    List<Piece> leftText = new ArrayList<>();
    List<Piece> rightText = new ArrayList<>();
    for (AbstractDelta<String> delta : words(before, after)) {
      boolean marked = delta.getType() != DeltaType.EQUAL;
      piece(leftText, delta.getSource().getLines(), marked);
      piece(rightText, delta.getTarget().getLines(), marked);
    }
    return new Row(Kind.CHANGED, left, leftText, right, rightText);
  }

  private static void piece(List<Piece> pieces, List<String> words, boolean marked) {
    if (!words.isEmpty()) {
      pieces.add(new Piece(String.join("", words), marked));
    }
  }

  /** Whether half of the shorter line is in the other one. */
  private static boolean alike(String before, String after) {
    int same =
        words(before.strip(), after.strip()).stream()
            .filter(delta -> delta.getType() == DeltaType.EQUAL)
            .mapToInt(delta -> String.join("", delta.getSource().getLines()).length())
            .sum();
    return 2 * same >= Math.min(before.strip().length(), after.strip().length());
  }

  private static List<AbstractDelta<String>> words(String before, String after) {
    return DiffUtils.diff(words(before), words(after), true).getDeltas();
  }

  private static List<String> words(String line) {
    return WORD.matcher(line).results().map(MatchResult::group).toList();
  }

  private static List<Row> folded(List<Row> rows) {
    List<Row> folded = new ArrayList<>();
    int start = 0;
    while (start < rows.size()) {
      int end = start;
      while (end < rows.size() && rows.get(end).kind() == Kind.SAME) {
        end++;
      }
      int from = start == 0 ? 0 : Math.min(end, start + CONTEXT);
      int to = end == rows.size() ? end : Math.max(start, end - CONTEXT);
      // A single line is as short as what stands for it.
      if (to - from > 1) {
        folded.addAll(rows.subList(start, from));
        List<Piece> words = plain((to - from) + " lines that are the same");
        folded.add(new Row(Kind.FOLDED, 0, words, 0, words));
        folded.addAll(rows.subList(to, end));
      } else {
        folded.addAll(rows.subList(start, end));
      }
      if (end < rows.size()) {
        folded.add(rows.get(end));
      }
      start = end + 1;
    }
    return folded.stream().allMatch(row -> row.kind() == Kind.FOLDED || row.kind() == Kind.SAME)
        ? List.of()
        : folded;
  }

  private static List<Piece> plain(String line) {
    return List.of(new Piece(line, false));
  }
}
