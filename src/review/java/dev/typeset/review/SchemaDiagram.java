package dev.typeset.review;

import static dev.typeset.review.SchemaLayout.GAP;
import static dev.typeset.review.SchemaLayout.HEAD;
import static dev.typeset.review.SchemaLayout.LETTER;
import static dev.typeset.review.SchemaLayout.ROW;

import dev.typeset.review.DrawnSchema.Box;
import dev.typeset.review.DrawnSchema.Line;
import dev.typeset.review.DrawnSchema.Row;
import dev.typeset.review.SchemaLayout.Place;
import dev.typeset.review.SchemaLayout.Point;
import java.util.ArrayList;
import java.util.Formatter;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * The tables of a schema and what they point to as a picture in SVG, for light and dark pages. Of
 * two schemas it shows both at once, and what differs in colours and with signs.
 */
public final class SchemaDiagram {
  private static final int LEGEND_WIDTH = 560;
  private static final int LINE = 22;
  private static final int MARGIN = 16;

  private static final String STYLE =
      """
      <style>
        .erd { --page: #ffffff; --box: #ffffff; --head: #eaeef2; --edge: #8c959f; --text: #1f2328; --small: #59636e;
          --added: #1a7f37; --added-fill: #dafbe1; --removed: #cf222e; --removed-fill: #ffebe9; --changed: #9a6700; --changed-fill: #fff8c5 }
        @media (prefers-color-scheme: dark) {
          .erd { --page: #0d1117; --box: #151b23; --head: #262c36; --edge: #768390; --text: #e6edf3; --small: #9198a1;
            --added: #3fb950; --added-fill: #12301d; --removed: #f85149; --removed-fill: #3d1619; --changed: #d29922; --changed-fill: #3a2c0c }
        }
        .erd text { font: 13px ui-monospace, "SFMono-Regular", Menlo, Consolas, "DejaVu Sans Mono", "Liberation Mono", monospace; fill: var(--text) }
        .erd .name { font-size: 15px; font-weight: 600 } .erd .small { fill: var(--small) } .erd .key { font-weight: 600; fill: var(--small) }
        .erd .page { fill: var(--page) } .erd .box { fill: var(--box) } .erd .head { fill: var(--head) }
        .erd .line { fill: none; stroke: var(--edge); stroke-width: 1.5; stroke-linejoin: round }
        .erd .halo { fill: none; stroke: transparent; stroke-width: 12 } .erd .ring { fill: var(--box); stroke: var(--edge); stroke-width: 1.5 }
        .erd .full { fill: var(--small); stroke: var(--small) } .erd .empty { fill: none; stroke: var(--small) }
        .erd .added { --edge: var(--added); --head: var(--added-fill); --row: var(--added-fill); --sign: var(--added) }
        .erd .removed { --edge: var(--removed); --head: var(--removed-fill); --row: var(--removed-fill); --sign: var(--removed) }
        .erd .changed { --edge: var(--changed); --head: var(--changed-fill); --row: var(--changed-fill); --sign: var(--changed) }
        .erd .frame { fill: none; stroke: var(--edge) } .erd .row { fill: transparent } .erd .swatch { fill: var(--row); stroke: var(--edge) }
        .erd .added > .row { fill: var(--added-fill) } .erd .removed > .row { fill: var(--removed-fill) } .erd .changed > .row { fill: var(--changed-fill) }
        .erd .sign { font-weight: 700; fill: var(--sign) } .erd .gone { text-decoration: line-through }
      </style>
      """;

  private final DrawnSchema schema;
  private final SchemaLayout layout;
  private final Formatter svg = new Formatter(Locale.ROOT);

  private SchemaDiagram(DrawnSchema schema) {
    this.schema = schema;
    this.layout = SchemaLayout.of(schema);
  }

  /** The diagram of a schema as a document. */
  public static String of(SchemaModel schema) {
    return of(schema, schema);
  }

