package dev.typeset.core;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** HMAC-SHA256 with keys that may change: the first signs, all are known. */
public final class Signer {
  private static final String ALGORITHM = "HmacSHA256";

  private final List<SecretKey> keys;

  /**
   * A signer.
   *
   * @param keys at least one
   */
  public Signer(List<SecretKey> keys) {
    this.keys = List.copyOf(keys);
  }

  /** All keys, the one that signs first. */
  public List<SecretKey> keys() {
    return keys;
  }

  /**
   * The signature, 32 bytes.
   *
   * @param purpose what it is for; a signature made for one purpose is worth nothing for another
   */
  public static byte[] sign(SecretKey key, String purpose, byte[] message) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(key.secret().getBytes(UTF_8), ALGORITHM));
      mac.update(purpose.getBytes(UTF_8));
      mac.update((byte) 0);
      return mac.doFinal(message);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("This Java has no " + ALGORITHM, e);
    }
  }
}
