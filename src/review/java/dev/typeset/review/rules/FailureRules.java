package dev.typeset.review.rules;

import dev.typeset.review.database.Schema;
import dev.typeset.review.database.SqlFailure;
import dev.typeset.review.measurement.MeasuredStep;
import dev.typeset.review.measurement.Migration;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Statements that fail where there are rows. */
final class FailureRules {
  private static final String NOT_NULL_VIOLATION = "23502";
  private static final int SQL_STATE = 5;

  private FailureRules() {}

  static void judge(MeasuredStep step, Found found) {
    SqlFailure failure = step.failure();
    if (failure == null) {
      return;
    }
    if (failure.code().length() != SQL_STATE) {
      found.fail(
          failure.code(),
          step,
          failure.message(),
          failure.code().equals("concurrently-not-alone") ? split(step, found) : "");
      return;
    }
    if (failure.code().equals(NOT_NULL_VIOLATION)
        && step.step().statement().regionMatches(true, 0, "alter table", 0, 11)) {
      judgeNull(step, failure, found);
      return;
    }
    String left =
        step.after().indexes().values().stream()
            .filter(index -> !index.valid())
            .map(index ->
                SafeWay.begin()
                    .alone("drop index concurrently if exists " + index.name() + ";")
                    .text())
            .collect(Collectors.joining("\n\n"));
    found.fail(
        "fails",
        step,
        "It fails with %s: %s.%s"
            .formatted(
                failure.code(),
                failure.message(),
                left.isEmpty()
                    ? ""
                    : " It leaves an invalid index behind: drop it before the next try."),
        left);
  }

  /** Rows that are there have no value for a column that must have one. */
  private static void judgeNull(MeasuredStep step, SqlFailure failure, Found found) {
    String table = SafeWay.quoted(failure.table());
    String column = SafeWay.quoted(failure.column());
    Matcher added =
        Pattern.compile(
                "(?i)add (?:column )?(?:if not exists )?"
                    + Pattern.quote(column)
                    + "\\s+((?:double precision|timestamp with time zone|character varying|[a-z]\\w*)(?:\\([^)]*\\))?(?: with(?:out)? time zone)?(?:\\[\\])*)")
            .matcher(step.step().sql().replaceAll("\\s+", " "));
    if (added.find()) {
      found.fail(
          "not-null-without-default",
          step,
          "It fails: the rows of %s have no value for %s, which must have one."
              .formatted(table, column),
          SafeWay.begin()
              .file("alter table %s add column %s %s;".formatted(table, column, added.group(1)))
              .values(step.before(), id(step, table), column, added.group(1))
              .notNull(table, column)
              .text());
      return;
    }
    found.fail(
        "not-null-on-nulls",
        step,
        "It fails: rows of %s have no value for %s.".formatted(table, column),
        SafeWay.begin()
            .values(step.before(), id(step, table), column, type(step, table, column))
            .notNull(table, column)
            .text());
  }

  private static long id(MeasuredStep step, String table) {
    return step.before().tables().values().stream()
        .filter(each -> each.name().equals(table))
        .mapToLong(Schema.Table::id)
        .findFirst()
        .orElse(0);
  }

  private static String type(MeasuredStep step, String table, String name) {
    Schema.Column column = step.before().column(id(step, table), name);
    return column == null ? "" : column.type();
  }

  private static String split(MeasuredStep refused, Found found) {
    SafeWay way = SafeWay.begin().alone(refused.step().terminated());
    String others =
        found.measurement().migration().steps().stream()
            .filter(step -> step.line() != refused.step().line())
            .map(Migration.Step::statement)
            .filter(sql -> !sql.toLowerCase(Locale.ROOT).startsWith("set "))
            .collect(Collectors.joining(";\n"));
    return others.isEmpty() ? way.text() : way.file(others + ";").text();
  }
}
