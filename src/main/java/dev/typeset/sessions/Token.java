package dev.typeset.sessions;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;

/**
 * What a caller shows to be known: 256 random bits, which say nothing by themselves. Kept as a
 * SHA-256 hash alone; what cannot be guessed needs no slower one. Printing it shows no secret.
 */
record Token(String text) {
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final int BYTES = 32;

  /** A new one for requests. */
  static Token access() {
    return random("tsa_");
  }

  /** A new one to get the next tokens with. */
  static Token refresh() {
    return random("tsr_");
  }

  byte[] hash() {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("This Java has no SHA-256", e);
    }
  }

  @Override
  public String toString() {
    return "a token";
  }

  /** The prefix lets those who look for secrets in files find them. */
  private static Token random(String prefix) {
    var random = new byte[BYTES];
    RANDOM.nextBytes(random);
    return new Token(prefix + Base64.getUrlEncoder().withoutPadding().encodeToString(random));
  }
}
