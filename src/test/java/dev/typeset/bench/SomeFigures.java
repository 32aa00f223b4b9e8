package dev.typeset.bench;

import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;

/** Figures that nobody measured. */
final class SomeFigures {
  private static final Figures.Machine MACHINE =
      new Figures.Machine(2, 8192, "Linux amd64", "25.0.3", "18.6", false);
  private static final Figures.Method METHOD =
      new Figures.Method(100, 1_000, false, 32, 15, 3, 8, 10);
  private static final Figures.Service OURS =
      new Figures.Service("ours", "Typeset", true, List.of(3.0, 2.0, 1.0), 300L);

  static final Figures WITH_PEERS =
      new Figures(
          "2026-01-31",
          "1234567",
          MACHINE,
          METHOD,
          List.of(
              OURS,
              new Figures.Service("unshared", "Typeset, nothing shared", true, List.of(), 200L),
              new Figures.Service("vertx", "Vert.x & Co.", false, List.of(), null),
              new Figures.Service("slow", "Slow", false, List.of(), null)),
          List.of(
              new Figures.Case(
                  "post",
                  "One post",
                  Map.of(
                      "ours", load(0, 3_000, 2_000, 1_000),
                      "unshared", load(0, 500),
                      "vertx", load(0, 1_000),
                      "slow", load(0, 100))),
              new Figures.Case(
                  "search",
                  "Search",
                  Map.of(
                      "ours", load(0, 40),
                      "unshared", load(0, 20),
                      "vertx", new Figures.Load(List.of(), List.of(), 0, null),
                      "slow", load(3, 10)))));

  static final Figures ALONE =
      new Figures(
          "2026-01-31",
          "1234567",
          MACHINE,
          METHOD,
          List.of(OURS),
          List.of(
              new Figures.Case("post", "One post", Map.of("ours", load(0, 3_000, 2_000, 1_000)))));

  private SomeFigures() {}

  private static Figures.Load load(long failures, double... rates) {
    return new Figures.Load(
        DoubleStream.of(rates).boxed().toList(),
        List.of(7.0),
        failures,
        new Figures.Steady(rates[0] / 2, 1.5, 12, 40, 0));
  }
}
