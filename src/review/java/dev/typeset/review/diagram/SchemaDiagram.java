package dev.typeset.review.diagram;

import static dev.typeset.review.diagram.SchemaLayout.GAP;
import static dev.typeset.review.diagram.SchemaLayout.HEAD;
import static dev.typeset.review.diagram.SchemaLayout.LETTER;
import static dev.typeset.review.diagram.SchemaLayout.ROW;

import dev.typeset.review.diagram.DrawnSchema.Box;
import dev.typeset.review.diagram.DrawnSchema.Line;
import dev.typeset.review.diagram.DrawnSchema.Row;
import dev.typeset.review.diagram.SchemaLayout.Place;
import dev.typeset.review.diagram.SchemaLayout.Point;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * The tables of a schema and what they point to as a picture in SVG, for light and dark pages. Of
 * two schemas it shows both at once, and what differs in colours and with signs.
 */
public final class SchemaDiagram {
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
  private final DiagramPen pen = new DiagramPen();

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
    double width = Math.max(layout.width(), DiagramLegend.WIDTH);
    for (Change change : Change.values()) {
      // What differs lies above what does not.
      schema.lines().stream().filter(line -> line.change() == change).forEach(this::draw);
    }
    schema.boxes().forEach(this::draw);
    double height = new DiagramLegend(pen).draw(schema.changed(), width, layout.height());
    return String.format(
            Locale.ROOT,
            "<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"erd\" viewBox=\"0 0 %.0f %.0f\" width=\"%.0f\" height=\"%.0f\" role=\"img\">\n",
            width,
            height,
            width,
            height)
        + DiagramPen.title("Tables and their foreign keys")
        + STYLE
        + "<rect class=\"page\" width=\"100%\" height=\"100%\"/>\n"
        + pen
        + "</svg>\n";
  }

  private void draw(Line line) {
    List<Point> points = Objects.requireNonNull(layout.lines().get(line));
    String path =
        points.stream()
            .map(point -> String.format(Locale.ROOT, "%.1f %.1f", point.x(), point.y()))
            .collect(Collectors.joining(" L", "M", ""));
    pen.draw("<g class=\"%s\">%s", line.change().spelled(), DiagramPen.title(line.title()));
    pen.draw("<path class=\"halo\" d=\"%s\"/><path class=\"line\" d=\"%s\"/>", path, path);
    pen.one(points.getFirst().x(), points.getFirst().y(), line.optional());
    if (line.single()) {
      pen.bar(points.getLast().x() - 7, points.getLast().y());
    } else {
      pen.many(points.getLast().x(), points.getLast().y());
    }
    if (line.change() != Change.SAME) {
      Point end = points.getLast();
      pen.words("sign", end.x() - 26, end.y() - 5, line.change().sign());
    }
    pen.draw("</g>\n");
  }

  private void draw(Box box) {
    Place place = Objects.requireNonNull(layout.boxes().get(box));
    String sign = box.change().sign();
    pen.draw("<g class=\"%s\">\n<g>%s", box.change().spelled(), DiagramPen.title(box.title()));
    pen.draw(
        "<rect class=\"box\" x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\" rx=\"6\"/>",
        place.x(), place.y(), place.width(), place.height());
    pen.draw(
        "<path class=\"head\" d=\"M%.1f %.1f v-%d q0 -6 6 -6 h%.1f q6 0 6 6 v%d z\"/>",
        place.x(), place.y() + HEAD, HEAD - 6, place.width() - 12, HEAD - 6);
    pen.words("sign", place.x() + GAP, place.y() + 22, sign);
    pen.words(
        "name" + gone(box.change()),
        place.x() + GAP + (sign.isEmpty() ? 0 : 2 * LETTER),
        place.y() + 22,
        box.name());
    pen.draw("</g>\n");
    for (int index = 0; index < box.rows().size(); index++) {
      draw(box.rows().get(index), place, place.row(index));
    }
    pen.draw(
        "<rect class=\"frame\" x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\" rx=\"6\"/>\n</g>\n",
        place.x(), place.y(), place.width(), place.height());
  }

  private void draw(Row row, Place place, double middle) {
    pen.draw("<g class=\"%s\">%s", row.change().spelled(), DiagramPen.title(row.title()));
    pen.draw(
        "<rect class=\"row\" x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%d\"/>",
        place.x(), middle - ROW / 2.0, place.width(), ROW);
    double baseline = middle + 4.5;
    pen.words("sign", place.x() + GAP, baseline, row.change().sign());
    pen.words("key", place.x() + place.keys(), baseline, row.keys());
    pen.words(gone(row.change()).strip(), place.x() + place.names(), baseline, row.name());
    pen.words("small" + gone(row.change()), place.x() + place.types(), baseline, row.type());
    pen.dot(place.x() + place.width() - GAP - 4, middle, row.nullable());
    pen.draw("</g>\n");
  }

  private static String gone(Change change) {
    return change == Change.REMOVED ? " gone" : "";
  }
}
