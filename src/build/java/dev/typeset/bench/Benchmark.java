package dev.typeset.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import com.sun.management.OperatingSystemMXBean;
import dev.typeset.db.DatabaseUrl;
import dev.typeset.db.EmbeddedServer;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

/**
 * Measures this program beside its peers, those that answer, and writes docs/benchmarks.json, .md
 * and .svg. With {@code render} as its argument, writes the page and the chart of the figures that
 * are there.
 */
public final class Benchmark {
  private static final Path FIGURES = Path.of("docs/benchmarks.json");
  private static final Path PAGE = Path.of("docs/benchmarks.md");
  private static final Path CHART = Path.of("docs/benchmarks.svg");
  private static final int STARTS = 5;

  private final Settings settings;
  private final List<Double> starts = new ArrayList<>();

  private Benchmark(Settings settings) {
    this.settings = settings;
  }

  /** Takes its settings from the environment; docs/benchmarks.md says which. */
  public static void main(String... arguments) throws Exception {
    if (!List.of(arguments).contains("render")) {
      FullLoad.requireWrk();
      ((Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME)).setLevel(Level.WARN);
      // The load shares the machine with what it loads.
      System.setProperty("jdk.virtualThreadScheduler.parallelism", "1");
      new Benchmark(Settings.from(System.getenv())).measure().write(FIGURES);
    }
    Figures figures = Figures.read(FIGURES);
    Files.writeString(PAGE, BenchmarkPage.of(figures));
    Files.writeString(CHART, BenchmarkChart.of(figures));
    System.out.println("Wrote " + PAGE + " and " + CHART + " from " + FIGURES + ".");
    System.exit(0);
  }

  private Figures measure() throws Exception {
    if (settings.url() != null) {
      var running = new Target("typeset", settings.url(), new OurApi(settings.url()), null);
      return measure(List.of(running), null, false);
    }
    if (settings.databaseUrl() != null) {
      return measureOn(settings.databaseUrl(), false);
    }
    try (EmbeddedServer server = EmbeddedServer.temporary()) {
      return measureOn(server.url("typeset"), true);
    }
  }

  private Figures measureOn(String databaseUrl, boolean embedded) throws Exception {
    DatabaseUrl database = DatabaseUrl.parse(databaseUrl);
    Map<String, String> shared =
        Map.of("DATABASE_URL", databaseUrl, "SECRET_KEYS", "bench:" + UUID.randomUUID());
    Map<String, String> unshared = new LinkedHashMap<>(shared);
    unshared.put("SHARED_ROWS", "1");
    try (StartedService _ = StartedService.start("typeset", shared)) {
      DataSet.load(database, settings.method());
    }
    for (int i = 0; i < STARTS; i++) {
      try (StartedService service = StartedService.start("typeset", shared)) {
        starts.add(service.startSeconds());
      }
    }
    System.out.printf("Starts: ready after %.2f s%n", Figures.median(starts));
    try (StartedService one = StartedService.start("typeset", shared);
        StartedService other = StartedService.start("typeset-unshared", unshared)) {
      return measure(
          List.of(
              new Target("typeset", one.origin(), new OurApi(one.origin()), one),
              new Target("typeset-unshared", other.origin(), new OurApi(other.origin()), other)),
          DataSet.version(database),
          embedded);
    }
  }

  private Figures measure(List<Target> ours, @Nullable String postgresql, boolean embedded)
      throws Exception {
    List<Target> targets = new ArrayList<>(ours);
    for (var peer : settings.peers().entrySet()) {
      var target = new Target(peer.getKey(), peer.getValue(), null, null);
      if (target.answers()) {
        targets.add(target);
      } else {
        System.out.printf("%s does not answer on %s: left out%n", peer.getKey(), peer.getValue());
      }
    }
    List<Figures.Case> cases = new Rounds(settings, targets).measure();
    return new Figures(
        LocalDate.now(ZoneOffset.UTC).toString(),
        commit(),
        machine(postgresql, embedded),
        settings.method(),
        targets.stream().map(this::service).toList(),
        cases);
  }

  private Figures.Service service(Target target) {
    StartedService process = target.process();
    return new Figures.Service(
        target.name(),
        target.title(),
        target.ours() != null,
        target.name().equals("typeset") ? starts : List.of(),
        process == null ? null : process.residentMib());
  }

  private static Figures.Machine machine(@Nullable String postgresql, boolean embedded) {
    var system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    return new Figures.Machine(
        system.getAvailableProcessors(),
        system.getTotalMemorySize() >> 20,
        system.getName() + " " + system.getArch(),
        Runtime.version().toString(),
        postgresql,
        embedded);
  }

  private static String commit() throws IOException {
    Process git =
        new ProcessBuilder("git", "describe", "--always", "--dirty")
            .redirectErrorStream(true)
            .start();
    return new String(git.getInputStream().readAllBytes(), UTF_8).strip();
  }
}
