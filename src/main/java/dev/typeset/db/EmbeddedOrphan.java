package dev.typeset.db;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;

import com.sun.security.auth.module.UnixSystem;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The servers of processes that were killed: they run on, and nobody else will stop them. */
final class EmbeddedOrphan {
  private static final Logger LOG = LoggerFactory.getLogger(EmbeddedOrphan.class);
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  /** A temporary server is started, and its directory locked, long before this. */
  private static final Duration OLD = Duration.ofMinutes(10);

  private EmbeddedOrphan() {}

  /**
   * Stops the server of a cluster whose directory this process has locked, whatever account it runs
   * under. PostgreSQL itself clears up after one that is gone, but never starts where its number
   * went to another process since.
   *
   * @throws IllegalStateException naming the process, where it does not stop or is not ours
   */
  static void stop(Path cluster) throws IOException {
    Path file = cluster.resolve("postmaster.pid");
    if (!Files.exists(file)) {
      return;
    }
    String first = Files.readString(file).lines().findFirst().orElse("").strip();
    long pid = first.matches("\\d{1,18}") ? Long.parseLong(first) : -1;
    Optional<ProcessHandle> process = ProcessHandle.of(pid);
    if (pid > 0 && process.isEmpty()) {
      return;
    }
    String command = process.flatMap(p -> p.info().commandLine()).orElse("");
    if (!command.contains("/bin/postgres ")) {
      LOG.info("Removing {}: process {} is no PostgreSQL", file, first);
      Files.delete(file);
    } else if (command.contains(cluster.toString())) {
      LOG.info("Stopping PostgreSQL (process {}), left behind by a process that was killed", pid);
      // Fast, then immediate: what pg_ctl sends, which itself reaches only its own account.
      if (!ends("INT", pid, file) && !ends("QUIT", pid, file)) {
        throw new IllegalStateException(
            ("PostgreSQL (process %d) has %s, left behind by a process that was killed, and cannot"
                    + " be stopped from here. End it (kill -INT %d), then start again.")
                .formatted(pid, cluster, pid));
      }
    } else {
      throw new IllegalStateException(
          ("%s names process %d, a PostgreSQL that was not started for this directory."
                  + " Stop it if the directory was moved, else delete the file.")
              .formatted(file, pid));
    }
  }

  private static boolean ends(String signal, long pid, Path file) {
    if (!EmbeddedPrograms.signal(signal, pid)) {
      return false;
    }
    Instant deadline = Instant.now().plus(PATIENCE);
    // The file goes last. A process that nobody waits for may be listed for longer.
    while (Files.exists(file) && ProcessHandle.of(pid).isPresent()) {
      if (Instant.now().isAfter(deadline)) {
        return false;
      }
      LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
    }
    return true;
  }

  /** Stops the old temporary servers of this user that no process has, and deletes their files. */
  static void sweep(Path temporary, String prefix) throws IOException {
    try (DirectoryStream<Path> found = Files.newDirectoryStream(temporary, prefix + "*")) {
      for (Path each : found) {
        try {
          sweep(each);
        } catch (IOException | IllegalStateException e) {
          LOG.debug("{} stays: {}", each, e.toString());
        }
      }
    }
  }

  private static void sweep(Path left) throws IOException {
    Instant changed = Files.getLastModifiedTime(left, NOFOLLOW_LINKS).toInstant();
    int user = (int) new UnixSystem().getUid();
    if (changed.isBefore(Instant.now().minus(OLD))
        && Files.isDirectory(left, NOFOLLOW_LINKS)
        && Files.getAttribute(left, "unix:uid", NOFOLLOW_LINKS).equals(user)) {
      Path directory = left.toRealPath();
      try (EmbeddedLock _ = EmbeddedLock.take(directory)) {
        stop(directory.resolve("cluster"));
        EmbeddedFiles.delete(directory);
      }
    }
  }
}
