package dev.typeset.core;

/**
 * A key to sign with. Printing it shows no secret.
 *
 * @param id goes with each signature, to find the key again
 * @param secret the key itself
 */
public record SecretKey(String id, String secret) {
  @Override
  public String toString() {
    return id + ":***";
  }
}
