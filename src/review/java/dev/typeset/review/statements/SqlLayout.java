package dev.typeset.review.statements;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * SQL over lines, so that a small change of a statement is a small change of its text: what fits
 * stays on a line, what does not is broken before its clauses, then between its parts, then inside
 * of its longest brackets. Nothing but white space changes, and never inside of quotes.
 */
final class SqlLayout {
  private static final int WIDTH = 110;
  private static final Pattern QUOTED = Pattern.compile("'(?:[^']++|'')*+'|\"(?:[^\"]++|\"\")*+\"");
  private static final Pattern SPACE = Pattern.compile("(?<=\\()\\s+|\\s+(?=\\))|(\\s+)");
  private static final Pattern CLAUSE =
      Pattern.compile(
          "(?<!\\b(?:delete|distinct|outer|cross|conflict)) (?=(?:select|from|where|group by|having|order by"
              + "|left outer join|cross join|join|union|offset|fetch|limit|for|on conflict|returning|values|set)\\b)");
  private static final Pattern PART = Pattern.compile("(?<=,) | (?=(?:and|or)\\b)");

  private final List<String> lines = new ArrayList<>();

  private SqlLayout() {}

  /** The same SQL on one line, without white space that says nothing. */
  static String flat(String sql) {
    StringBuilder flat = new StringBuilder();
    int end = 0;
    for (MatchResult quoted : QUOTED.matcher(sql).results().toList()) {
      flat.append(squeezed(sql.substring(end, quoted.start()))).append(quoted.group());
      end = quoted.end();
    }
    return flat.append(squeezed(sql.substring(end))).toString().strip();
  }

  /** The same SQL on lines. */
  static List<String> lines(String sql) {
    var layout = new SqlLayout();
    layout.add(flat(sql), 0);
    return List.copyOf(layout.lines);
  }

  private static String squeezed(String sql) {
    return SPACE.matcher(sql).replaceAll(space -> space.group(1) == null ? "" : " ");
  }

  private void add(String sql, int indent) {
    if (indent + sql.length() <= WIDTH) {
      lines.add(" ".repeat(indent) + sql);
      return;
    }
    int[] depths = depths(sql);
    List<String> clauses = split(sql, CLAUSE, depths);
    if (clauses.size() > 1) {
      clauses.forEach(clause -> add(clause, indent));
      return;
    }
    List<String> parts = split(sql, PART, depths);
    if (parts.size() > 1) {
      add(parts.getFirst(), indent);
      parts.subList(1, parts.size()).forEach(part -> add(part, indent + 2));
      return;
    }
    addBrackets(sql, indent, depths);
  }

  private void addBrackets(String sql, int indent, int[] depths) {
    int from = 0;
    int to = 0;
    int open = -1;
    for (int i = 0; i < sql.length(); i++) {
      if (sql.charAt(i) == '(' && depths[i] == 1 && open < 0) {
        open = i;
      } else if (sql.charAt(i) == ')' && depths[i] == 0 && open >= 0) {
        if (i - open > to - from) {
          from = open;
          to = i;
        }
        open = -1;
      }
    }
    if (to - from < 2) {
      lines.add(" ".repeat(indent) + sql);
      return;
    }
    lines.add(" ".repeat(indent) + sql.substring(0, from + 1));
    add(sql.substring(from + 1, to), indent + 2);
    add(sql.substring(to), indent);
  }

  /** How many brackets are open behind each character; those in quotes count as deep. */
  private static int[] depths(String sql) {
    int[] depths = new int[sql.length()];
    Matcher quoted = QUOTED.matcher(sql);
    boolean more = quoted.find();
    int depth = 0;
    for (int i = 0; i < sql.length(); i++) {
      if (more && i == quoted.end()) {
        more = quoted.find();
      }
      boolean isQuoted = more && i >= quoted.start();
      if (!isQuoted && sql.charAt(i) == '(') {
        depth++;
      } else if (!isQuoted && sql.charAt(i) == ')' && i > 0) {
        depth--;
      }
      depths[i] = isQuoted ? Integer.MAX_VALUE : depth;
    }
    return depths;
  }

  private static List<String> split(String sql, Pattern before, int[] depths) {
    List<String> parts = new ArrayList<>();
    Matcher space = before.matcher(sql);
    int from = 0;
    while (space.find()) {
      if (depths[space.start()] == 0) {
        parts.add(sql.substring(from, space.start()));
        from = space.end();
      }
    }
    parts.add(sql.substring(from));
    return parts;
  }
}
