package dev.typeset.review;

import dev.typeset.build.MigratedDatabase;
import dev.typeset.review.diagram.SchemaDiagram;
import dev.typeset.review.diagram.SchemaModel;
import dev.typeset.review.diagram.SchemaPage;
import dev.typeset.review.diagram.SchemaReader;
import java.nio.file.Files;

/** Writes the diagram of the schema and the page about it, as {@code make erd} does. */
public final class Erd {
  private Erd() {}

  /**
   * Writes both from a temporary database that db/migrations made.
   *
   * @throws Exception where a migration fails
   */
  public static void main(String... arguments) throws Exception {
    try (MigratedDatabase database = MigratedDatabase.open()) {
      SchemaModel schema = SchemaReader.read(database.connection());
      Files.writeString(SchemaPage.DIAGRAM, SchemaDiagram.of(schema));
      Files.writeString(SchemaPage.PAGE, SchemaPage.of(schema));
    }
    System.out.println("Wrote " + SchemaPage.DIAGRAM + " and " + SchemaPage.PAGE + ".");
  }
}
