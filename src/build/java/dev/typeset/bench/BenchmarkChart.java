package dev.typeset.bench;

import java.util.Formatter;
import java.util.List;
import java.util.Locale;
import java.util.stream.DoubleStream;
import org.jspecify.annotations.Nullable;

/**
 * The figures as a chart in SVG, for light and dark pages: a bar for each service in each case, to
 * the right of the line where it answers more requests a second than the first peer, to the left
 * where fewer. The scale is logarithmic.
 */
public final class BenchmarkChart {
  private static final int WIDTH = 900;
  private static final int LEFT = 210;
  private static final int RIGHT = 700;
  private static final int ROW = 18;
  private static final int BAR = 12;
  private static final int CASE = 34;
  private static final int TOP = 62;
  private static final int BOTTOM = 34;
  private static final List<String> COLOURS =
      List.of("typeset", "unshared", "peer-1", "peer-2", "peer-3");

  private static final String STYLE =
      """
      <style>
        text { font: 12px system-ui, sans-serif; fill: #24292f }
        .case { font-weight: 600; font-size: 13px } .small { fill: #57606a } .grid { stroke: #d0d7de } .one { stroke: #57606a; stroke-width: 1.5 }
        .typeset { fill: #0969da } .unshared { fill: #54aeff } .peer-1 { fill: #8250df } .peer-2 { fill: #bf8700 } .peer-3 { fill: #cf222e }
        @media (prefers-color-scheme: dark) {
          text { fill: #e6edf3 } .small { fill: #9198a1 } .grid { stroke: #30363d } .one { stroke: #9198a1 }
          .typeset { fill: #4493f8 } .unshared { fill: #a5d6ff } .peer-1 { fill: #ab7df8 } .peer-2 { fill: #d29922 } .peer-3 { fill: #f85149 }
        }
      </style>
      """;

  private final Figures figures;
  private final Figures.Service one;
  private final int lowest;
  private final int highest;
  private final Formatter svg = new Formatter(Locale.ROOT);

  private BenchmarkChart(Figures figures) {
    this.figures = figures;
    this.one =
        figures.services().stream()
            .filter(service -> !service.ours())
            .findFirst()
            .orElse(figures.services().getFirst());
    this.lowest = Math.min(-1, (int) Math.floor(doublings().min().orElse(0)));
    this.highest = Math.max(1, (int) Math.ceil(doublings().max().orElse(0)));
  }

  /** The chart as a document. */
  public static String of(Figures figures) {
    return new BenchmarkChart(figures).text();
  }

  private String text() {
    List<Figures.Case> drawn =
        figures.cases().stream().filter(each -> rate(each, one) > 0).toList();
    List<String> left =
        figures.cases().stream()
            .filter(each -> !drawn.contains(each))
            .map(Figures.Case::title)
            .toList();
    int height = TOP + drawn.size() * heightOfCase() + BOTTOM + (left.isEmpty() ? 0 : ROW);
    svg.format(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" width=\"%d\" height=\"%d\" role=\"img\">%n",
        WIDTH, height, WIDTH, height);
    svg.format("<title>Requests a second, %s = 1</title>%n", escaped(one.title()));
    svg.format("%s", STYLE);
    words(
        "case",
        0,
        16,
        "Requests a second over %d connections; %s = 1"
            .formatted(figures.method().connections(), one.title()));
    words(
        "small",
        0,
        34,
        "To the right faster, to the left slower; each line is twice the one before it.");
    int end = TOP + drawn.size() * heightOfCase();
    for (int i = lowest; i <= highest; i++) {
      double x = x(Math.pow(2, i));
      svg.format(
          "<line class=\"%s\" x1=\"%.1f\" y1=\"%d\" x2=\"%.1f\" y2=\"%d\"/>%n",
          i == 0 ? "one" : "grid", x, TOP - 4, x, end);
      svg.format(
          "<text class=\"small\" text-anchor=\"middle\" x=\"%.1f\" y=\"%d\">%s</text>%n",
          x, end + 16, power(i));
    }
    int y = TOP;
    for (Figures.Case each : drawn) {
      draw(each, y);
      y += heightOfCase();
    }
    if (!left.isEmpty()) {
      words(
          "small",
          0,
          end + 16 + ROW,
          "Without bars, since %s did not answer in time: %s"
              .formatted(one.title(), String.join(", ", left)));
    }
    return svg.format("</svg>%n").toString();
  }

  private void draw(Figures.Case each, int top) {
    words("case", 0, top + 14, each.title());
    int y = top + 22;
    for (int i = 0; i < figures.services().size(); i++) {
      Figures.Service service = figures.services().get(i);
      double ratio = rate(each, service) / rate(each, one);
      words("small", 14, y + 10, service.title());
      if (ratio > 0) {
        double from = Math.min(x(1), x(ratio));
        // The one that is 1 has a bar too, so that its colour is seen.
        double width = Math.max(3, Math.abs(x(ratio) - x(1)));
        svg.format(
            "<rect class=\"%s\" x=\"%.1f\" y=\"%d\" width=\"%.1f\" height=\"%d\" rx=\"2\"/>%n",
            COLOURS.get(i % COLOURS.size()), from, y, width, BAR);
      }
      words("", RIGHT + 14, y + 10, value(each.loads().get(service.name()), ratio));
      y += ROW;
    }
  }

  private static String value(Figures.@Nullable Load load, double ratio) {
    if (load == null) {
      return "–";
    }
    return load.rate() == 0
        ? "none in time"
        : String.format(Locale.ROOT, "%,.0f/s · %.2f ×", load.rate(), ratio);
  }

  /** Of every ratio on the chart, how often 1 is doubled to get there. */
  private DoubleStream doublings() {
    return figures.cases().stream()
        .filter(each -> rate(each, one) > 0)
        .flatMapToDouble(each ->
            figures.services().stream()
                .mapToDouble(service -> rate(each, service) / rate(each, one)))
        .filter(ratio -> ratio > 0)
        .map(BenchmarkChart::doubled);
  }

  private double x(double ratio) {
    return LEFT + (doubled(ratio) - lowest) / (highest - lowest) * (RIGHT - LEFT);
  }

  private static double doubled(double ratio) {
    return Math.log(ratio) / Math.log(2);
  }

  private int heightOfCase() {
    return CASE + figures.services().size() * ROW;
  }

  private static double rate(Figures.Case each, Figures.Service service) {
    Figures.Load load = each.loads().get(service.name());
    return load == null ? 0 : load.rate();
  }

  private static String power(int doubled) {
    return doubled < 0 ? "1/" + (1 << -doubled) : String.valueOf(1 << doubled);
  }

  private void words(String style, int x, int y, String words) {
    svg.format("<text class=\"%s\" x=\"%d\" y=\"%d\">%s</text>%n", style, x, y, escaped(words));
  }

  private static String escaped(String words) {
    return words.replace("&", "&amp;").replace("<", "&lt;");
  }
}
