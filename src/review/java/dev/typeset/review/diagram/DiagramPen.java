package dev.typeset.review.diagram;

import com.google.errorprone.annotations.FormatMethod;
import java.util.Formatter;
import java.util.Locale;

/** Writes the parts of an ER diagram as SVG, the same in every country and on every system. */
final class DiagramPen {
  private final Formatter svg = new Formatter(Locale.ROOT);

  @FormatMethod
  void draw(String format, Object... values) {
    svg.format(format, values);
  }

  void words(String style, double x, double y, String words) {
    if (!words.isEmpty()) {
      draw("<text class=\"%s\" x=\"%.1f\" y=\"%.1f\">%s</text>", style, x, y, escaped(words));
    }
  }

  /** The end of a line at the row that it points to. */
  void one(double x, double y, boolean optional) {
    bar(x + 7, y);
    if (optional) {
      draw("<circle class=\"ring\" cx=\"%.1f\" cy=\"%.1f\" r=\"3.5\"/>", x + 14, y);
    } else {
      bar(x + 12, y);
    }
  }

  /** The end of a line at the many rows that point. */
  void many(double x, double y) {
    draw(
        "<path class=\"line\" d=\"M%.1f %.1f L%.1f %.1f L%.1f %.1f\"/>",
        x, y - 6, x - 13, y, x, y + 6);
  }

  /** The end of a line at a row that points alone. */
  void bar(double x, double y) {
    draw("<path class=\"line\" d=\"M%.1f %.1f v8\"/>", x, y - 4);
  }

  /** The sign of what must not be null, or may be. */
  void dot(double x, double y, boolean nullable) {
    draw(
        "<circle class=\"%s\" cx=\"%.1f\" cy=\"%.1f\" r=\"4\"/>",
        nullable ? "empty" : "full", x, y);
  }

  static String title(String words) {
    return "<title>" + escaped(words) + "</title>\n";
  }

  /** All that was drawn. */
  @Override
  public String toString() {
    return svg.toString();
  }

  private static String escaped(String words) {
    return words.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
