package dev.typeset.db;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;
import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;
import static java.util.Objects.requireNonNull;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.JarURLConnection;
import java.net.URI;
import java.net.URL;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Locale;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tukaani.xz.XZInputStream;

/**
 * PostgreSQL's programs, unpacked once for each user from the jar that carries them.
 *
 * <p>They lie in {@code $XDG_CACHE_HOME/typeset} or {@code ~/.cache/typeset}, under a name made of
 * their checksum, and appear there whole or not at all.
 */
final class EmbeddedBinaries {
  private static final Logger LOG = LoggerFactory.getLogger(EmbeddedBinaries.class);

  private EmbeddedBinaries() {}

  /**
   * The directory that holds {@code bin}, {@code lib} and {@code share}.
   *
   * @param jar the jar to take the programs from, or null for the one on the class path
   * @throws IllegalStateException where no jar has programs for this machine
   */
  static Path unpacked(@Nullable Path jar) {
    try {
      JarURLConnection archive = (JarURLConnection) archive(jar).openConnection();
      archive.setUseCaches(false);
      Path cache = cache();
      Path target = cache.resolve("postgresql-%08x".formatted(archive.getJarEntry().getCrc()));
      if (!Files.isDirectory(target)) {
        unpackOnce(archive, target);
      }
      return target;
    } catch (IOException e) {
      throw new IllegalStateException("The embedded PostgreSQL could not be unpacked: " + e, e);
    }
  }

  private static URL archive(@Nullable Path jar) throws IOException {
    boolean mac = System.getProperty("os.name").toLowerCase(Locale.ROOT).startsWith("mac");
    boolean arm = System.getProperty("os.arch").equals("aarch64");
    String name =
        "postgres-%s-%s.txz".formatted(mac ? "darwin" : "linux", arm ? "arm_64" : "x86_64");
    if (jar != null) {
      return URI.create("jar:" + jar.toUri() + "!/" + name).toURL();
    }
    URL found = EmbeddedBinaries.class.getResource("/" + name);
    if (found == null) {
      throw new IllegalStateException(
          ("There is no DATABASE_URL, and this build carries no embedded PostgreSQL: no %s on the"
                  + " class path. Set DATABASE_URL, or build with EMBEDDED=yes.")
              .formatted(name));
    }
    return found;
  }

  /** The first place that will do; beside the home, one in the temporary directory. */
  private static Path cache() throws IOException {
    String configured = System.getenv("XDG_CACHE_HOME");
    Path home =
        configured == null || !Path.of(configured).isAbsolute()
            ? Path.of(System.getProperty("user.home"), ".cache")
            : Path.of(configured);
    try {
      Path cache = Files.createDirectories(home.resolve("typeset"));
      // initdb and pg_ctl put their own path into a shell's command line, between double quotes.
      if (Files.isWritable(cache) && !cache.toString().matches("(?s).*[\"$`\\\\\n].*")) {
        return cache;
      }
    } catch (IOException e) {
      LOG.debug("No cache in {}: {}", home, e.toString());
    }
    String user = System.getProperty("user.name");
    Path cache = Path.of(System.getProperty("java.io.tmpdir"), "typeset-cache-" + user);
    if (!Files.exists(cache, NOFOLLOW_LINKS)) {
      Files.createDirectory(
          cache,
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwxr-xr-x")));
    }
    // Programs are run from here, and anybody may have made a directory of that name.
    if (!Files.isDirectory(cache, NOFOLLOW_LINKS)
        || !Files.getOwner(cache, NOFOLLOW_LINKS).getName().equals(user)) {
      throw new IOException(cache + " belongs to somebody else than " + user);
    }
    return cache;
  }

  /** One process at a time: whatever lies in the sibling was left by one that was killed. */
  private static synchronized void unpackOnce(JarURLConnection archive, Path target)
      throws IOException {
    Path sibling = target.resolveSibling(target.getFileName() + ".new");
    Path lock = target.resolveSibling(target.getFileName() + ".lock");
    try (FileChannel channel = FileChannel.open(lock, CREATE, WRITE)) {
      channel.lock();
      if (!Files.isDirectory(target)) {
        LOG.info("Unpacking the embedded PostgreSQL into {}", target);
        EmbeddedFiles.delete(sibling);
        try (InputStream content = new BufferedInputStream(archive.getInputStream())) {
          Archive.unpack(content, Files.createDirectory(sibling));
        }
        Files.move(sibling, target, ATOMIC_MOVE);
      }
    }
  }

  /**
   * Apart, since a build that carries no PostgreSQL does not carry the classes used here either.
   */
  private static final class Archive {
    static void unpack(InputStream content, Path directory) throws IOException {
      try (TarArchiveInputStream files = new TarArchiveInputStream(new XZInputStream(content))) {
        for (TarArchiveEntry entry = files.getNextEntry();
            entry != null;
            entry = files.getNextEntry()) {
          Path path = directory.resolve(entry.getName()).normalize();
          if (!path.startsWith(directory)) {
            throw new IOException(entry.getName() + " leads out of the archive");
          }
          unpack(files, entry, path);
        }
      }
    }

    private static void unpack(TarArchiveInputStream files, TarArchiveEntry entry, Path path)
        throws IOException {
      if (entry.isDirectory()) {
        Files.createDirectories(path);
        return;
      }
      Files.createDirectories(requireNonNull(path.getParent()));
      if (entry.isSymbolicLink()) {
        Files.createSymbolicLink(path, Path.of(entry.getLinkName()));
      } else {
        Files.copy(files, path);
        boolean program = (entry.getMode() & 0100) != 0;
        Files.setPosixFilePermissions(
            path, PosixFilePermissions.fromString(program ? "rwxr-xr-x" : "rw-r--r--"));
      }
    }
  }
}