  /** The diagram of what becomes of a schema as a document. */
  public static String of(SchemaModel before, SchemaModel after) {
    return new SchemaDiagram(DrawnSchema.of(before, after)).text();
  }

  private String text() {
    double width = Math.max(layout.width(), LEGEND_WIDTH);
    for (Change change : Change.values()) {
      // What differs lies above what does not.
      schema.lines().stream().filter(line -> line.change() == change).forEach(this::draw);
    }
    schema.boxes().forEach(this::draw);
    double height = legend(width) + MARGIN;
    return String.format(
            Locale.ROOT,
            "<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"erd\" viewBox=\"0 0 %.0f %.0f\" width=\"%.0f\" height=\"%.0f\" role=\"img\">%n",
            width,
            height,
            width,
            height)
        + title("Tables and their foreign keys")
        + STYLE
        + "<rect class=\"page\" width=\"100%\" height=\"100%\"/>\n"
        + svg
        + "</svg>\n";
  }

  private void draw(Line line) {
    List<Point> points = Objects.requireNonNull(layout.lines().get(line));
    String path =
        points.stream()
            .map(point -> String.format(Locale.ROOT, "%.1f %.1f", point.x(), point.y()))
            .collect(Collectors.joining(" L", "M", ""));
    svg.format("<g class=\"%s\">%s", line.change().spelled(), title(line.title()));
    svg.format("<path class=\"halo\" d=\"%s\"/><path class=\"line\" d=\"%s\"/>", path, path);
    one(points.getFirst().x(), points.getFirst().y(), line.optional());
    if (line.single()) {
      bar(points.getLast().x() - 7, points.getLast().y());
    } else {
      many(points.getLast().x(), points.getLast().y());
    }
    if (line.change() != Change.SAME) {
      Point end = points.getLast();
      words("sign", end.x() - 26, end.y() - 5, line.change().sign());
    }
    svg.format("</g>%n");
  }

  private void one(double x, double y, boolean optional) {
    bar(x + 7, y);
    if (optional) {
      svg.format("<circle class=\"ring\" cx=\"%.1f\" cy=\"%.1f\" r=\"3.5\"/>", x + 14, y);
    } else {
      bar(x + 12, y);
    }
  }

  private void many(double x, double y) {
    svg.format(
        "<path class=\"line\" d=\"M%.1f %.1f L%.1f %.1f L%.1f %.1f\"/>",
        x, y - 6, x - 13, y, x, y + 6);
  }

  private void bar(double x, double y) {
    svg.format("<path class=\"line\" d=\"M%.1f %.1f v8\"/>", x, y - 4);
  }

  private void draw(Box box) {
    Place place = Objects.requireNonNull(layout.boxes().get(box));
    String sign = box.change().sign();
    svg.format("<g class=\"%s\">%n<g>%s", box.change().spelled(), title(box.title()));
    svg.format(
        "<rect class=\"box\" x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\" rx=\"6\"/>",
        place.x(), place.y(), place.width(), place.height());
    svg.format(
        "<path class=\"head\" d=\"M%.1f %.1f v-%d q0 -6 6 -6 h%.1f q6 0 6 6 v%d z\"/>",
        place.x(), place.y() + HEAD, HEAD - 6, place.width() - 12, HEAD - 6);
    words("sign", place.x() + GAP, place.y() + 22, sign);
    words(
        "name" + gone(box.change()),
        place.x() + GAP + (sign.isEmpty() ? 0 : 2 * LETTER),
        place.y() + 22,
        box.name());
    svg.format("</g>%n");
    for (int index = 0; index < box.rows().size(); index++) {
      draw(box.rows().get(index), place, place.row(index));
    }
    svg.format(
        "<rect class=\"frame\" x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\" rx=\"6\"/>%n</g>%n",
        place.x(), place.y(), place.width(), place.height());
  }

