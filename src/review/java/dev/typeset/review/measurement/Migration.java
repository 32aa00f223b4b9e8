package dev.typeset.review.measurement;

import java.util.List;

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
    /** The same without the comments above it. */
    public String statement() {
      return sql.replaceFirst("^(?s:\\s*(--[^\\n]*\\n|/\\*.*?\\*/))*\\s*", "");
    }
  }
}
