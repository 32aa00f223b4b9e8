package dev.typeset;

import dev.typeset.core.SecretKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;

/** The key of a service that was given none: made once, and kept beside the embedded database. */
final class SecretKeyFile {
  private static final String ID = "embedded";
  private static final int BYTES = 32;

  private SecretKeyFile() {}

  /**
   * The key that is kept in a data directory.
   *
   * @throws IllegalStateException where it can be neither read nor made
   */
  static SecretKey in(Path dataDir) {
    Path file = dataDir.resolve("secret-key");
    try {
      if (Files.notExists(file)) {
        make(file);
      }
      return new SecretKey(ID, Files.readString(file).strip());
    } catch (IOException e) {
      throw new IllegalStateException(
          "The key in " + file + " can be neither read nor made: " + e.getMessage(), e);
    }
  }

  /** Written aside and moved into place, so that a key is there whole or not at all. */
  private static void make(Path file) throws IOException {
    var key = new byte[BYTES];
    new SecureRandom().nextBytes(key);
    Path aside =
        Files.createTempFile(
            file.getParent(),
            "secret-key",
            "",
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    Files.writeString(aside, HexFormat.of().formatHex(key));
    Files.move(aside, file, StandardCopyOption.ATOMIC_MOVE);
  }
}
