package dev.typeset.build;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MigrationNamesTest {
  @TempDir private Path project;

  @Test
  void areRightInThisProject() throws IOException {
    assertThat(MigrationNames.in(Path.of("db")).mistakes()).isEmpty();
  }

  @Test
  void goOnWithTheNextNumber() throws IOException {
    write("V001__users.sql", "V002__posts.sql");
    assertThat(names().mistakes()).isEmpty();
    assertThat(names().next()).isEqualTo(3);
    assertThat(MigrationNames.of(names().next(), "tags")).isEqualTo("V003__tags.sql");
  }

  @Test
  void sayWhichNumberIsThereTwice() throws IOException {
    write("V001__users.sql", "V002__posts.sql", "V002__tags.sql");
    assertThat(names().mistakes())
        .contains(
            "V002__posts.sql and V002__tags.sql have one number: rename the later one to V003__tags.sql.");
  }

  @Test
  void sayWhichNumberIsLeftOut() throws IOException {
    write("V001__users.sql", "V003__tags.sql");
    assertThat(names().mistakes())
        .containsExactly(
            "There is no V002, and V003__tags.sql comes after: rename it to V002__tags.sql.");
  }

  @Test
  void sayHowAFileIsToBeCalled() throws IOException {
    write("V001__users.sql", "V2_Posts.sql");
    assertThat(names().mistakes())
        .hasSize(2)
        .first()
        .asString()
        .contains("V2_Posts.sql", "V001__what");
  }

  @Test
  void sayWhatCannotBeTakenBack() throws IOException {
    write("V001__users.sql");
    Files.move(
        project.resolve("db/undo/U001__users.sql"), project.resolve("db/undo/U001__people.sql"));
    assertThat(names().mistakes())
        .containsExactly(
            "There is no db/undo/U001__users.sql: write what takes its migration back.",
            "db/undo/U001__people.sql takes no migration back: rename it after its own, or delete it.");
  }

  @Nested
  class BesideABranch {
    @Test
    void refuseAReleasedFileThatIsChangedOrGone() throws Exception {
      write("V001__users.sql", "V002__posts.sql");
      commit("base");
      git("branch", "base");
      Files.writeString(project.resolve("db/migrations/V001__users.sql"), "changed");
      Files.delete(project.resolve("db/migrations/V002__posts.sql"));
      assertThat(mistakes("base"))
          .hasSize(2)
          .first()
          .asString()
          .contains("V001__users.sql was released and is changed", "git checkout base --");
      assertThat(mistakes("base").getLast()).contains("V002__posts.sql was released and is gone");
    }

    @Test
    void sayWhoTookTheNumber() throws Exception {
      write("V001__users.sql");
      commit("base");
      git("checkout", "-q", "-b", "theirs");
      write("V002__tags.sql");
      commit("theirs");
      git("checkout", "-q", "-");
      write("V002__posts.sql");
      assertThat(mistakes("theirs"))
          .containsExactly(
              "The number of V002__posts.sql is taken on theirs by V002__tags.sql: rename it to V003__posts.sql.");
    }

    @Test
    void areNotComparedWithWhatIsNotThere() throws Exception {
      write("V001__users.sql");
      commit("base");
      assertThat(new ReleasedMigrations(project, "origin/main").mistakes(names())).isNull();
    }

    private List<String> mistakes(String base) throws Exception {
      return Objects.requireNonNull(new ReleasedMigrations(project, base).mistakes(names()));
    }

    private void commit(String message) throws Exception {
      if (!Files.exists(project.resolve(".git"))) {
        git("init", "-q");
      }
      git("add", "-A");
      git("-c", "user.name=Ada", "-c", "user.email=ada@example.com", "commit", "-q", "-m", message);
    }

    private void git(String... words) throws Exception {
      List<String> command = new ArrayList<>(List.of("git"));
      command.addAll(List.of(words));
      Process git =
          new ProcessBuilder(command).directory(project.toFile()).redirectErrorStream(true).start();
      String said = new String(git.getInputStream().readAllBytes(), UTF_8);
      assertThat(git.waitFor()).as(said).isZero();
    }
  }

  private MigrationNames names() throws IOException {
    return MigrationNames.in(project.resolve("db"));
  }

  private void write(String... names) throws IOException {
    Path migrations = Files.createDirectories(project.resolve("db/migrations"));
    Path undo = Files.createDirectories(project.resolve("db/undo"));
    for (String name : names) {
      Files.writeString(migrations.resolve(name), "select 1;");
      Files.writeString(undo.resolve(MigrationNames.undo(name)), "select 1;");
    }
  }
}
