package dev.typeset.build;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What the files in db/migrations and db/undo are called: V and U with a number, each number once
 * and none left out, and a file to take back for each that runs.
 */
public final class MigrationNames {
  private static final Pattern MIGRATION =
      Pattern.compile("V(\\d{3,9})__([a-z0-9]+(?:_[a-z0-9]+)*)\\.sql");
  private static final String AFTER = "afterMigrate__";

  private final List<String> mistakes = new ArrayList<>();
  private final TreeMap<Integer, String> migrations = new TreeMap<>();

  private MigrationNames() {}

  /** Those of a folder that has migrations and undo in it. */
  public static MigrationNames in(Path db) throws IOException {
    var names = new MigrationNames();
    List<String> undos = files(db.resolve("undo"));
    files(db.resolve("migrations")).forEach(names::add);
    names.lookForGaps();
    names.compare(undos);
    return names;
  }

  /** A sentence for each mistake, with what mends it. */
  public List<String> mistakes() {
    return List.copyOf(mistakes);
  }

  /** The number that the next migration gets. */
  int next() {
    return migrations.isEmpty() ? 1 : migrations.lastKey() + 1;
  }

  /** The files by their numbers. */
  Map<Integer, String> migrations() {
    return Map.copyOf(migrations);
  }

  /** The name of a migration. */
  static String of(int number, String description) {
    return "V%03d__%s.sql".formatted(number, description);
  }

  /** The name of what takes a migration back. */
  static String undo(String migration) {
    return "U" + migration.substring(1);
  }

  /** The number of a file, or -1 of one that is no migration. */
  public static int number(String name) {
    Matcher migration = MIGRATION.matcher(name);
    return migration.matches() ? Integer.parseInt(migration.group(1)) : -1;
  }

  /** The same file with another number. */
  static String renumbered(String name, int number) {
    return of(number, name.replaceFirst("V\\d+__", "").replaceFirst("\\.sql$", ""));
  }

  private void add(String name) {
    int number = number(name);
    if (number < 0) {
      if (!name.startsWith(AFTER)) {
        mistakes.add(
            "db/migrations/%s is no name of a migration: call it like %s, in small letters, digits and underscores."
                .formatted(name, of(1, "what_it_does")));
      }
      return;
    }
    String other = migrations.putIfAbsent(number, name);
    if (other != null) {
      mistakes.add(
          "%s and %s have one number: rename the later one to %s."
              .formatted(other, name, renumbered(name, next())));
    }
  }

  private void lookForGaps() {
    int expected = 1;
    for (var each : migrations.entrySet()) {
      if (each.getKey() != expected) {
        mistakes.add(
            "There is no V%03d, and %s comes after: rename it to %s."
                .formatted(expected, each.getValue(), renumbered(each.getValue(), expected)));
      }
      expected = each.getKey() + 1;
    }
  }

  private void compare(List<String> undos) {
    List<String> wanted = migrations.values().stream().map(MigrationNames::undo).toList();
    for (String undo : wanted) {
      if (!undos.contains(undo)) {
        mistakes.add(
            "There is no db/undo/%s: write what takes its migration back.".formatted(undo));
      }
    }
    for (String undo : undos) {
      if (!wanted.contains(undo)) {
        mistakes.add(
            "db/undo/%s takes no migration back: rename it after its own, or delete it."
                .formatted(undo));
      }
    }
  }

  private static List<String> files(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }
}
