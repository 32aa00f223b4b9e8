package dev.typeset.review.traffic;

import dev.typeset.review.traffic.TrafficResult.Attempt;
import dev.typeset.review.traffic.TrafficResult.Met;
import dev.typeset.review.traffic.TrafficResult.Request;
import dev.typeset.review.traffic.TrafficResult.Span;
import java.util.Formatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * What callers met while a migration was applied, as a picture in SVG for light and dark pages of
 * any width: a lane for each route, in which a bar is as high as the slowest answer to what was
 * asked then.
 */
public final class Timeline {
  private static final int TOP = 58;
  private static final int LANE = 52;
  private static final int LABEL = 18;
  private static final int BAR = 28;
  private static final int BOTTOM = 56;
  private static final double BIN_SECONDS = 0.1;

  /** The least that the height of a lane stands for, in seconds. */
  private static final double LEAST = 0.5;

  private static final String STYLE =
      """
      <style>
        .timeline text { font: 12px system-ui, sans-serif; fill: #24292f } .timeline .route { font-weight: 600 }
        .timeline .small { fill: #57606a } .timeline .grid { stroke: #d0d7de } .timeline .lane { fill: #f6f8fa }
        .timeline .migration { fill: #bf8700; fill-opacity: .22 } .timeline .edge { stroke: #9a6700 }
        .timeline .reader { fill: #8250df } .timeline .answered { fill: #0969da } .timeline .failed { fill: #cf222e } .timeline text.failed { font-weight: 700 }
        @media (prefers-color-scheme: dark) {
          .timeline text { fill: #e6edf3 } .timeline .small { fill: #9198a1 } .timeline .grid { stroke: #30363d } .timeline .lane { fill: #161b22 }
          .timeline .migration { fill: #d29922; fill-opacity: .28 } .timeline .edge { stroke: #d29922 }
          .timeline .reader { fill: #ab7df8 } .timeline .answered { fill: #4493f8 } .timeline .failed { fill: #f85149 }
        }
      </style>
      """;

  private final TrafficResult result;
  private final double end;
  private final double highest;
  private final Formatter svg = new Formatter(Locale.ROOT);

  private Timeline(TrafficResult result) {
    this.result = result;
    this.end = Math.max(1, result.seconds());
    this.highest =
        result.requests().stream().mapToDouble(Request::seconds).reduce(LEAST, Math::max);
  }

  /** The picture as a document, which a page may also hold as it is. */
  public static String of(TrafficResult result) {
    return new Timeline(result).text();
  }

  private String text() {
    List<Met> lanes = result.met();
    int bottom = TOP + lanes.size() * LANE;
    svg.format(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"timeline\" width=\"100%%\" height=\"%d\" role=\"img\">%n",
        bottom + BOTTOM);
    svg.format("<title>%s</title>%n%s", escaped(summary()), STYLE);
    words("route", 0, "start", 14, "Slowest answer in each tenth of a second");
    words("small", 0, "start", 30, "Lanes are %s high, by square root".formatted(time(highest)));
    for (int i = 0; i < lanes.size(); i++) {
      rectangle("lane", 0, end, TOP + i * LANE + LABEL, BAR);
    }
    result.attempts().forEach(attempt -> migration(attempt, bottom));
    result.reader().ifPresent(this::reader);
    boolean left = result.migration().begun() < end / 2;
    words(
        "small",
        left ? result.migration().begun() : result.migration().ended(),
        left ? "start" : "end",
        TOP - 10,
        label());
    for (int i = 0; i < lanes.size(); i++) {
      lane(lanes.get(i), TOP + i * LANE);
    }
    axis(bottom);
    return svg.format("</svg>%n").toString();
  }

  private String summary() {
    return "Latencies of %d routes during %.0f s, in which a migration took %s; %d requests failed"
        .formatted(
            result.routes().size(),
            result.seconds(),
            time(result.migration().seconds()),
            result.failures().size());
  }

