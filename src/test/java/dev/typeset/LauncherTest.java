package dev.typeset;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code make build} puts around the program. Each run asks for a command that is none. */
class LauncherTest {
  private static final String ANSWER = "There is no command 'fly'";

  @TempDir Path folder;
  private Path home;
  private Path program;

  /** A program laid out as make build does it, in a directory whose name is not easy. */
  @BeforeEach
  void build() throws IOException {
    home = folder.resolve("a copy");
    program = home.resolve("lib/typeset.jar");
    Files.createDirectories(home.resolve("bin"));
    Files.createDirectories(home.resolve("lib"));
    Files.copy(Path.of("src/build/sh/launcher.sh"), home.resolve("bin/typeset"));
    Files.copy(Path.of("src/build/jvm.options"), home.resolve("lib/jvm.options"));
    for (String jar : Files.readString(Path.of("target/classpath")).split(File.pathSeparator, -1)) {
      Path original = Path.of(jar.strip());
      Files.copy(original, home.resolve("lib").resolve(original.getFileName()));
    }
    pack("first");
  }

  @Nested
  class Cache {
    @Test
    void isMadeUsedAndLeftAloneWhereItIsBrokenOrOfOtherJars() throws IOException {
      assertThat(run("")).isEqualTo(Source.JARS);
      assertThat(caches()).isEmpty();

      make();
      assertThat(caches()).hasSize(1);
      assertThat(run("")).isEqualTo(Source.CACHE);
      assertThat(run("", " -XX:+UseG1GC")).isEqualTo(Source.CACHE);
      assertThat(run("", " -XX:+UseParallelGC")).isEqualTo(Source.CACHE);
      assertThat(run("off")).isEqualTo(Source.JARS);

      pack("second");
      assertThat(run("")).isEqualTo(Source.JARS);
      make();
      assertThat(caches()).hasSize(2);
      assertThat(run("")).isEqualTo(Source.CACHE);

      Path library = home.resolve("lib").resolve("library-1.jar");
      Files.copy(program, library);
      assertThat(run("")).isEqualTo(Source.JARS);
      Files.delete(library);
      assertThat(run("")).isEqualTo(Source.CACHE);

      for (Path cache : caches()) {
        Files.writeString(cache, "no cache");
      }
      assertThat(run("")).isEqualTo(Source.JARS);
    }
  }

  @Nested
  class Collector {
    private static final String LOG = "-Xlog:gc:file=collector";

    @Test
    void isTheSerialOneOnFewProcessors() throws IOException {
      assertThat(collector(Map.of("JAVA_OPTS", LOG))).isEqualTo(few() ? "Serial" : "G1");
      assertThat(collector(Map.of("JAVA_OPTS", LOG, "PATH", pathTo("echo 2")))).isEqualTo("Serial");
      assertThat(collector(Map.of("JAVA_OPTS", LOG, "OMP_NUM_THREADS", "1")))
          .isEqualTo(few() ? "Serial" : "G1");
    }

    @Test
    void beginsWithSpaceForYoungObjects() throws IOException {
      String flags = fly(Map.of("JAVA_OPTS", "-XX:+PrintFlagsFinal", "PATH", pathTo("echo 2")));
      assertThat(flags.lines())
          .filteredOn(line -> line.contains(" NewSize "))
          .singleElement()
          .asString()
          .contains("= " + (24 << 20) + " ");
    }

    @Test
    void isTheOneThatIsNamed() throws IOException {
      for (String name : List.of("JAVA_OPTS", "JDK_JAVA_OPTIONS", "JAVA_TOOL_OPTIONS")) {
        assertThat(collector(Map.of(name, LOG + " -XX:+UseParallelGC"))).isEqualTo("Parallel");
      }
    }

    private static boolean few() {
      return Runtime.getRuntime().availableProcessors() <= 2;
    }

    private String pathTo(String processors) throws IOException {
      Path nproc = folder.resolve("nproc");
      Files.writeString(nproc, "#!/bin/sh\n" + processors);
      Files.setPosixFilePermissions(nproc, PosixFilePermissions.fromString("rwx------"));
      return folder + File.pathSeparator + System.getenv("PATH");
    }

    private String collector(Map<String, String> environment) throws IOException {
      fly(environment);
      String line = Files.readAllLines(folder.resolve("collector")).getFirst();
      return line.substring(line.indexOf("Using ") + "Using ".length());
    }
  }

  private enum Source {
    JARS,
    CACHE
  }

  /** Java has more to say than the program then. */
  private void make() throws IOException {
    assertThat(fly("make", "")).contains(ANSWER);
  }

  /** Where the program's own classes came from; it did its work, and said nothing else. */
  private Source run(String cache) throws IOException {
    return run(cache, "");
  }

  private Source run(String cache, String option) throws IOException {
    String output = fly(cache, option + " -Xlog:class+load:file=loaded");
    assertThat(output.lines()).singleElement().asString().contains(ANSWER);
    String main =
        Files.readAllLines(folder.resolve("loaded")).stream()
            .filter(line -> line.contains(" dev.typeset.Main "))
            .findFirst()
            .orElseThrow();
    return main.contains("shared objects file") ? Source.CACHE : Source.JARS;
  }

  private String fly(String cache, String option) throws IOException {
    return fly(Map.of("AOT_CACHE", cache, "JAVA_OPTS", "-XX:TieredStopAtLevel=1" + option));
  }

  private String fly(Map<String, String> environment) throws IOException {
    var builder =
        new ProcessBuilder("sh", home.resolve("bin/typeset").toString(), "fly")
            .redirectErrorStream(true)
            .directory(folder.toFile());
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    builder.environment().putAll(environment);
    Process process = builder.start();
    String output;
    try (var input = process.getInputStream()) {
      output = new String(input.readAllBytes(), StandardCharsets.UTF_8);
    }
    assertThat(process.onExit().join().exitValue()).as(output).isEqualTo(1);
    return output;
  }

  private List<Path> caches() throws IOException {
    try (Stream<Path> files = Files.list(home.resolve("lib"))) {
      return files.filter(file -> file.toString().endsWith(".aot")).toList();
    }
  }

  /** The classes of the program as a jar that differs by one file. */
  private void pack(String content) throws IOException {
    Path classes =
        Path.of(Main.class.getProtectionDomain().getCodeSource().getLocation().getPath());
    try (var jar = new JarOutputStream(Files.newOutputStream(program));
        Stream<Path> files = Files.walk(classes)) {
      files.filter(Files::isRegularFile).forEach(file -> add(jar, classes, file));
      jar.putNextEntry(new JarEntry("content"));
      jar.write(content.getBytes(StandardCharsets.UTF_8));
    }
  }

  private static void add(JarOutputStream jar, Path classes, Path file) {
    try {
      jar.putNextEntry(new JarEntry(classes.relativize(file).toString()));
      Files.copy(file, jar);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