  private void draw(Row row, Place place, double middle) {
    svg.format("<g class=\"%s\">%s", row.change().spelled(), title(row.title()));
    svg.format(
        "<rect class=\"row\" x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%d\"/>",
        place.x(), middle - ROW / 2.0, place.width(), ROW);
    double baseline = middle + 4.5;
    words("sign", place.x() + GAP, baseline, row.change().sign());
    words("key", place.x() + place.keys(), baseline, row.keys());
    words(gone(row.change()).strip(), place.x() + place.names(), baseline, row.name());
    words("small" + gone(row.change()), place.x() + place.types(), baseline, row.type());
    dot(place.x() + place.width() - GAP - 4, middle, row.nullable());
    svg.format("</g>%n");
  }

  private void dot(double x, double y, boolean nullable) {
    svg.format(
        "<circle class=\"%s\" cx=\"%.1f\" cy=\"%.1f\" r=\"4\"/>", nullable ? "empty" : "full", x, y);
  }

  /** Draws what the signs mean, below the tables, and says where that ends. */
  private double legend(double width) {
    List<Item> items = new ArrayList<>();
    items.add(new Item(16, "primary key", (x, y) -> words("key", x, y, "PK")));
    items.add(new Item(16, "foreign key", (x, y) -> words("key", x, y, "FK")));
    items.add(new Item(16, "unique", (x, y) -> words("key", x, y, "UK")));
    items.add(new Item(8, "NOT NULL", (x, y) -> dot(x + 4, y - 4.5, false)));
    items.add(new Item(8, "may be null", (x, y) -> dot(x + 4, y - 4.5, true)));
    items.add(new Item(22, "one", (x, y) -> stub(x, y, () -> one(x, y - 4.5, false))));
    items.add(new Item(22, "one or none", (x, y) -> stub(x, y, () -> one(x, y - 4.5, true))));
    items.add(new Item(22, "many", (x, y) -> stub(x, y, () -> many(x + 22, y - 4.5))));
    for (Change change : schema.changed() ? Change.values() : new Change[0]) {
      if (change != Change.SAME) {
        items.add(new Item(20, change.spelled(), (x, y) -> swatch(change, x, y)));
      }
    }
    double x = MARGIN;
    double y = layout.height() + LINE / 2.0;
    svg.format("<g>%n");
    for (Item item : items) {
      double wide = item.width() + LETTER * (item.words().length() + 1);
      if (x + wide > width - MARGIN) {
        x = MARGIN;
        y += LINE;
      }
      item.sign().draw(x, y);
      words("small", x + item.width() + LETTER, y, item.words());
      x += wide + 2 * LETTER;
    }
    svg.format("</g>%n");
    return y;
  }

  /** A sign of the legend, how wide it is, and what it means. */
  private record Item(int width, String words, Sign sign) {}

  /** Draws a sign from a place on a line of text on. */
  private interface Sign {
    void draw(double x, double y);
  }

  private void stub(double x, double y, Runnable end) {
    svg.format("<path class=\"line\" d=\"M%.1f %.1f h22\"/>", x, y - 4.5);
    end.run();
  }

  private void swatch(Change change, double x, double y) {
    svg.format("<g class=\"%s\">", change.spelled());
    svg.format(
        "<rect class=\"swatch\" x=\"%.1f\" y=\"%.1f\" width=\"20\" height=\"18\" rx=\"4\"/>",
        x, y - 13.5);
    words("sign", x + 6, y, change.sign());
    svg.format("</g>");
  }

  private static String gone(Change change) {
    return change == Change.REMOVED ? " gone" : "";
  }

  private void words(String style, double x, double y, String words) {
    if (!words.isEmpty()) {
      svg.format(
          "<text class=\"%s\" x=\"%.1f\" y=\"%.1f\">%s</text>", style, x, y, escaped(words));
    }
  }

  private static String title(String words) {
    return "<title>" + escaped(words) + "</title>\n";
  }

  private static String escaped(String words) {
    return words.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
