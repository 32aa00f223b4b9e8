package dev.typeset.db;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The files of a server: made once, whole or not at all, with an owner, a password and a database
 * of the name {@code typeset}.
 *
 * @param path PostgreSQL's data directory
 * @param password what the superuser {@code typeset} signs in with
 */
record EmbeddedCluster(Path path, String password) {
  /** The superuser, and the database that is there from the start. */
  static final String NAME = "typeset";

  private static final Logger LOG = LoggerFactory.getLogger(EmbeddedCluster.class);
  private static final Duration AT_MOST = Duration.ofMinutes(2);

  /**
   * Opens the cluster in a directory that this process has locked, and makes it where there is
   * none.
   *
   * @param kept whether it must survive a crash of the machine
   * @throws IllegalStateException where another major version of PostgreSQL made it
   */
  static EmbeddedCluster open(EmbeddedPrograms programs, Path directory, boolean kept)
      throws IOException {
    Path path = directory.resolve("cluster");
    Path secret = directory.resolve("password");
    if (!Files.exists(path)) {
      LOG.info("Making a PostgreSQL cluster in {}", directory);
      // In a sibling that gets its name when it is whole, so that a kill in between breaks nothing.
      Path unfinished = directory.resolve("cluster.new");
      EmbeddedFiles.delete(unfinished);
      Files.createDirectory(unfinished);
      EmbeddedFiles.writeSecret(secret, EmbeddedFiles.randomSecret());
      EmbeddedFiles.give(unfinished, programs.owner());
      EmbeddedFiles.give(secret, programs.owner());
      initialize(programs, unfinished, secret, kept);
      Files.move(unfinished, path, StandardCopyOption.ATOMIC_MOVE);
    }
    requireSameMajorVersion(programs, path);
    EmbeddedFiles.give(path, programs.owner());
    return new EmbeddedCluster(path, Files.readString(secret));
  }

  private static void initialize(EmbeddedPrograms programs, Path path, Path secret, boolean kept) {
    boolean mac = System.getProperty("os.name").startsWith("Mac");
    List<String> arguments = new ArrayList<>();
    arguments.addAll(List.of("--pgdata=" + path, "--username=" + NAME, "--pwfile=" + secret));
    arguments.addAll(List.of("--auth=scram-sha-256", "--encoding=UTF8", "--locale=C"));
    // The parser of full text search knows the letters of the world from this one alone.
    arguments.add("--lc-ctype=" + (mac ? "en_US.UTF-8" : "C.UTF-8"));
    if (programs.major() >= 17) {
      arguments.addAll(List.of("--locale-provider=builtin", "--builtin-locale=C.UTF-8"));
    }
    if (!kept) {
      arguments.add("--no-sync");
    }
    programs.run(AT_MOST, "", "bin/initdb", arguments.toArray(String[]::new));
    String[] alone = {"--single", "-D", path.toString(), "-c", "exit_on_error=on", "postgres"};
    programs.run(AT_MOST, "create database " + NAME + "\n", "bin/postgres", alone);
  }

  private static void requireSameMajorVersion(EmbeddedPrograms programs, Path path)
      throws IOException {
    String made = Files.readString(path.resolve("PG_VERSION")).strip();
    int ours = programs.major();
    if (!made.equals(Integer.toString(ours))) {
      throw new IllegalStateException(
          ("The data in %s was made by PostgreSQL %s, and this build carries PostgreSQL %d. Use the"
                  + " build that made it, or move the directory away to start with an empty one.")
              .formatted(path, made, ours));
    }
  }
}
