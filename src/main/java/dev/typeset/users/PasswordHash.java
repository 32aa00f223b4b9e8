package dev.typeset.users;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;

/**
 * What Argon2id made of a password, and how. As text it is a PHC string, which says both: {@code
 * $argon2id$v=19$m=19456,t=2,p=1$salt$hash}.
 */
record PasswordHash(Effort effort, byte[] salt, byte[] bytes) {
  private static final Pattern PHC =
      Pattern.compile(
          "\\$argon2id\\$v=19\\$m=([0-9]{1,6}),t=([0-9]{1,2}),p=([0-9])\\$([A-Za-z0-9+/]{11,86})\\$([A-Za-z0-9+/]{22,86})");

  /** What hashing costs, and so what guessing costs. */
  record Effort(int memoryKib, int passes, int lanes) {
    private static final int MOST_MEMORY_KIB = 128 * 1024;
    private static final int MOST_PASSES = 16;
    private static final int MOST_LANES = 4;
    private static final int LEAST_MEMORY_KIB_PER_LANE = 8;

    /** Whether it is one that Argon2 knows and that the service is willing to spend. */
    boolean isBearable() {
      return passes >= 1
          && passes <= MOST_PASSES
          && lanes >= 1
          && lanes <= MOST_LANES
          && memoryKib >= LEAST_MEMORY_KIB_PER_LANE * lanes
          && memoryKib <= MOST_MEMORY_KIB;
    }

    /** Whether it is less, in memory or in passes. */
    boolean isBelow(Effort other) {
      return memoryKib < other.memoryKib || passes < other.passes;
    }
  }

  /** Hashes a password; the blocks are those that the work is done in. */
  static PasswordHash of(
      String password,
      Effort effort,
      byte[] salt,
      int length,
      Argon2BytesGenerator.BlockPool blocks) {
    var generator = new Argon2BytesGenerator();
    generator.init(
        new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
            .withVersion(Argon2Parameters.ARGON2_VERSION_13)
            .withMemoryAsKB(effort.memoryKib())
            .withIterations(effort.passes())
            .withParallelism(effort.lanes())
            .withSalt(salt)
            .withBlockPool(blocks)
            .build());
    byte[] bytes = new byte[length];
    generator.generateBytes(password.getBytes(StandardCharsets.UTF_8), bytes);
    return new PasswordHash(effort, salt, bytes);
  }

  /** Reads a PHC string; empty where it is none, or where it asks for more than is bearable. */
  static Optional<PasswordHash> parse(String text) {
    Matcher parts = PHC.matcher(text);
    if (!parts.matches()) {
      return Optional.empty();
    }
    var effort =
        new Effort(
            Integer.parseInt(parts.group(1)),
            Integer.parseInt(parts.group(2)),
            Integer.parseInt(parts.group(3)));
    try {
      var decoder = Base64.getDecoder();
      return effort.isBearable()
          ? Optional.of(
              new PasswordHash(
                  effort, decoder.decode(parts.group(4)), decoder.decode(parts.group(5))))
          : Optional.empty();
    } catch (IllegalArgumentException noBase64) {
      return Optional.empty();
    }
  }

  /** Whether a password comes to the same; takes as long whether it does or not. */
  boolean isOf(String password, Argon2BytesGenerator.BlockPool blocks) {
    return MessageDigest.isEqual(bytes, of(password, effort, salt, bytes.length, blocks).bytes);
  }

  @Override
  public String toString() {
    var base64 = Base64.getEncoder().withoutPadding();
    return "$argon2id$v=19$m=%d,t=%d,p=%d$%s$%s"
        .formatted(
            effort.memoryKib(),
            effort.passes(),
            effort.lanes(),
            base64.encodeToString(salt),
            base64.encodeToString(bytes));
  }
}
