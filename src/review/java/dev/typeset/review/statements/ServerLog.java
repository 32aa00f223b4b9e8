package dev.typeset.review.statements;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What PostgreSQL itself says of the statements that come to one database: whatever a program does,
 * and through whichever driver, it stands in the server's log before it is answered.
 */
final class ServerLog {
  private static final Pattern SENT =
      Pattern.compile("LOG:  (?:statement|execute [^:]*): (.*)", Pattern.DOTALL);
  private static final Pattern VALUES =
      Pattern.compile("DETAIL:  Parameters: (.*)", Pattern.DOTALL);
  private static final Pattern VALUE =
      Pattern.compile("\\$(\\d+) = (?:NULL|'((?:[^']++|'')*+)')(?:, |$)");

  private static final Pattern BYTES = Pattern.compile("\\\\x[0-9a-f]*");

  /** Of a transaction or a connection, or to see whether it is there. */
  private static final Pattern ASIDE =
      Pattern.compile(
          "(?i:begin|start|commit|rollback|set|show|discard)\\b.*|SELECT 1", Pattern.DOTALL);

  /** A statement with the values of $1, $2, …. */
  record Sent(String sql, List<@Nullable String> values) {
    /** What is to be known of the types of its parameters; PostgreSQL finds the others. */
    List<String> types() {
      return values.stream()
          .map(value -> value != null && BYTES.matcher(value).matches() ? "bytea" : "unknown")
          .toList();
    }
  }

  private final Path file;
  private final String mark;
  private long read;

  private ServerLog(Path file, String mark, long read) {
    this.file = file;
    this.mark = mark;
    this.read = read;
  }

  /**
   * Begins to listen: whoever connects from now on is heard.
   *
   * @param owner a connection of a superuser to the database
   * @param database its name
   */
  static ServerLog of(Connection owner, String database) throws SQLException, IOException {
    try (Statement statement = owner.createStatement()) {
      // Of the server as a whole, for the prefix can be set in no other way.
      statement.execute("alter system set log_line_prefix = '<%d> '");
      statement.execute("select pg_reload_conf()");
      for (String setting :
          List.of(
              "log_statement = 'all'",
              "log_error_verbosity = 'default'",
              "log_parameter_max_length = -1")) {
        statement.execute("alter database " + database + " set " + setting);
      }
      try (ResultSet folder = statement.executeQuery("show data_directory")) {
        folder.next();
        Path file = Path.of(folder.getString(1)).resolveSibling("server.log");
        return new ServerLog(file, "<" + database + "> ", file.toFile().length());
      }
    }
  }

  /** The statements since the last call, in order. */
  List<Sent> next() throws IOException {
    List<Sent> all = new ArrayList<>();
    for (String entry : entries(text())) {
      Matcher sent = SENT.matcher(entry);
      Matcher values = VALUES.matcher(entry);
      if (sent.matches()) {
        all.add(new Sent(sent.group(1), List.of()));
      } else if (values.matches()) {
        all.add(new Sent(all.removeLast().sql(), values(values.group(1))));
      }
    }
    all.removeIf(sent -> ASIDE.matcher(sent.sql()).matches());
    return all;
  }

  private String text() throws IOException {
    try (RandomAccessFile log = new RandomAccessFile(file.toFile(), "r")) {
      byte[] bytes = new byte[(int) (log.length() - read)];
      log.seek(read);
      log.readFully(bytes);
      read += bytes.length;
      return new String(bytes, UTF_8);
    }
  }

  /** PostgreSQL begins each further line of a text with a tab. */
  private List<String> entries(String text) {
    List<String> entries = new ArrayList<>();
    for (String entry : text.split("\n(?!\t)", -1)) {
      if (entry.startsWith(mark)) {
        entries.add(entry.substring(mark.length()).replace("\n\t", "\n").stripTrailing());
      }
    }
    return entries;
  }

  private static List<@Nullable String> values(String text) {
    List<@Nullable String> values = new ArrayList<>();
    Matcher value = VALUE.matcher(text);
    while (value.find()) {
      values.add(value.group(2) == null ? null : value.group(2).replace("''", "'"));
    }
    return values;
  }
}
