package dev.typeset.review;

import dev.typeset.build.SchemaFile;
import dev.typeset.db.MigrationUndo;
import dev.typeset.review.database.SeededServer;
import dev.typeset.review.database.SqlFailure;
import dev.typeset.review.program.ReviewedMigrations;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/** The files in db/undo, tried on all rows, the last migration first. */
final class WayBack {
  private static final Path UNDO = Path.of("db/undo");

  private WayBack() {}

  /**
   * Tells what goes with them, and whether they leave the schema of the base. A file that is not
   * there was told of with the names.
   *
   * @param base the schema of the base as db/schema.sql has it
   */
  static void tell(
      SeededServer server, ReviewedMigrations reviewed, String base, FileFindings findings)
      throws IOException, SQLException {
    String filled = server.copy(server.rows());
    server.migrate(filled, reviewed.folder());
    // Where nobody was granted a thing: those who were are no part of the schema.
    String empty = server.schema(reviewed.folder());
    try (Connection rows = server.connect(filled);
        Connection schema = server.connect(empty)) {
      rows.setAutoCommit(false);
      for (Path migration : reviewed.files().reversed()) {
        Path undo = UNDO.resolve("U" + migration.getFileName().toString().substring(1));
        if (!Files.exists(undo)) {
          return;
        }
        String sql = Files.readString(undo);
        List<String> lost = MigrationUndo.lost(rows, sql);
        if (!lost.isEmpty()) {
          findings.note("undo-loses", "%s loses %s.".formatted(undo, String.join(", ", lost)));
        }
        execute(rows, sql);
        execute(schema, sql);
      }
      if (!lines(SchemaFile.read(schema)).equals(lines(base))) {
        findings.block(
            "undo-incomplete",
            "The files in db/undo do not leave the schema as it was before these migrations.");
      }
    } catch (SQLException refused) {
      findings.block(
          "undo-fails", "A file in db/undo fails: %s.".formatted(SqlFailure.of(refused).message()));
    } finally {
      server.drop(filled);
      server.drop(empty);
    }
  }

  /** In no order: a column that comes back comes back as the last. */
  private static List<String> lines(String schema) {
    return schema.lines().map(line -> line.replaceFirst(",$", "")).sorted().toList();
  }

  private static void execute(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
