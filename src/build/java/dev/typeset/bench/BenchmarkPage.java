package dev.typeset.bench;

import static java.util.stream.Collectors.joining;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The figures as a page of Markdown; the same figures always give the same page. */
public final class BenchmarkPage {
  private static final String NO_ANSWER = "none in time";

  private final Figures figures;

  private BenchmarkPage(Figures figures) {
    this.figures = figures;
  }

  /** The page, which shows the chart that lies beside it. */
  public static String of(Figures figures) {
    return new BenchmarkPage(figures).text();
  }

  private String text() {
    return Stream.of(
            head(),
            section(
                "Requests a second",
                "The median of the rounds, and in brackets the 99th percentile of the latency under that load. “None in time”: not one answer while it was warmed up.",
                table(load ->
                    number(load.rate()) + " (" + millis(Figures.median(load.p99Millis())) + ")")),
            ratios(),
            section(
                "Latency at half of that load",
                "The 99th percentile, in brackets the median, of requests that come at fixed times, half as many a second"
                    + " as the same service bore above.",
                table(BenchmarkPage::steady)),
            failures(),
            processes(),
            method())
        .filter(part -> !part.isEmpty())
        .collect(joining("\n"));
  }

  private String head() {
    Figures.Machine machine = figures.machine();
    return """
    # Benchmarks

    Measured on %s at %s by `make bench`, which writes this page; [benchmarks.json](benchmarks.json) has every figure. Load, services
    and database shared one machine: %d processors, %s of memory, %s, Java %s, PostgreSQL %s.

    ![How many requests a second each service answers, case by case](benchmarks.svg)
    """
        .formatted(
            figures.date(),
            "`" + figures.commit() + "`",
            machine.processors(),
            "%.0f GiB".formatted(machine.memoryMib() / 1024.0),
            machine.system(),
            machine.java(),
            machine.postgresql() == null ? "of a version not known" : postgresql(machine));
  }

  private static String postgresql(Figures.Machine machine) {
    return machine.postgresql() + (machine.embedded() ? " (the embedded one, without fsync)" : "");
  }

  private String ratios() {
    List<Figures.Service> peers = figures.services().stream().filter(each -> !each.ours()).toList();
    if (peers.isEmpty()) {
      return "";
    }
    StringBuilder text = new StringBuilder();
    for (Figures.Service ours :
        figures.services().stream().filter(Figures.Service::ours).toList()) {
      text.append(text.isEmpty() ? "" : "\n");
      text.append("%s has so many times the requests a second of%n%n".formatted(ours.title()));
      text.append(table(peers, (each, peer) -> ratio(each, ours, peer)));
    }
    return section("Ratios", "", text.toString());
  }

  private static String ratio(Figures.Case each, Figures.Service ours, Figures.Service peer) {
    Figures.Load one = each.loads().get(ours.name());
    Figures.Load other = each.loads().get(peer.name());
    return one == null || other == null || other.rate() == 0
        ? "–"
        : format("%.2f", one.rate() / other.rate());
  }

  private String failures() {
    StringBuilder failures = new StringBuilder();
    for (Figures.Case each : figures.cases()) {
      for (Figures.Service service : figures.services()) {
        Figures.Load load = each.loads().get(service.name());
        if (load != null && load.failures() > 0) {
          failures.append(row(Stream.of(each.title(), service.title(), number(load.failures()))));
        }
      }
    }
    return failures.isEmpty()
        ? ""
        : section(
            "Failures",
            "Requests that failed or had no answer in 10 s.",
            "| case | service | requests |\n|---|---|---|\n" + failures);
  }

  private String processes() {
    String rows =
        figures.services().stream()
            .filter(service -> service.residentMib() != null)
            .map(service ->
                row(
                    Stream.of(
                        service.title(),
                        service.startSeconds().isEmpty()
                            ? "–"
                            : format("%.2f s", Figures.median(service.startSeconds())),
                        number(service.residentMib()) + " MiB")))
            .collect(joining());
    return rows.isEmpty()
        ? ""
        : section(
            "Start and memory",
            "From the start of the process until it is ready, the median of five starts; and the most memory that it had.",
            "| | start | resident |\n|---|---|---|\n" + rows);
  }