  private String label() {
    Attempt last = result.attempts().getLast();
    int failed = result.attempts().size() - (result.applied() ? 1 : 0);
    String after = failed == 0 ? "" : ", failed %d ×".formatted(failed);
    return "migration " + time(last.span().seconds()) + after;
  }

  private void migration(Attempt attempt, int bottom) {
    Span span = attempt.span();
    rectangle("migration", span.begun(), span.ended(), TOP - 6, bottom - TOP + 6);
    line("edge", span.begun(), TOP - 6, bottom);
    line("edge", span.ended(), TOP - 6, bottom);
  }

  private void reader(Span span) {
    rectangle("reader", span.begun(), Math.min(end, span.ended()), TOP - 4, 4);
  }

  private void lane(Met met, int top) {
    int floor = top + LABEL + BAR;
    words("route", 0, "start", top + 13, met.route().replace("/api/v1", ""));
    words("small", end, "end", top + 13, figures(met));
    List<Request> own =
        result.requests().stream().filter(each -> each.route().equals(met.route())).toList();
    Map<Integer, Request> slowest = new TreeMap<>();
    for (Request request : own) {
      slowest.merge(
          (int) (request.due() / BIN_SECONDS),
          request,
          (one, other) -> one.seconds() >= other.seconds() ? one : other);
    }
    slowest.forEach((bin, request) -> {
      double height = Math.max(1, BAR * Math.sqrt(request.seconds() / highest));
      rectangle(
          request.failed() ? "failed" : "answered",
          bin * BIN_SECONDS,
          (bin + 1) * BIN_SECONDS,
          floor - height,
          height);
    });
    own.stream()
        .filter(Request::failed)
        .forEach(request -> words("failed", request.due(), "middle", top + LABEL + 2, "×"));
  }

  private static String figures(Met met) {
    String worst = "worst " + time(Math.max(met.worst(), met.worstBefore()));
    return met.failed() == 0 ? worst : "%s, %d failed".formatted(worst, met.failed());
  }

  private void axis(int bottom) {
    int step = end > 12 ? 5 : end > 6 ? 2 : 1;
    for (int second = 0; second <= end; second += step) {
      line("grid", second, bottom, bottom + 5);
      words("small", second, second == 0 ? "start" : "middle", bottom + 18, second + " s");
    }
    words(
        "small", 0, "start", bottom + 34, "× failed; a request stands where it was due to be sent");
    result
        .reader()
        .ifPresent(span ->
            words(
                "small",
                0,
                "start",
                bottom + 50,
                "violet: %s, %s".formatted(Parties.READER, time(span.seconds()))));
  }

  private void rectangle(String style, double from, double to, double top, double height) {
    svg.format(
        "<rect class=\"%s\" x=\"%.2f%%\" y=\"%.1f\" width=\"%.2f%%\" height=\"%.1f\"/>%n",
        style, percent(from), top, Math.max(0.2, percent(to) - percent(from)), height);
  }

  private void line(String style, double at, int top, int bottom) {
    double x = percent(at);
    svg.format(
        "<line class=\"%s\" x1=\"%.2f%%\" y1=\"%d\" x2=\"%.2f%%\" y2=\"%d\"/>%n",
        style, x, top, x, bottom);
  }

  private void words(String style, double at, String anchor, int y, String words) {
    svg.format(
        "<text class=\"%s\" x=\"%.2f%%\" y=\"%d\" text-anchor=\"%s\">%s</text>%n",
        style, percent(at), y, anchor, escaped(words));
  }

  private double percent(double seconds) {
    return Math.min(100, 100 * seconds / end);
  }

  private static String time(double seconds) {
    return seconds < 1
        ? String.format(Locale.ROOT, "%.0f ms", seconds * 1e3)
        : String.format(Locale.ROOT, "%.1f s", seconds);
  }

  private static String escaped(String words) {
    return words.replace("&", "&amp;").replace("<", "&lt;");
  }
}
