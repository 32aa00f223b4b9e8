package dev.typeset.review;

import dev.typeset.review.report.Report;
import dev.typeset.review.report.ReportPages;
import dev.typeset.review.report.SarifFile;
import dev.typeset.review.rules.Finding;
import dev.typeset.review.rules.Severity;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.flywaydb.core.api.FlywayException;
import org.jspecify.annotations.Nullable;

/** Reviews the migrations of the working tree, and writes what it found into target/review. */
public final class Review {
  private static final Path PAGES = Path.of("target/review");

  /** With fewer, the rehearsal would sign in all users there are, and count its failures. */
  private static final int LEAST_ROWS = 5_000;

  private static final int MOST_ROWS = 10_000_000;

  private Review() {}

  /**
   * What to review.
   *
   * @param base the revision that the migrations come after: of a branch, where this one left it
   * @param migration one file to review in place of those of the working tree
   * @param rows how many posts the fullest database has
   */
  record Settings(String base, @Nullable Path migration, int rows) {
    /**
     * From BASE, MIGRATION and ROWS.
     *
     * @throws IllegalArgumentException for a bad number, naming it
     */
    static Settings of(Map<String, String> environment) {
      String base = environment.getOrDefault("BASE", "").strip();
      String migration = environment.getOrDefault("MIGRATION", "").strip();
      String rows = environment.getOrDefault("ROWS", "").strip();
      return new Settings(
          !base.isEmpty() ? base : migration.isEmpty() ? "origin/main" : "HEAD",
          migration.isEmpty() ? null : Path.of(migration),
          rows.isEmpty() ? 100_000 : number(rows));
    }

    private static int number(String rows) {
      String digits = rows.replaceAll("[_,]", "");
      int number = digits.matches("\\d{1,9}") ? Integer.parseInt(digits) : 0;
      if (number < LEAST_ROWS || number > MOST_ROWS) {
        throw new IllegalArgumentException(
            "ROWS is %s, and is to be a number from %d to %d."
                .formatted(rows, LEAST_ROWS, MOST_ROWS));
      }
      return number;
    }
  }

  /**
   * Ends with 1 where something blocks, and with 2 where nothing can be reviewed.
   *
   * @throws InterruptedException where somebody ends it
   */
  public static void main(String... arguments) throws InterruptedException {
    Progress.alone();
    try (FileChannel _ = alone()) {
      for (String page : List.of("report.html", "report.md", "report.sarif")) {
        boolean _ = Files.deleteIfExists(PAGES.resolve(page));
      }
      Report report = ReviewRun.of(Settings.of(System.getenv()));
      write(report);
      System.out.printf("%n%s%n", report.verdict().sentence());
      report.findings().stream().map(Review::line).forEach(System.out::println);
      System.out.printf("%nAll of it: %s%n", PAGES.resolve("report.html"));
      System.exit(report.verdict().worst() == Severity.BLOCKING ? 1 : 0);
    } catch (NoSuchFileException e) {
      System.err.println("There is no file " + e.getFile() + ".");
      System.exit(2);
    } catch (IOException | FlywayException | IllegalArgumentException | IllegalStateException e) {
      System.err.println(e.getMessage());
      System.exit(2);
    }
  }

  /** Two at a time would write into each other's files. Held until it is closed. */
  private static FileChannel alone() throws IOException {
    Files.createDirectories(PAGES);
    FileChannel channel =
        FileChannel.open(
            PAGES.resolve(".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    if (channel.tryLock() == null) {
      channel.close();
      throw new IllegalStateException(
          "Another review runs in this checkout: wait for its end, or take a checkout of its own.");
    }
    return channel;
  }

  private static void write(Report report) throws IOException {
    Files.writeString(PAGES.resolve("report.html"), ReportPages.html(report));
    Files.writeString(PAGES.resolve("report.md"), ReportPages.markdown(report));
    Files.writeString(PAGES.resolve("report.sarif"), SarifFile.of(report.findings()));
  }

  private static String line(Finding finding) {
    List<String> words =
        List.of(
            finding.severity().name().toLowerCase(Locale.ROOT),
            finding.place(),
            finding.rule(),
            finding.message());
    return "  " + String.join("  ", words);
  }
}
