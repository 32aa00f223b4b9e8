package dev.typeset.review;

import dev.typeset.build.Folders;
import dev.typeset.review.database.LockMode;
import dev.typeset.review.database.SeededServer;
import dev.typeset.review.measurement.Growth;
import dev.typeset.review.measurement.MeasuredStep;
import dev.typeset.review.measurement.Measurement;
import dev.typeset.review.measurement.Migration;
import dev.typeset.review.measurement.MigrationReader;
import dev.typeset.review.program.Revision;
import dev.typeset.review.rules.Finding;
import dev.typeset.review.rules.Rules;
import dev.typeset.review.rules.Severity;
import dev.typeset.review.statements.Catalogue;
import dev.typeset.review.traffic.TrafficResult;
import dev.typeset.review.traffic.UnderTraffic;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Small migrations, each a known hazard or a known safe way, with what a review has to find in
 * them. Their first lines say it: {@code -- expects:} findings, {@code -- locks:} the strongest
 * lock on each table, and {@code -- rewrites:} tables, parted by semicolons. What stands beside one
 * as {@code .given.sql} has run before. {@code -- beside the service: fails} is in those whose harm
 * no rule knows, but the service does.
 */
public final class ReviewCorpus {
  private static final Path FOLDER = Path.of("src/test/resources/migrations-review");
  private static final String NOTHING = "nothing";

  private static final Path OURS = Path.of("db/migrations");
  private static final Path KEPT = Path.of("target/review");

  private ReviewCorpus() {}

  /**
   * A migration, what was expected of it, and what was found.
   *
   * @param expected lines as {@code BLOCKING rewrites-table}, {@code locks posts SHARE} and {@code
   *     rewrites posts}, sorted
   * @param found the same of the review
   * @param findings what the lines were made of
   * @param runs whether no statement failed or was refused
   */
  public record Verdict(
      Path file, List<String> expected, List<String> found, List<Finding> findings, boolean runs) {}

  /** All of them, by name. */
  public static List<Path> files() throws IOException {
    try (Stream<Path> files = Files.list(FOLDER)) {
      return files.filter(file -> !file.toString().endsWith(".given.sql")).sorted().toList();
    }
  }

  /** Reviews one, on the sizes that are given. */
  public static Verdict review(SeededServer server, Path file, List<Integer> sizes)
      throws IOException, SQLException {
    List<Migration> migrations = new ArrayList<>(given(file));
    migrations.add(MigrationReader.read(file));
    Measurement measurement = Measurement.of(server, migrations, sizes).getLast();
    List<Finding> findings = Rules.findings(measurement, privileges());
    return new Verdict(
        file,
        expected(measurement.migration().sql()),
        found(measurement, findings),
        findings,
        measurement.runs());
  }

  /** What has run before. */
  static List<Migration> given(Path file) throws IOException {
    Path given = given(file.toString());
    return Files.exists(given) ? List.of(MigrationReader.read(given)) : List.of();
  }

  private static Path given(String file) {
    return Path.of(file.replaceFirst("\\.sql$", ".given.sql"));
  }

  /** As if the tables of the corpus that are made well were granted. */
  static String privileges() throws IOException {
    return Files.readString(OURS.resolve("afterMigrate__privileges.sql"))
        + "-- ('bookmarks', 'SELECT INSERT DELETE')";
  }

  /**
   * Reviews all with ROWS posts, each beside the service too, prints a line for each, and ends with
   * 1 where one is not as expected, or where one that nothing blocks makes a request fail.
   */
  public static void main(String... arguments) throws Exception {
    Progress.alone();
    int rows = Review.Settings.of(System.getenv()).rows();
    int wrong = 0;
    List<Path> files = files();
    Revision base = Revision.export(Path.of("."), "HEAD");
    Path built = base.build();
    try (SeededServer server =
        SeededServer.open(SeededServer.KEPT, OURS, SeededServer.SEED, rows)) {
      var traffic =
          new UnderTraffic(server, built, new Catalogue(List.of()), KEPT.resolve("traffic.log"));
      for (Path file : files) {
        Verdict verdict = review(server, file, server.sizes());
        boolean right = verdict.expected().equals(verdict.found());
        String name = file.getFileName().toString().replaceFirst("\\.sql$", "");
        String met = "not tried";
        if (verdict.runs()) {
          TrafficResult result = rehearse(traffic, file);
          met = "%s, %d failed".formatted(stall(result), result.failures().size());
          boolean blocked =
              verdict.findings().stream().anyMatch(each -> each.severity() == Severity.BLOCKING);
          boolean told = Files.readString(file).contains("-- beside the service: fails");
          right &= blocked || told || (result.applied() && result.failures().isEmpty());
        }
        System.out.printf(
            "%-5s %-30s %-20s %s%n",
            right ? "ok" : "WRONG", name, met, String.join(", ", verdict.found()));
        if (!right) {
          System.out.printf("%-57s %s%n", "  expected", String.join(", ", verdict.expected()));
          wrong++;
        }
      }
    }
    System.out.printf(
        "%d migrations with %,d posts; %d not as expected.%n", files.size(), rows, wrong);
    System.exit(wrong == 0 ? 0 : 1);
  }

  private static String stall(TrafficResult result) {
    return result.longestStall().map(each -> Growth.time(1000 * each.seconds())).orElse("no stall");
  }

  /** Beside the service, without anybody else in its way. */
  private static TrafficResult rehearse(UnderTraffic traffic, Path file) throws Exception {
    Path before = KEPT.resolve("corpus/before");
    Path all = KEPT.resolve("corpus/all");
    Folders.delete(KEPT.resolve("corpus"));
    Folders.copy(OURS, before);
    Path given = given(file.toString());
    if (Files.exists(given)) {
      Files.copy(given, before.resolve("V998__given.sql"));
    }
    // It would grant what some of them drop; what it grants was granted with the rows.
    Files.delete(before.resolve("afterMigrate__privileges.sql"));
    Folders.copy(before, all);
    Files.copy(file, all.resolve("V999__tried.sql"));
    return traffic.rehearse(before, all, 0);
  }

  private static List<String> expected(String sql) {
    return Stream.of(
            lines(sql, "expects", ""),
            lines(sql, "locks", "locks "),
            lines(sql, "rewrites", "rewrites "))
        .flatMap(List::stream)
        .sorted()
        .toList();
  }

  private static List<String> lines(String sql, String key, String prefix) {
    String start = "-- " + key + ":";
    return sql.lines()
        .filter(line -> line.startsWith(start))
        .flatMap(line -> Stream.of(line.substring(start.length()).split(";")))
        .map(String::strip)
        .filter(text -> !text.equals(NOTHING))
        .map(prefix::concat)
        .toList();
  }

  private static List<String> found(Measurement measurement, List<Finding> findings) {
    SortedMap<String, LockMode> locks = new TreeMap<>();
    List<String> lines =
        findings.stream()
            .map(finding -> finding.severity() + " " + finding.rule())
            .collect(Collectors.toCollection(ArrayList::new));
    for (MeasuredStep step : measurement.steps()) {
      step.locks().forEach((table, mode) -> locks.merge(table, mode, LockMode::stronger));
      step.rewritten().stream()
          .filter(name ->
              step.before().tables().values().stream().anyMatch(table -> table.name().equals(name)))
          .forEach(name -> lines.add("rewrites " + name));
    }
    locks.forEach((table, mode) -> lines.add("locks " + table + " " + mode));
    return lines.stream().sorted().toList();
  }
}
