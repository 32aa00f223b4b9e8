package dev.typeset.build;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The migrations on a branch that others work on too: they have run, so they stay as they are. */
public final class ReleasedMigrations {
  private static final String FOLDER = "db/migrations";

  private final Path project;
  private final String base;

  /**
   * Those of a branch.
   *
   * @param project where the checkout is
   * @param base the revision that the branch is to go to
   */
  public ReleasedMigrations(Path project, String base) {
    this.project = project;
    this.base = base;
  }

  /**
   * A sentence for each mistake, with what mends it: a released file that is changed or gone, and a
   * number that another branch has taken. Null where there is no such revision.
   */
  public @Nullable List<String> mistakes(MigrationNames names)
      throws IOException, InterruptedException {
    String fork = git("merge-base", base, "HEAD");
    if (fork == null) {
      return null;
    }
    List<String> mistakes = new ArrayList<>();
    for (String name : names(fork.strip())) {
      Path file = project.resolve(FOLDER).resolve(name);
      String released = git("show", fork.strip() + ":" + FOLDER + "/" + name);
      if (MigrationNames.number(name) > 0
          && (!Files.exists(file) || !Files.readString(file).equals(released))) {
        mistakes.add(
            "%s/%s was released and %s here: put it back (git checkout %s -- %1$s/%2$s), and write the change as a new migration."
                .formatted(FOLDER, name, Files.exists(file) ? "is changed" : "is gone", base));
      }
    }
    Map<Integer, String> ours = names.migrations();
    List<String> theirs = names(base);
    int last = theirs.stream().mapToInt(MigrationNames::number).max().orElse(0);
    for (String name : theirs) {
      String own = ours.get(MigrationNames.number(name));
      if (own != null && !own.equals(name)) {
        mistakes.add(
            "The number of %s is taken on %s by %s: rename it to %s."
                .formatted(own, base, name, MigrationNames.renumbered(own, last + 1)));
      }
    }
    return mistakes;
  }

  private List<String> names(String revision) throws IOException, InterruptedException {
    String files = git("ls-tree", "--name-only", revision, FOLDER + "/");
    return files == null
        ? List.of()
        : files.lines().map(file -> file.substring(FOLDER.length() + 1)).toList();
  }

  /** What it says, or null where it fails. */
  private @Nullable String git(String... words) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("git"));
    command.addAll(List.of(words));
    Process git =
        new ProcessBuilder(command)
            .directory(project.toFile())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    String said = new String(git.getInputStream().readAllBytes(), UTF_8);
    return git.waitFor() == 0 ? said : null;
  }
}
