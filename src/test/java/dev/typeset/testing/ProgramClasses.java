package dev.typeset.testing;

import dev.typeset.Main;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.spi.ToolProvider;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The classes that a program starts from. Those that the first one to become ready has loaded are
 * kept as Java's archive for all that start later in the same run of tests, in half the time. Java
 * does so with classes from jars alone.
 */
final class ProgramClasses {
  private static final Path FOLDER = temporary();
  private static final Path KEPT = FOLDER.resolve("kept.jsa");
  private static final String CLASS_PATH = classPath();
  private static final AtomicReference<@Nullable ProgramClasses> WRITER = new AtomicReference<>();

  private final Path own = FOLDER.resolve(UUID.randomUUID() + ".jsa");

  /** Options for Java, which writes an archive at its end where there is none and no other does. */
  List<String> options() {
    String archive = "-Xshare:auto";
    if (Files.exists(KEPT)) {
      archive = "-XX:SharedArchiveFile=" + KEPT;
    } else if (WRITER.compareAndSet(null, this)) {
      own.toFile().deleteOnExit();
      archive = "-XX:ArchiveClassesAtExit=" + own;
    }
    return List.of("-cp", CLASS_PATH, archive, "-Xlog:cds*=off", "-Xlog:aot*=off");
  }

  /** Keeps what this one wrote at its end, if it became ready; else another may write. */
  void ended(boolean wasReady) {
    if (wasReady && Files.exists(own)) {
      try {
        Files.move(own, KEPT);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    WRITER.compareAndSet(this, null);
  }

  private static Path temporary() {
    try {
      Path folder = Files.createTempDirectory("typeset-program");
      folder.toFile().deleteOnExit();
      folder.resolve("kept.jsa").toFile().deleteOnExit();
      folder.resolve("program.jar").toFile().deleteOnExit();
      return folder;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String classPath() {
    String jar = FOLDER.resolve("program.jar").toString();
    String classes = classes().toString();
    var tool = ToolProvider.findFirst("jar").orElseThrow();
    if (tool.run(System.out, System.err, "cf0", jar, "-C", classes, ".") != 0) {
      throw new IllegalStateException("No jar was made of " + classes);
    }
    var libraries =
        Stream.of(System.getProperty("java.class.path").split(File.pathSeparator, -1))
            .filter(entry -> Files.isRegularFile(Path.of(entry)));
    return Stream.concat(Stream.of(jar), libraries).collect(Collectors.joining(File.pathSeparator));
  }

  private static Path classes() {
    try {
      return Path.of(Main.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }
}
