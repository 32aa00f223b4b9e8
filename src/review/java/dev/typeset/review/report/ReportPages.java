package dev.typeset.review.report;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import gg.jte.resolve.DirectoryCodeResolver;
import java.nio.file.Path;

/** A report as a page for a browser, and as Markdown for a pull request. */
public final class ReportPages {
  private static final Path TEMPLATES = Path.of("src/review/jte");
  private static final Path CLASSES = Path.of("target/review/templates");

  /** What a comment on a pull request may hold, in characters. */
  private static final int LONGEST = 65_000;

  private static final int MOST_FINDINGS = 30;
  private static final String CUT = "\n\nThis is cut short; report.html has all of it.\n";

  private ReportPages() {}

  /** A page that needs nothing else. */
  public static String html(Report report) {
    return render(ContentType.Html, "html", report);
  }

  /** The short form, never longer than a comment may be. */
  public static String markdown(Report report) {
    String text = render(ContentType.Plain, "markdown", report);
    if (text.length() > LONGEST) {
      text = render(ContentType.Plain, "markdown", report.shortened(MOST_FINDINGS));
      return Markdown.cut(text + "\n".repeat(2), Math.min(LONGEST, text.length() + 200), CUT);
    }
    return text;
  }

  private static String render(ContentType type, String kind, Report report) {
    var engine =
        TemplateEngine.create(
            new DirectoryCodeResolver(TEMPLATES.resolve(kind)),
            CLASSES.resolve(kind),
            type,
            ReportPages.class.getClassLoader(),
            "dev.typeset.review." + kind);
    engine.setTrimControlStructures(true);
    var output = new StringOutput();
    engine.render("report.jte", report, output);
    return output.toString();
  }
}
