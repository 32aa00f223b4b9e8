package dev.typeset.db;

import com.sun.security.auth.module.UnixSystem;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * PostgreSQL's programs ({@code initdb}, {@code pg_ctl}, {@code postgres}) and the account they run
 * under: ourselves, or, as PostgreSQL refuses root, one with fewer rights.
 *
 * @param home where they are unpacked
 * @param prefix what goes before each command to change the account; empty for ourselves
 * @param owner the number of the user that their files must belong to
 * @param directory where they are run
 */
record EmbeddedPrograms(Path home, List<String> prefix, int owner, Path directory) {
  private static final Duration SHORT = Duration.ofSeconds(20);
  private static final int NOBODY = 65534;
  private static final List<String> AS_NOBODY =
      List.of("setpriv", "--reuid=" + NOBODY, "--regid=" + NOBODY, "--clear-groups");
  // The secure bit lets access(2), by which pg_ctl looks for its siblings, see the capability too.
  private static final List<String> AS_NOBODY_EVERYWHERE =
      List.of(
          "--securebits=+no_setuid_fixup",
          "--inh-caps=-all,+dac_override",
          "--ambient-caps=-all,+dac_override");
  private static final Pattern VERSION = Pattern.compile("PostgreSQL\\) (\\d+)");

  /**
   * Unpacks the programs where that is still to be done, and finds the account.
   *
   * @param jar the jar that carries them, or null for the one on the class path
   * @param data where they are run: a directory that the account must reach
   * @throws IllegalStateException where there are none, or root cannot become anybody else
   */
  static EmbeddedPrograms find(@Nullable Path jar, Path data) {
    Path home = EmbeddedBinaries.unpacked(jar);
    int user = (int) new UnixSystem().getUid();
    if (user != 0) {
      return new EmbeddedPrograms(home, List.of(), user, data);
    }
    // Without the capability first: it is needed only for directories that are closed to others,
    // such as /root.
    List<String> everywhere = new ArrayList<>(AS_NOBODY);
    everywhere.addAll(AS_NOBODY_EVERYWHERE);
    return List.of(
            new EmbeddedPrograms(home, List.of("unshare", "--user"), user, data),
            new EmbeddedPrograms(home, AS_NOBODY, NOBODY, data),
            new EmbeddedPrograms(home, List.copyOf(everywhere), NOBODY, data))
        .stream()
        .filter(EmbeddedPrograms::reach)
        .findFirst()
        .orElseThrow(() ->
            new IllegalStateException(
                "PostgreSQL does not run as root, and neither unshare nor setpriv can change to"
                    + " another user here. Run as an ordinary user, or set DATABASE_URL."));
  }

  /** The major version, such as 18. */
  int major() {
    Matcher version = VERSION.matcher(run(SHORT, "", "bin/postgres", "--version"));
    if (!version.find()) {
      throw new IllegalStateException(home + " holds no PostgreSQL.");
    }
    return Integer.parseInt(version.group(1));
  }

  /**
   * Runs one of the programs to its end and returns what it printed.
   *
   * @param atMost how long it may take
   * @param input what it reads
   * @throws IllegalStateException with what it printed, where it fails, takes longer, or the thread
   *     is interrupted
   */
  String run(Duration atMost, String input, String program, String... arguments) {
    List<String> command = new ArrayList<>(prefix);
    command.add(home.resolve(program).toString());
    command.addAll(List.of(arguments));
    return execute(atMost, input, command, directory);
  }

  /** Sends a signal under our own account: as root, to a process of any. */
  static boolean signal(String name, long pid) {
    try {
      execute(SHORT, "", List.of("sh", "-c", "kill -" + name + " " + pid), Path.of("/"));
      return true;
    } catch (IllegalStateException e) {
      return false;
    }
  }

  private boolean reach() {
    List<String> command = new ArrayList<>(prefix);
    command.addAll(List.of("sh", "-c", "test -x \"$1\" && test -x \"$2\"", "sh"));
    command.add(home.resolve("bin/postgres").toString());
    command.add(directory.toString());
    try {
      execute(SHORT, "", command, Path.of("/"));
      return true;
    } catch (IllegalStateException e) {
      return false;
    }
  }

  private static String execute(
      Duration atMost, String input, List<String> command, Path directory) {
    try {
      // A file and not a pipe: nobody has to read it along, and no child that lives on keeps it
      // open.
      Path output = Files.createTempFile("typeset-", ".out");
      try {
        int status = await(start(command, directory, output.toFile()), atMost, input);
        String printed = Files.readString(output).strip();
        if (status != 0) {
          throw new IllegalStateException(
              "%s ended with status %d: %s".formatted(String.join(" ", command), status, printed));
        }
        return printed;
      } finally {
        Files.delete(output);
      }
    } catch (IOException e) {
      throw new IllegalStateException(command.getFirst() + " cannot be run: " + e.getMessage(), e);
    }
  }

  private static Process start(List<String> command, Path directory, File output)
      throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(directory.toFile())
            .redirectErrorStream(true)
            .redirectOutput(output);
    builder
        .environment()
        .keySet()
        .removeIf(key -> key.startsWith("PG") || key.startsWith("LC_") || key.startsWith("LANG"));
    builder.environment().put("LC_ALL", "C");
    return builder.start();
  }

  private static int await(Process process, Duration atMost, String input) throws IOException {
    try (OutputStream stdin = process.getOutputStream()) {
      stdin.write(input.getBytes(StandardCharsets.UTF_8));
    }
    try {
      if (process.waitFor(atMost.toMillis(), TimeUnit.MILLISECONDS)) {
        return process.exitValue();
      }
      throw new IllegalStateException(
          "%s took longer than %d s."
              .formatted(process.info().command().orElse("A program"), atMost.toSeconds()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while PostgreSQL was started or stopped.", e);
    } finally {
      process.destroyForcibly();
    }
  }
}
