package dev.typeset.review;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.util.HexFormat;
import java.util.stream.Stream;

/** Writes db/statements anew, from the service as it stands. */
public final class Statements {
  static final Path MIGRATIONS = Path.of("db/migrations");
  static final Path SEED = Path.of("db/seed/many.sql");
  private static final int POSTS = 100_000;

  /** What the plans were made from, so that a test can tell whether they are older than that. */
  static final Path MADE_FROM = CatalogueFiles.FOLDER.resolve("made-from.txt");

  private Statements() {}

  /**
   * Makes the tour, and the plans on 100,000 posts, which are kept in target/review/data.
   *
   * @throws Exception where a migration or the rows fail
   */
  public static void main(String... arguments) throws Exception {
    Progress.alone();
    System.out.println("A database with " + POSTS + " posts …");
    try (SeededServer server = SeededServer.open(SeededServer.KEPT, MIGRATIONS, SEED, POSTS)) {
      System.out.println("The statements of each route …");
      String seed = Files.readString(SEED);
      Catalogue recorded =
          Recorder.record(TourDatabase.of(server, seed), TourDatabase.of(server, seed));
      System.out.println("Their plans …");
      String large = server.copy(POSTS);
      try (Connection connection = server.connect(large)) {
        Plans.analyze(connection);
        CatalogueFiles.write(Plans.of(connection, recorded), CatalogueFiles.FOLDER);
      }
      Files.writeString(MADE_FROM, madeFrom());
      long statements =
          recorded.routes().stream().mapToLong(route -> route.statements().size()).sum();
      System.out.printf(
          "Wrote %s: %d statements of %d routes.%n",
          CatalogueFiles.FOLDER, statements, recorded.routes().size());
    }
    // The drivers leave threads behind.
    System.exit(0);
  }

  /** A line for each migration, and one for the rows, with their hashes. */
  static String madeFrom() throws IOException {
    StringBuilder lines = new StringBuilder();
    try (Stream<Path> migrations = Files.list(MIGRATIONS)) {
      for (Path file : Stream.concat(migrations.sorted(), Stream.of(SEED)).toList()) {
        lines.append(hash(file)).append("  ").append(file.getFileName()).append('\n');
      }
    }
    return lines.toString();
  }

  private static String hash(Path file) throws IOException {
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file));
      return HexFormat.of().formatHex(hash).substring(0, 16);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
