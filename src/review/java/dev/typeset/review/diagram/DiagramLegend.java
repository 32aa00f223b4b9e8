package dev.typeset.review.diagram;

import static dev.typeset.review.diagram.SchemaLayout.LETTER;

import java.util.ArrayList;
import java.util.List;

/** What the signs of an ER diagram mean, below its tables. */
final class DiagramLegend {
  /** The width that it wants at least. */
  static final int WIDTH = 560;

  private static final int LINE = 22;
  private static final int MARGIN = 16;

  private final DiagramPen pen;

  DiagramLegend(DiagramPen pen) {
    this.pen = pen;
  }

  /** Draws it, and says where it ends. */
  double draw(boolean changed, double width, double top) {
    List<Item> items = new ArrayList<>();
    items.add(new Item(16, "primary key", (x, y) -> pen.words("key", x, y, "PK")));
    items.add(new Item(16, "foreign key", (x, y) -> pen.words("key", x, y, "FK")));
    items.add(new Item(16, "unique", (x, y) -> pen.words("key", x, y, "UK")));
    items.add(new Item(8, "NOT NULL", (x, y) -> pen.dot(x + 4, y - 4.5, false)));
    items.add(new Item(8, "may be null", (x, y) -> pen.dot(x + 4, y - 4.5, true)));
    items.add(new Item(22, "one", (x, y) -> stub(x, y, () -> pen.one(x, y - 4.5, false))));
    items.add(new Item(22, "one or none", (x, y) -> stub(x, y, () -> pen.one(x, y - 4.5, true))));
    items.add(new Item(22, "many", (x, y) -> stub(x, y, () -> pen.many(x + 22, y - 4.5))));
    for (Change change : changed ? Change.values() : new Change[0]) {
      if (change != Change.SAME) {
        items.add(new Item(20, change.spelled(), (x, y) -> swatch(change, x, y)));
      }
    }
    double x = MARGIN;
    double y = top + LINE / 2.0;
    pen.draw("<g>\n");
    for (Item item : items) {
      double wide = item.width() + LETTER * (item.words().length() + 1);
      if (x + wide > width - MARGIN) {
        x = MARGIN;
        y += LINE;
      }
      item.sign().draw(x, y);
      pen.words("small", x + item.width() + LETTER, y, item.words());
      x += wide + 2 * LETTER;
    }
    pen.draw("</g>\n");
    return y + MARGIN;
  }

  /** A sign of the legend, how wide it is, and what it means. */
  private record Item(int width, String words, Sign sign) {}

  /** Draws a sign from a place on a line of text on. */
  private interface Sign {
    void draw(double x, double y);
  }

  private void stub(double x, double y, Runnable end) {
    pen.draw("<path class=\"line\" d=\"M%.1f %.1f h22\"/>", x, y - 4.5);
    end.run();
  }

  private void swatch(Change change, double x, double y) {
    pen.draw("<g class=\"%s\">", change.spelled());
    pen.draw(
        "<rect class=\"swatch\" x=\"%.1f\" y=\"%.1f\" width=\"20\" height=\"18\" rx=\"4\"/>",
        x, y - 13.5);
    pen.words("sign", x + 6, y, change.sign());
    pen.draw("</g>");
  }
}
