package dev.typeset.review.program;

import dev.typeset.build.Folders;
import dev.typeset.build.MigrationNames;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The migrations that are reviewed.
 *
 * @param files each as it stands, in order
 * @param folder those of the base and these, as they would run one after the other
 */
public record ReviewedMigrations(List<Path> files, Path folder) {
  private static final Path OURS = Path.of("db/migrations");
  private static final String VERSION = "V\\d+__.*\\.sql";

  /**
   * Those that are in the working tree and not in the base, or one file that is named.
   *
   * @param base the folder of the base's migrations
   * @param named wherever it stands, under whatever name; null for those of the working tree
   * @param folder where all are put, written anew
   * @throws IllegalArgumentException where the file that is named is not there, or in the base
   */
  public static ReviewedMigrations of(Path base, @Nullable Path named, Path folder)
      throws IOException {
    Folders.delete(folder);
    Files.createDirectories(folder);
    Folders.copy(base, folder);
    for (Path file : Folders.list(OURS)) {
      if (!file.getFileName().toString().matches(VERSION)) {
        copy(file, folder.resolve(file.getFileName()));
      }
    }
    if (named != null) {
      return new ReviewedMigrations(List.of(named), with(folder, named, base));
    }
    List<Path> added = new ArrayList<>();
    for (Path file : Folders.list(OURS)) {
      if (file.getFileName().toString().matches(VERSION)
          && !Files.exists(base.resolve(file.getFileName()))) {
        copy(file, folder.resolve(file.getFileName()));
        added.add(file);
      }
    }
    return new ReviewedMigrations(added, folder);
  }

  private static Path with(Path folder, Path named, Path base) throws IOException {
    if (!Files.isRegularFile(named)) {
      throw new IllegalArgumentException("There is no file " + named + ".");
    }
    String name = named.getFileName().toString();
    if (!name.endsWith(".sql")) {
      throw new IllegalArgumentException(named + " is no migration: their names end in .sql.");
    }
    if (Files.exists(base.resolve(name))) {
      throw new IllegalArgumentException(
          named + " is in the base already: name an earlier revision in BASE.");
    }
    int last =
        Folders.list(base).stream()
            .mapToInt(file -> MigrationNames.number(file.getFileName().toString()))
            .max()
            .orElse(0);
    String words = name.replaceFirst("^V\\d+__", "").replaceAll("[^A-Za-z0-9_.]", "_");
    copy(named, folder.resolve("V%03d__%s".formatted(last + 1, words)));
    return folder;
  }

  private static void copy(Path from, Path to) throws IOException {
    Files.copy(from, to, StandardCopyOption.REPLACE_EXISTING);
  }
}
