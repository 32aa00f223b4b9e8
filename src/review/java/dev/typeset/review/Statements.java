package dev.typeset.review;

import dev.typeset.review.database.SeededServer;
import dev.typeset.review.statements.Catalogue;
import dev.typeset.review.statements.CatalogueFiles;
import dev.typeset.review.statements.Plans;
import dev.typeset.review.statements.Recorder;
import java.nio.file.Path;

/** Writes db/statements anew, from the service as it stands. */
public final class Statements {
  private static final Path MIGRATIONS = Path.of("db/migrations");
  private static final int POSTS = 100_000;

  private Statements() {}

  /**
   * Makes the tour, and the plans on 100,000 posts, which are kept in target/review/data.
   *
   * @throws Exception where a migration or the rows fail
   */
  public static void main(String... arguments) throws Exception {
    Progress.alone();
    System.out.println("A database with " + POSTS + " posts …");
    try (SeededServer server =
        SeededServer.open(SeededServer.KEPT, MIGRATIONS, SeededServer.SEED, POSTS)) {
      System.out.println("The statements of each route …");
      Catalogue recorded = Recorder.record(server);
      System.out.println("Their plans …");
      CatalogueFiles.write(Plans.of(server, recorded), CatalogueFiles.FOLDER);
      CatalogueFiles.tellMadeFrom(MIGRATIONS, SeededServer.SEED);
      long statements =
          recorded.routes().stream().mapToLong(route -> route.statements().size()).sum();
      System.out.printf(
          "Wrote %s: %d statements of %d routes.%n",
          CatalogueFiles.FOLDER, statements, recorded.routes().size());
    }
    // The drivers leave threads behind.
    System.exit(0);
  }
}
