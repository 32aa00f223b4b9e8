package dev.typeset.review.measurement;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
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

  private MigrationReader() {}

  /** Reads one from a file, which is named as the path is. */
  public static Migration read(Path file) throws IOException {
    return read(file.toString(), Files.readString(file));
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

  /**
   * The line of a statement that no transaction may hold, in a file that has others too: Flyway
   * refuses to run it. 0 where there is none.
   */
  static int refused(Migration migration) {
    List<SqlStatement> alone =
        statements(migration.sql()).stream()
            .filter(statement -> !statement.canExecuteInTransaction())
            .toList();
    return alone.isEmpty() || alone.size() == migration.steps().size()
        ? 0
        : alone.getFirst().getLineNumber();
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
