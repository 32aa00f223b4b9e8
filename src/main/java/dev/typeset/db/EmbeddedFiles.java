package dev.typeset.db;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;
import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** What the embedded server does with whole directories, and with a file nobody else may read. */
final class EmbeddedFiles {
  private EmbeddedFiles() {}

  /** Deletes a file, or a directory with all that is in it; nothing where there is none. */
  static void delete(Path path) throws IOException {
    if (Files.exists(path, NOFOLLOW_LINKS)) {
      for (Path each : inside(path).reversed()) {
        Files.deleteIfExists(each);
      }
    }
  }

  /** Makes {@code owner} the owner of a file, or of a directory with all that is in it. */
  static void give(Path path, int owner) throws IOException {
    if (!Files.getAttribute(path, "unix:uid", NOFOLLOW_LINKS).equals(owner)) {
      for (Path each : inside(path)) {
        Files.setAttribute(each, "unix:uid", owner, NOFOLLOW_LINKS);
      }
    }
  }

  /** Writes a file that only its owner may read, also while it is being written. */
  static void writeSecret(Path path, String secret) throws IOException {
    Files.deleteIfExists(path);
    var ownerOnly =
        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
    try (FileChannel channel = FileChannel.open(path, Set.of(CREATE_NEW, WRITE), ownerOnly)) {
      channel.write(ByteBuffer.wrap(secret.getBytes(StandardCharsets.UTF_8)));
    }
  }

  /** 48 characters that nobody guesses and no URL minds. */
  static String randomSecret() {
    byte[] random = new byte[24];
    new SecureRandom().nextBytes(random);
    return HexFormat.of().formatHex(random);
  }

  private static List<Path> inside(Path path) throws IOException {
    try (Stream<Path> paths = Files.walk(path)) {
      return paths.sorted(Comparator.naturalOrder()).toList();
    }
  }
}
