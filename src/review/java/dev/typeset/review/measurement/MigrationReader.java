package dev.typeset.review.measurement;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.internal.parser.ParsingContext;
import org.flywaydb.core.internal.parser.Token;
import org.flywaydb.core.internal.resource.StringResource;
import org.flywaydb.core.internal.sqlscript.SqlStatement;
import org.flywaydb.database.postgresql.PostgreSQLParser;
import org.jspecify.annotations.Nullable;

/** Takes migrations apart as Flyway does, with its own parser. */
public final class MigrationReader {
  private static final Pattern LAST_COMMENT = Pattern.compile("^;[ \\t]*(--.*)");

  private record Refused(String rule, Pattern statement, String message) {}

  private static final List<Refused> REFUSED =
      List.of(
          new Refused(
              "ends-transaction",
              Pattern.compile(
                  "(?i)^(begin|start\\s+transaction|commit|end|rollback(?!\\s+(work\\s+|transaction\\s+)?to\\b)|abort|prepare\\s+transaction)\\b"),
              "It takes the file out of the transaction that Flyway holds: what stands above it stays where the rest fails. Write one file for each transaction, without this."),
          new Refused(
              "changes-server",
              Pattern.compile(
                  "(?i)^(alter\\s+system|((create|alter|drop)\\s+(role|user(?!\\s+mapping)|group|tablespace|database)))\\b"),
              "It changes the whole server, which other databases share, and was not run. Who runs the server does that."),
          new Refused(
              "copies-from-client",
              Pattern.compile("(?is)^copy\\b.*\\bfrom\\s+stdin\\b"),
              "It reads rows from the client, and was not run. Write them as INSERT."));

  private MigrationReader() {}

  /** Reads one from a file, which is named as the path is. */
  public static Migration read(Path file) throws IOException {
    try {
      return read(file.toString(), Files.readString(file));
    } catch (CharacterCodingException e) {
      throw new IllegalArgumentException(file + " is not in UTF-8.", e);
    }
  }

  /**
   * Reads one from its text.
   *
   * @param file what it is called
   */
  public static Migration read(String file, String sql) {
    List<SqlStatement> statements = statements(sql);
    List<Migration.Step> steps = new ArrayList<>();
    int end = 0;
    for (SqlStatement statement : statements) {
      String text = statement.getSql();
      int start = Math.max(sql.indexOf(text, end), end);
      // Flyway gives a comment behind a semicolon to the statement that follows.
      if (!steps.isEmpty() && text.startsWith("--") && !sql.substring(end, start).contains("\n")) {
        String comment = text.lines().findFirst().orElseThrow();
        Migration.Step before = steps.removeLast();
        steps.add(new Migration.Step(before.line(), before.sql() + " " + comment));
        text = text.substring(comment.length());
      }
      steps.add(new Migration.Step(statement.getLineNumber(), text.strip()));
      end = start + statement.getSql().length();
    }
    Matcher last = LAST_COMMENT.matcher(sql.substring(end));
    if (!steps.isEmpty() && last.find()) {
      Migration.Step before = steps.removeLast();
      steps.add(new Migration.Step(before.line(), before.sql() + " " + last.group(1)));
    }
    boolean transactional = statements.stream().allMatch(SqlStatement::canExecuteInTransaction);
    return new Migration(file, sql, transactional, List.copyOf(steps));
  }

  /** A statement that is not run at all, and the rule that says so. */
  record Refusal(Migration.Step step, String rule, String message) {}

  /** The first statement that Flyway refuses, or that would reach beyond the database it is in. */
  static Optional<Refusal> refused(Migration migration) {
    List<Integer> alone =
        statements(migration.sql()).stream()
            .filter(statement -> !statement.canExecuteInTransaction())
            .map(SqlStatement::getLineNumber)
            .toList();
    boolean mixed = !alone.isEmpty() && alone.size() < migration.steps().size();
    for (Migration.Step step : migration.steps()) {
      if (mixed && alone.contains(step.line())) {
        return Optional.of(
            new Refusal(
                step,
                "concurrently-not-alone",
                "Flyway refuses a file in which some statements need a transaction and others must be outside of one: this one must be alone in its file."));
      }
      for (Refused refused : REFUSED) {
        if (refused.statement().matcher(step.statement()).find()) {
          return Optional.of(new Refusal(step, refused.rule(), refused.message()));
        }
      }
    }
    return Optional.empty();
  }

  private static List<SqlStatement> statements(String sql) {
    List<SqlStatement> statements = new ArrayList<>();
    try (var all = new Dialect().parse(new StringResource(sql))) {
      all.forEachRemaining(statements::add);
    }
    return statements;
  }

  /** Flyway's parser without a connection, told that the server is a recent one. */
  private static final class Dialect extends PostgreSQLParser {
    Dialect() {
      super(Flyway.configure().placeholderReplacement(false), new ParsingContext());
    }

    @Override
    protected @Nullable Boolean detectCanExecuteInTransaction(
        String simplified, List<Token> keywords) {
      return simplified.startsWith("ALTER TYPE")
          ? null
          : super.detectCanExecuteInTransaction(simplified, keywords);
    }
  }
}
