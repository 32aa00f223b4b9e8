package dev.typeset.build;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes the next migration and what takes it back, for somebody to fill in. */
public final class NewMigration {
  private static final String TEMPLATE =
      """
      set local lock_timeout = '2s';

      -- One concern. What a running service would notice takes more than one file: db/README.md says how.
      """;

  private NewMigration() {}

  /** Ends with 1 and the mistakes where the files that are there have some. */
  public static void main(String... arguments) throws IOException, InterruptedException {
    var environment = System.getenv();
    String name = environment.getOrDefault("NAME", "").strip();
    String base = environment.getOrDefault("BASE", "origin/main");
    Path db = Path.of("db");
    MigrationNames names = MigrationNames.in(db);
    List<String> mistakes = new ArrayList<>(names.mistakes());
    @Nullable List<String> released = new ReleasedMigrations(Path.of("."), base).mistakes(names);
    if (released == null) {
      System.out.println(
          "There is no " + base + ", so nothing was compared with it (BASE names another).");
    } else {
      mistakes.addAll(released);
    }
    if (!name.matches("[a-z0-9]+(_[a-z0-9]+)*")) {
      mistakes.add(
          "A migration needs a name in small letters, digits and underscores: make migration name=add_post_slug.");
    }
    if (!mistakes.isEmpty()) {
      mistakes.forEach(System.err::println);
      System.exit(1);
    }
    String migration = MigrationNames.of(names.next(), name);
    String undo = MigrationNames.undo(migration);
    write(db.resolve("migrations").resolve(migration), TEMPLATE);
    write(
        db.resolve("undo").resolve(undo),
        """
        set local lock_timeout = '2s';

        -- Leaves the schema as it was before %s.
        """
            .formatted(migration));
  }

  private static void write(Path file, String text) throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(file, text, StandardOpenOption.CREATE_NEW);
    System.out.println("Wrote " + file + ".");
  }
}
