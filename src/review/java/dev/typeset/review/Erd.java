package dev.typeset.review;

import dev.typeset.build.MigratedDatabase;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes the diagram of the schema and the page about it, as {@code make erd} does. */
public final class Erd {
  /** The diagram, from the project's directory. */
  static final Path DIAGRAM = Path.of("docs/schema.svg");

  /** The page, from the project's directory. */
  static final Path PAGE = Path.of("docs/schema.md");

  private Erd() {}

  /**
   * Writes both from a temporary database that db/migrations made.
   *
   * @throws Exception where a migration fails
   */
  public static void main(String... arguments) throws Exception {
    try (MigratedDatabase database = MigratedDatabase.open()) {
      SchemaModel schema = SchemaReader.read(database.connection());
      Files.writeString(DIAGRAM, SchemaDiagram.of(schema));
      Files.writeString(PAGE, SchemaPage.of(schema));
    }
    System.out.println("Wrote " + DIAGRAM + " and " + PAGE + ".");
  }
}
