package dev.typeset.review;

import dev.typeset.review.database.LockMode;
import dev.typeset.review.database.SeededServer;
import dev.typeset.review.measurement.MeasuredStep;
import dev.typeset.review.measurement.Measurement;
import dev.typeset.review.measurement.Migration;
import dev.typeset.review.measurement.MigrationReader;
import dev.typeset.review.rules.Finding;
import dev.typeset.review.rules.Rules;
import dev.typeset.review.rules.Severity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Small migrations, each a known hazard or a known safe way, with what a review has to find in
 * them. Their first lines say it: {@code -- expects:} findings, {@code -- locks:} the strongest
 * lock on each table, and {@code -- rewrites:} tables, parted by semicolons. What stands beside one
 * as {@code .given.sql} has run before.
 */
public final class ReviewCorpus {
  private static final Path FOLDER = Path.of("src/test/resources/migrations-review");
  private static final String NOTHING = "nothing";

  private ReviewCorpus() {}

  /**
   * A migration, what was expected of it, and what was found.
   *
   * @param expected lines as {@code BLOCKING rewrites-table}, {@code locks posts SHARE} and {@code
   *     rewrites posts}, sorted
   * @param found the same of the review
   * @param findings what the lines were made of
   */
  public record Verdict(
      Path file, List<String> expected, List<String> found, List<Finding> findings) {}

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
        file, expected(measurement.migration().sql()), found(measurement, findings), findings);
  }

  /** What has run before. */
  static List<Migration> given(Path file) throws IOException {
    Path given = Path.of(file.toString().replaceFirst("\\.sql$", ".given.sql"));
    return Files.exists(given) ? List.of(MigrationReader.read(given)) : List.of();
  }

  /** As if the tables of the corpus that are made well were granted. */
  static String privileges() throws IOException {
    return Files.readString(Path.of("db/migrations/afterMigrate__privileges.sql"))
        + "-- ('bookmarks', 'SELECT INSERT DELETE')";
  }

  /**
   * Reviews all with ROWS posts, prints a line for each, and ends with 1 where one is not as
   * expected.
   */
  public static void main(String... arguments) throws IOException, SQLException {
    Progress.alone();
    int rows = Review.Settings.of(System.getenv()).rows();
    Map<Severity, Integer> counts = new EnumMap<>(Severity.class);
    List<Path> wrong = new ArrayList<>();
    List<Path> files = files();
    try (SeededServer server =
        SeededServer.open(
            SeededServer.KEPT, Path.of("db/migrations"), Path.of("db/seed/many.sql"), rows)) {
      for (Path file : files) {
        Verdict verdict = review(server, file, server.sizes());
        boolean right = verdict.expected().equals(verdict.found());
        String name = file.getFileName().toString().replaceFirst("\\.sql$", "");
        System.out.printf(
            "%-5s %-30s %s%n", right ? "ok" : "WRONG", name, String.join(", ", verdict.found()));
        if (!right) {
          System.out.printf("%-36s %s%n", "  expected", String.join(", ", verdict.expected()));
          wrong.add(file);
        }
        verdict.findings().forEach(finding -> counts.merge(finding.severity(), 1, Integer::sum));
      }
    }
    System.out.printf(
        "%d migrations with %,d posts: %s; %d not as expected.%n",
        files.size(), rows, counts, wrong.size());
    System.exit(wrong.isEmpty() ? 0 : 1);
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
      step.locks()
          .forEach((table, mode) -> locks.merge(table, mode, (a, b) -> a.compareTo(b) < 0 ? b : a));
      step.rewritten().stream()
          .filter(name ->
              step.before().tables().values().stream().anyMatch(table -> table.name().equals(name)))
          .forEach(name -> lines.add("rewrites " + name));
    }
    locks.forEach((table, mode) -> lines.add("locks " + table + " " + mode));
    return lines.stream().sorted().toList();
  }
}
