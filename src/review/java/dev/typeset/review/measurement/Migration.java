package dev.typeset.review.measurement;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A migration that is reviewed.
 *
 * @param file where it stands, from the project's directory
 * @param sql the whole of it
 * @param transactional whether one transaction holds it all
 * @param steps its statements, in order
 */
public record Migration(String file, String sql, boolean transactional, List<Step> steps) {
  /**
   * A statement of a migration.
   *
   * @param line where it begins in the file after the comments above it, from 1
   * @param sql without the semicolon, with those comments
   */
  public record Step(int line, String sql) {
    private static final Pattern ALLOW = Pattern.compile("--[ \\t]*allow:[ \\t]*(\\S.*)");

    /** The same without the comments above it. */
    public String statement() {
      int at = 0;
      while (at < sql.length()) {
        boolean line = sql.startsWith("--", at);
        if (line || sql.startsWith("/*", at)) {
          int end = sql.indexOf(line ? "\n" : "*/", at);
          at = end < 0 ? sql.length() : end + (line ? 1 : 2);
        } else if (Character.isWhitespace(sql.charAt(at))) {
          at++;
        } else {
          break;
        }
      }
      return sql.substring(at).strip();
    }

    /** The same with a semicolon, which no comment hides. */
    public String terminated() {
      String statement = statement();
      boolean comment = statement.substring(statement.lastIndexOf('\n') + 1).contains("--");
      return statement + (comment ? "\n;" : ";");
    }

    /** The reason behind {@code -- allow:}, in the statement or right above it; empty without. */
    public String allowed() {
      String above = sql.substring(0, sql.length() - statement().length());
      String near = above.substring(above.lastIndexOf("\n\n") + 1) + statement();
      Matcher allow = ALLOW.matcher(near);
      return allow.find() ? allow.group(1).strip() : "";
    }
  }
}
