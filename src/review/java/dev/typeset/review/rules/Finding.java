package dev.typeset.review.rules;

/**
 * One thing that a reviewer should know.
 *
 * @param severity how much it matters
 * @param rule its name, in small letters and hyphens, such as {@code rewrites-table}
 * @param file the file that it is about, from the project's directory
 * @param line in that file, from 1; 0 for the whole of it
 * @param message a sentence or two, without markup
 * @param safeWay SQL that does the same without harm, made for this very statement; empty where
 *     there is none
 */
public record Finding(
    Severity severity, String rule, String file, int line, String message, String safeWay) {
  /** Where it is, as compilers write it. */
  public String place() {
    return line == 0 ? file : file + ":" + line;
  }
}