  private String method() {
    Figures.Method method = figures.method();
    return """
    ## Method

    Every service holds %s users, %s posts of some 500 characters, and 200 tags, three of them on each post%s. It is loaded by wrk over
    %d connections: %d s to warm up, then %d rounds of %d s in which the services take turns; the median counts. Random ids are
    random for each request, and places are picked from 300 cursors all over the list. Peers have no cursors, so their first page
    stands beside them. Typeset runs as `make build` made it, in its default configuration but for `RATE_LIMITS=off`; what is
    called “nothing shared” has `SHARED_ROWS=1` too. It checks who writes, all input, and answers with an ETag; the peers do not.

    For the latency at half of the load, requests fall due at fixed times for %d s, and each counts from the moment at which it
    was due, whether or not the service had answered those before it.

    ```sh
    DATABASE_URL=postgresql://user:password@host/empty-database make bench
    PEERS='vertx=http://127.0.0.1:8103 spring=http://127.0.0.1:8104' make bench   # peers that hold the same data; those that answer are measured
    URL=http://127.0.0.1:8080 make bench                                          # a service that runs already, with RATE_LIMITS=off
    POSTS=2000000 HUB=yes PEERS= make bench                                       # more posts, and an author and a tag with very many
    MEASURE=no make bench                                                         # this page again, from its figures
    ```

    `CASES` (a part of a name in benchmarks.json), `ROUNDS`, `ROUND_SECONDS`, `WARM_UP_SECONDS`, `STEADY_SECONDS` and `CONNECTIONS` shorten or stretch it.
    """
        .formatted(
            number(method.users()),
            number(method.posts()),
            method.hub()
                ? "; an author has 50,000 posts more, and a tag is on every other post"
                : "",
            method.connections(),
            method.warmUpSeconds(),
            method.rounds(),
            method.seconds(),
            method.steadySeconds());
  }

  private String table(Function<Figures.Load, String> cell) {
    return table(
        figures.services(), (each, service) -> cell(each.loads().get(service.name()), cell));
  }

  private String table(
      Collection<Figures.Service> services,
      BiFunction<Figures.Case, Figures.Service, String> cell) {
    StringBuilder text = new StringBuilder();
    text.append(
        row(Stream.concat(Stream.of("case"), services.stream().map(Figures.Service::title))));
    text.append("|---".repeat(services.size() + 1)).append("|\n");
    for (Figures.Case each : figures.cases()) {
      text.append(
          row(
              Stream.concat(
                  Stream.of(each.title()),
                  services.stream().map(service -> cell.apply(each, service)))));
    }
    return text.toString();
  }

  private static String cell(Figures.@Nullable Load load, Function<Figures.Load, String> cell) {
    if (load == null) {
      return "–";
    }
    return load.rate() == 0 ? NO_ANSWER : cell.apply(load);
  }

  private static String steady(Figures.Load load) {
    Figures.Steady steady = load.steady();
    return steady == null
        ? "–"
        : millis(steady.p99Millis()) + " (" + millis(steady.p50Millis()) + ")";
  }

  private static String section(String title, String words, String rest) {
    return "## " + title + "\n\n" + (words.isEmpty() ? "" : words + "\n\n") + rest;
  }

  private static String row(Stream<String> cells) {
    return cells.collect(joining(" | ", "| ", " |\n"));
  }

  private static String number(double value) {
    return format("%,.0f", value);
  }

  private static String number(long value) {
    return String.format(Locale.ROOT, "%,d", value);
  }

  private static String millis(double value) {
    return format(value < 10 ? "%.1f ms" : "%,.0f ms", value);
  }

  private static String format(String pattern, double value) {
    return String.format(Locale.ROOT, pattern, value);
  }
}
