package dev.typeset.review.program;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.typeset.build.Folders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReviewedMigrationsTest {
  @TempDir private Path base;
  @TempDir private Path folder;

  @BeforeEach
  void copy() throws IOException {
    Folders.copy(Path.of("db/migrations"), base);
  }

  @Test
  void areThoseThatTheBaseLacks() throws IOException {
    Files.delete(base.resolve("V008__admins_index.sql"));
    Files.delete(base.resolve("V009__sessions.sql"));
    var reviewed = ReviewedMigrations.of(base, null, folder);
    assertThat(reviewed.files())
        .extracting(file -> file.getFileName().toString())
        .containsExactly("V008__admins_index.sql", "V009__sessions.sql");
    assertThat(names(folder)).isEqualTo(names(Path.of("db/migrations")));
  }

  @Test
  void isOneFileOfAnyNameWhichComesLast(@TempDir Path elsewhere) throws IOException {
    Path named = Files.writeString(elsewhere.resolve("drop-title.sql"), "select 1");
    var reviewed = ReviewedMigrations.of(base, named, folder);
    assertThat(reviewed.files()).containsExactly(named);
    assertThat(names(folder))
        .containsAll(names(base))
        .contains("V%03d__drop_title.sql".formatted(Folders.list(Path.of("db/undo")).size() + 1));
  }

  @Test
  void refusesAFileThatIsNotThereOrHasRun() {
    assertThatThrownBy(() -> ReviewedMigrations.of(base, Path.of("nowhere.sql"), folder))
        .hasMessage("There is no file nowhere.sql.");
    Path released = Path.of("db/migrations/V001__users.sql");
    assertThatThrownBy(() -> ReviewedMigrations.of(base, released, folder))
        .hasMessageContaining("is in the base already");
  }

  private static List<String> names(Path folder) throws IOException {
    return Folders.list(folder).stream().map(file -> file.getFileName().toString()).toList();
  }
}
