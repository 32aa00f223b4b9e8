package dev.typeset.review.program;

import dev.typeset.build.Folders;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** The program of the working tree, compiled anew against the typed tables of a schema. */
public final class NewProgram {
  private static final Path SOURCES = Path.of("src/main/java");
  private static final Path RESOURCES = Path.of("src/main/resources");

  private NewProgram() {}

  /**
   * Compiles it into a folder that {@link ServiceProcess} can start.
   *
   * @param tables the typed tables
   * @param migrations those of the schema
   * @param built the folder, whose {@code target} is written anew
   * @return the place and the reason of each error; empty where it compiles
   */
  public static List<String> compile(Path tables, Path migrations, Path built) throws IOException {
    Path classes = built.resolve("target/classes");
    Folders.delete(classes);
    Files.createDirectories(classes);
    Folders.copy(RESOURCES, classes);
    Folders.copy(migrations, classes.resolve("db/migrations"));
    Folders.copy(Path.of("db/seed"), classes.resolve("db/seed"));
    Files.copy(
        Path.of("target/classpath"),
        built.resolve("target/classpath"),
        StandardCopyOption.REPLACE_EXISTING);
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    var found = new DiagnosticCollector<JavaFileObject>();
    try (StandardJavaFileManager files = compiler.getStandardFileManager(found, null, null)) {
      List<Path> sources = new ArrayList<>(sources(SOURCES));
      sources.addAll(sources(tables));
      String libraries = Files.readString(Path.of("target/classpath.build")).strip();
      List<String> options =
          List.of(
              "-proc:none",
              "-nowarn",
              "-parameters",
              "-d",
              classes.toString(),
              "-classpath",
              libraries.replace(":", File.pathSeparator));
      boolean _ =
          compiler
              .getTask(
                  null, files, found, options, null, files.getJavaFileObjectsFromPaths(sources))
              .call();
    }
    return found.getDiagnostics().stream()
        .filter(each -> each.getKind() == Diagnostic.Kind.ERROR)
        .map(NewProgram::told)
        .toList();
  }

  private static String told(Diagnostic<? extends JavaFileObject> error) {
    JavaFileObject source = error.getSource();
    // The second line names the symbol that cannot be found.
    String message =
        error
            .getMessage(Locale.ENGLISH)
            .lines()
            .limit(2)
            .map(line -> line.strip().replaceAll("\\s+", " "))
            .collect(Collectors.joining(", "));
    return source == null
        ? message
        : "%s:%d: %s".formatted(source.getName(), error.getLineNumber(), message);
  }

  private static List<Path> sources(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(file -> file.toString().endsWith(".java")).toList();
    }
  }
}
