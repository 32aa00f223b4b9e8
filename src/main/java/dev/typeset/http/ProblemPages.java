package dev.typeset.http;

import com.fasterxml.jackson.databind.JsonNode;
import dev.typeset.core.Problem;
import java.util.List;
import java.util.stream.Collectors;
import org.eclipse.jetty.http.HttpStatus;

/** The words of {@link ProblemType} as HTML, each with an answer that the service gives. */
final class ProblemPages {
  private static final String REQUEST_ID = "6f1c0b52d7a94e38";

  private ProblemPages() {}

  /** The page of one. */
  static String of(ProblemType type) {
    return frame(
        type.title(),
        """
        <h1>%s</h1>
        <p>HTTP status %d, type <code>%s</code>.</p>
        <p>%s</p>
        <h2>What to do</h2>
        <p>%s</p>
        <h2>Example</h2>
        <pre>%s</pre>
        <p><a href="/problems">All problems</a> · <a href="/docs">The API</a></p>
        """
            .formatted(
                escape(type.title()),
                type.status(),
                type.uri(),
                escape(type.explanation()),
                escape(type.remedy()),
                escape(answer(type))));
  }

  /** The page that leads to all others. */
  static String list(List<ProblemType> types) {
    String items =
        types.stream()
            .map(type ->
                """
                <dt><a href="%s">%s</a> <code>%d</code></dt>
                <dd>%s</dd>
                """
                    .formatted(
                        type.uri(),
                        escape(type.title()),
                        type.status(),
                        escape(type.explanation())))
            .collect(Collectors.joining());
    return frame(
        "Problems",
        "<h1>Problems</h1>\n<p>Every error is one of these.</p>\n<dl>\n" + items + "</dl>\n");
  }

  /** A document as a caller gets it. */
  static JsonNode example(ProblemType type) {
    return Json.read(Problems.document(ProblemExamples.of(type), REQUEST_ID));
  }

  private static String answer(ProblemType type) {
    Problem problem = ProblemExamples.of(type);
    var answer = new StringBuilder("HTTP/1.1 " + type.status() + " ");
    answer.append(HttpStatus.getMessage(type.status())).append('\n');
    answer.append("Content-Type: " + MediaTypes.PROBLEM + "\n");
    answer.append(RequestId.HEADER + ": " + REQUEST_ID + "\n");
    Problems.headers(problem)
        .forEach((name, value) -> answer.append(name).append(": ").append(value).append('\n'));
    return answer.append('\n').append(example(type).toPrettyString()).toString();
  }

  private static String frame(String title, String content) {
    return """
    <!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <title>%s</title>
        <link rel="icon" href="data:,">
        <link rel="stylesheet" href="/docs/pages.css">
      </head>
      <body>
        <main>
    %s    </main>
      </body>
    </html>
    """
        .formatted(escape(title), content);
  }

  private static String escape(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }
}
