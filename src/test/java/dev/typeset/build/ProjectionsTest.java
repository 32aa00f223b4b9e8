package dev.typeset.build;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the compiler says where a record and the statement that fills it are no longer one. */
class ProjectionsTest {
  private static final Path SOURCES = Path.of("src/main/java/dev/typeset");

  @TempDir private Path classes;

  @Test
  void compileAsTheyAre() throws IOException {
    assertThat(errors("posts/Post.java", "", "", "posts/PostRows.java")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "posts/Post.java, 'String title,', 'String title, String motto,', posts/PostRows.java",
    "posts/Post.java, 'OffsetDateTime createdAt,', 'String createdAt,', posts/PostRows.java",
    "posts/PostRows.java, 'POSTS.TITLE,', '', posts/Post.java",
    "tags/Tag.java, 'String name', 'String name, String colour', tags/TagRepository.java",
    "users/User.java, '@Nullable String fullName', '@Nullable String fullName, long version', users/UserRows.java"
  })
  void doNotCompileWhereAColumnIsMissingOrAnother(
      String file, String before, String after, String with) throws IOException {
    assertThat(errors(file, before, after, with))
        .isNotEmpty()
        .allMatch(error ->
            error.getSource().getName().contains(file.endsWith("Rows.java") ? file : with));
  }

  /** What is wrong after a change of one file, in it and in another that depends on it. */
  private List<? extends Diagnostic<? extends JavaFileObject>> errors(
      String file, String before, String after, String with) throws IOException {
    var found = new DiagnosticCollector<JavaFileObject>();
    List<String> options =
        List.of(
            "-proc:none",
            "-implicit:none",
            "-d",
            classes.toString(),
            "-classpath",
            System.getProperty("java.class.path"));
    boolean compiled =
        ToolProvider.getSystemJavaCompiler()
            .getTask(
                null,
                null,
                found,
                options,
                null,
                List.of(source(file, before, after), source(with, "", "")))
            .call();
    List<? extends Diagnostic<? extends JavaFileObject>> errors =
        found.getDiagnostics().stream()
            .filter(each -> each.getKind() == Diagnostic.Kind.ERROR)
            .toList();
    assertThat(compiled).isEqualTo(errors.isEmpty());
    return errors;
  }

  private static JavaFileObject source(String file, String before, String after)
      throws IOException {
    String text = Files.readString(SOURCES.resolve(file));
    assertThat(text).contains(before);
    int at = text.indexOf(before);
    String changed = text.substring(0, at) + after + text.substring(at + before.length());
    URI name = URI.create(String.format(Locale.ROOT, "string:///dev/typeset/%s", file));
    return new SimpleJavaFileObject(name, JavaFileObject.Kind.SOURCE) {
      @Override
      public CharSequence getCharContent(boolean ignoreEncodingErrors) {
        return changed;
      }
    };
  }
}
