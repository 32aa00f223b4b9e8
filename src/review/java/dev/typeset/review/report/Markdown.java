package dev.typeset.review.report;

/** Words of others in Markdown, which shall not take them for its own. */
public final class Markdown {
  private Markdown() {}

  /** As text on one line, which names nobody and opens nothing. */
  public static String text(String words) {
    return words
        .strip()
        .replaceAll("\\s+", " ")
        .replaceAll("([\\\\`*\\[\\]<>|#~]|(?<!\\w)_|_(?!\\w))", "\\\\$1")
        .replace("@", "&#64;");
  }

  /** As code on one line, in a cell of a table too. */
  public static String code(String words) {
    String line = words.strip().replaceAll("\\s+", " ").replace("|", "\\|");
    return line.isEmpty() ? "" : line.contains("`") ? "`` " + line + " ``" : "`" + line + "`";
  }

  /** As a block of code, whatever is in it. */
  public static String block(String language, String words) {
    String fence = words.contains("```") ? "~~~~~~" : "```";
    return fence + language + "\n" + words + "\n" + fence;
  }

  /** The beginning of a page, with whatever is open there closed. */
  static String cut(String page, int most, String end) {
    String kept = page.substring(0, page.lastIndexOf('\n', most - end.length() - 100));
    long fences = kept.lines().filter(line -> line.strip().startsWith("```")).count();
    String open = fences % 2 == 1 ? "\n  ```" : "";
    boolean details = kept.lastIndexOf("<details>") > kept.lastIndexOf("</details>");
    return kept + open + (details ? "\n\n  </details>" : "") + end;
  }
}
