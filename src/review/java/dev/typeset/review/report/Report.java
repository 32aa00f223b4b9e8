package dev.typeset.review.report;

import dev.typeset.review.rules.Finding;
import dev.typeset.review.rules.Severity;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * All that a review found, as its pages tell it: words and pictures, nothing to compute.
 *
 * @param subject the migrations, in a few words
 * @param base the revision that they come after
 * @param scene what it was measured on: server, rows
 * @param verdict one sentence
 * @param findings the worst first
 * @param files the migrations, statement by statement
 * @param traffic the base's service meanwhile
 * @param deploy statements of one release on the schema of the other
 * @param lint what was said of the linter, where it could not run; else empty
 * @param diagram the tables, as SVG
 * @param schema db/schema.sql
 * @param java the typed tables
 * @param http the OpenAPI document
 * @param plans of statements, those that changed
 */
public record Report(
    String subject,
    String base,
    String scene,
    Verdict verdict,
    List<Finding> findings,
    List<File> files,
    Part<Traffic> traffic,
    Part<Deploy> deploy,
    String lint,
    Part<String> diagram,
    Part<TextChange> schema,
    Part<List<Change>> java,
    Part<List<Change>> http,
    Part<List<Plan>> plans) {
  /** The same with so many findings, the worst, and without the safe ways. */
  public Report shortened(int most) {
    List<Finding> few =
        findings.stream()
            .limit(most)
            .map(each ->
                new Finding(
                    each.severity(), each.rule(), each.file(), each.line(), each.message(), ""))
            .toList();
    return new Report(
        subject, base, scene, verdict, few, files, traffic, deploy, lint, diagram, schema, java,
        http, plans);
  }

  /** Why differences are missing, each reason once. */
  public List<String> missing() {
    return Stream.of(diagram, schema, java, http, plans)
        .map(Part::missing)
        .filter(reason -> !reason.isEmpty())
        .distinct()
        .toList();
  }

  /** Whether Java, callers and plans were compared, and none of them differs. */
  public boolean nothingChanges() {
    return Stream.of(java, http, plans)
        .allMatch(part -> part.content() != null && part.content().isEmpty());
  }

  /**
   * The verdict.
   *
   * @param worst how bad the worst finding is; null where there is none
   * @param sentence what to do, and why
   */
  public record Verdict(@Nullable Severity worst, String sentence) {
    /**
     * What the findings come to.
     *
     * @param findings the worst first
     */
    public static Verdict of(List<Finding> findings) {
      if (findings.isEmpty()) {
        return new Verdict(null, "May be merged: nothing was found.");
      }
      Finding first = findings.getFirst();
      long more = findings.stream().filter(each -> each.severity() == first.severity()).count() - 1;
      return new Verdict(
          first.severity(),
          switch (first.severity()) {
            case BLOCKING ->
                "Not to be merged as it is. %s%s"
                    .formatted(
                        first.message(), more(more, "other thing blocks", "other things block"));
            case WARNING ->
                "May be merged after a look. %s%s"
                    .formatted(first.message(), more(more, "other warning", "other warnings"));
            case NOTE -> "May be merged: nothing blocks.";
          });
    }

    private static String more(long number, String one, String many) {
      return number == 0 ? "" : " (And %d %s.)".formatted(number, number == 1 ? one : many);
    }
  }

  /**
   * A part that may be missing.
   *
   * @param content null where it is missing
   * @param missing why it is missing; empty where it is there
   */
  public record Part<T>(@Nullable T content, String missing) {
    /** One that is there. */
    public static <T> Part<T> of(T content) {
      return new Part<>(content, "");
    }

    /** One that could not be made, for this reason. */
    public static <T> Part<T> missing(String reason) {
      return new Part<>(null, reason);
    }
  }

  /** A migration. */
  public record File(String name, boolean transactional, List<Statement> statements) {}

  /**
   * A statement of a migration.
   *
   * @param rewritten tables and indexes that were written anew
   * @param time on all rows, and how it grows with them
   * @param error what PostgreSQL said where it failed; else empty
   */
  public record Statement(
      int line,
      String sql,
      List<Lock> locks,
      List<String> rewritten,
      String time,
      String wal,
      String error,
      List<Finding> findings) {
    /** What it begins with. */
    public String brief() {
      String line = sql.replaceAll("(?m)^\\s*--.*$", "").strip().replaceAll("\\s+", " ");
      return line.length() <= 70 ? line : line.substring(0, 69) + "…";
    }

    /** Its locks, with how long each is held. */
    public String lockedTables() {
      return locks.stream()
          .map(lock -> "%s: %s, %s".formatted(lock.table(), lock.mode(), lock.held()))
          .collect(Collectors.joining("; "));
    }

    /** The routes that its locks stop, each once. */
    public String stopped() {
      return locks.stream()
          .flatMap(lock -> lock.stops().stream())
          .distinct()
          .collect(Collectors.joining(", "));
    }
  }

  /**
   * A lock on a table.
   *
   * @param held how long
   * @param stops the routes that wait meanwhile
   * @param passes the routes that use the table and go on
   */
  public record Lock(
      String table, String mode, String held, List<String> stops, List<String> passes) {}

  /**
   * The service of the base while the migration ran.
   *
   * @param picture as SVG
   */
  public record Traffic(
      String picture, String sentence, List<Lane> lanes, List<String> waits, List<String> failed) {}

  /** The requests of one route. */
  public record Lane(
      String route, int requests, int failed, String medianBefore, String worstDuring) {}

  /**
   * Each release on the schema of the other.
   *
   * @param sentence what was tried
   */
  public record Deploy(String sentence, List<Broken> broken) {}

  /**
   * Statements that fail on the schema of the other release, for one reason.
   *
   * @param direction which release meets which schema
   */
  public record Broken(String direction, String route, String sql, String error) {}

  /**
   * Something that is another.
   *
   * @param kind added, removed or changed
   * @param before empty where it is new
   * @param after empty where it is gone
   */
  public record Change(String kind, String place, String before, String after, boolean breaking) {}

  /**
   * A text, side by side and as a patch.
   *
   * @param patch in the unified format; empty where nothing changed
   */
  public record TextChange(List<TextDifference.Row> rows, String patch) {}

  /** The plan of a statement. */
  public record Plan(String route, String sql, String before, String after, boolean grew) {}
}
