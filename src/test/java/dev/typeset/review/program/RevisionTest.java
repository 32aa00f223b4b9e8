package dev.typeset.review.program;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RevisionTest {
  private static final String FIRST = "db/migrations/V001__first.sql";

  @TempDir Path project;

  @BeforeEach
  void commitTwice() throws Exception {
    git("init", "--quiet");
    write(FIRST, "select 1;");
    write("db/schema.sql", "-- one");
    git("add", ".");
    git("commit", "--quiet", "--message=one");
    write(FIRST, "select 2;");
    write("db/seed/many.sql", "-- many");
    write("db/statements/a.sql", "select 3");
    write("src/build/sh/compile.sh", "echo 'no compiler' >&2; exit 1");
    git("add", ".");
    git("commit", "--quiet", "--message=two");
    write(FIRST, "not committed");
  }

  @Nested
  class Export {
    @Test
    void takesTheFilesOfACommitAlone() throws Exception {
      Revision first = Revision.export(project, "HEAD~1");
      assertThat(first.migrations().resolve("V001__first.sql")).hasContent("select 1;");
      assertThat(first.schema()).hasContent("-- one");
      assertThat(first.folder()).endsWithRaw(Path.of("target/review/base", first.commit()));
      assertThat(Revision.export(project, "HEAD").commit()).isNotEqualTo(first.commit());
    }

    @Test
    void takesThemOnce() throws Exception {
      Path kept = Revision.export(project, "HEAD").schema();
      Files.writeString(kept, "kept");
      assertThat(Revision.export(project, "HEAD").schema()).hasContent("kept");
    }

    @Test
    void saysWhatItDoesNotKnow() {
      assertThatThrownBy(() -> Revision.export(project, "origin/nowhere"))
          .isInstanceOf(IllegalStateException.class)
          .hasMessage("git knows no revision origin/nowhere: fetch it, or name another.");
    }

    @Test
    void takesNoNameForAnOption() throws Exception {
      assertThat(Revision.fork(project, "--help")).isEqualTo("--help");
      assertThatThrownBy(() -> Revision.export(project, "--help"))
          .isInstanceOf(IllegalStateException.class)
          .hasMessage("git knows no revision --help: fetch it, or name another.");
    }
  }

  @Nested
  class Accessors {
    @Test
    void areTheCheckoutsWhereThereWereNoManyRows() throws Exception {
      assertThat(Revision.export(project, "HEAD~1").manyRows())
          .isEqualTo(project.resolve("db/seed/many.sql"));
      Revision second = Revision.export(project, "HEAD");
      assertThat(second.manyRows()).isEqualTo(second.folder().resolve("db/seed/many.sql"));
    }

    @Test
    void lackACatalogueWhereThereWasNone() throws Exception {
      assertThat(Revision.export(project, "HEAD~1").statements()).isEmpty();
      assertThat(Revision.export(project, "HEAD").statements()).isPresent();
    }
  }

  @Nested
  class Build {
    @Test
    void saysWhichDoesNotBuild() throws Exception {
      Revision revision = Revision.export(project, "HEAD");
      assertThatThrownBy(revision::build)
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining(revision.commit().substring(0, 12))
          .hasMessageContaining("does not build");
    }
  }

  private void write(String file, String text) throws IOException {
    Path path = project.resolve(file);
    Files.createDirectories(path.getParent());
    Files.writeString(path, text);
  }

  private void git(String... words) throws IOException, InterruptedException {
    List<String> command =
        new ArrayList<>(List.of("git", "-c", "user.name=Ada", "-c", "user.email=ada@example.com"));
    command.addAll(List.of(words));
    Process git =
        new ProcessBuilder(command).directory(project.toFile()).redirectErrorStream(true).start();
    String said =
        new String(git.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
    assertThat(git.waitFor()).as(said).isZero();
  }
}
