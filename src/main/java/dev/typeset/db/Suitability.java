package dev.typeset.db;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** What this service asks of a PostgreSQL server, whatever is in the database. */
final class Suitability {

  private static final int OLDEST = 15;

  private static final String FACTS =
      """
      select current_setting('server_version_num')::int / 10000 as major,
        current_setting('server_version') as version,
        getdatabaseencoding() as encoding,
        case getdatabaseencoding() when 'UTF8' then lower(chr(196)) = chr(228) else true end as folds,
        exists (select from pg_available_extensions where name = 'pg_trgm') as trigrams
      """;

  private Suitability() {}

  /** Raises an {@link DatabaseFailure.Unfit} with a line for everything that is missing. */
  static void check(DatabaseUrl url) {
    List<String> missing;
    try (Connection connection = Jdbc.source(url, Jdbc.readOnly(url)).getConnection();
        Statement statement = connection.createStatement();
        ResultSet facts = statement.executeQuery(FACTS)) {
      facts.next();
      missing =
          missing(
              facts.getInt("major"),
              facts.getString("version"),
              facts.getString("encoding"),
              facts.getBoolean("folds"),
              facts.getBoolean("trigrams"));
    } catch (SQLException failure) {
      throw DatabaseFailure.of(url, failure);
    }
    if (!missing.isEmpty()) {
      throw new DatabaseFailure.Unfit(
          missing.stream().map(each -> "the database " + url.address() + " " + each).toList(),
          null);
    }
  }

  static List<String> missing(
      int major, String version, String encoding, boolean folds, boolean trigrams) {
    List<String> missing = new ArrayList<>();
    if (major < OLDEST) {
      missing.add(
          "runs PostgreSQL " + version + ": " + OLDEST + " is the oldest that is supported");
    }
    if (!encoding.equals("UTF8")) {
      missing.add("is encoded in " + encoding + ": create it with encoding 'UTF8'");
    }
    if (!folds) {
      missing.add(
          "does not lower Ä to ä: create it with a UTF-8 locale, such as the builtin C.UTF-8 or en_US.UTF-8");
    }
    if (!trigrams) {
      missing.add(
          "lacks the extension pg_trgm: install PostgreSQL's contrib package on its server");
    }
    return missing;
  }
}
