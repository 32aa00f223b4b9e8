package dev.typeset.review;

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
   * @param line where it begins in the file, from 1
   * @param sql without the semicolon, with its comments
   */
  public record Step(int line, String sql) {}
}
