package dev.typeset.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.typeset.core.Position;
import dev.typeset.core.SecretKey;
import dev.typeset.core.Signer;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Places in a list as callers carry them about: opaque, and signed together with the list that they
 * belong to, so that neither can be changed.
 */
final class Cursors {
  private static final String PURPOSE = "cursor";

  /** A title of 200 characters, each of 4 bytes, fits into so many. */
  static final int LONGEST = 1_300;

  private static final int SIGNATURE_BYTES = 16;
  private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();
  private static final Pattern POSITION =
      Pattern.compile("([A-Za-z0-9_-]{1,32}):([<>])([0-9]{1,19}):(.*)", Pattern.DOTALL);

  private final Signer signer;

  Cursors(Signer signer) {
    this.signer = signer;
  }

  /**
   * The place as text for a URL.
   *
   * @param scope the list that it belongs to: its path, filters and order
   */
  String write(String scope, Position position) {
    SecretKey key = signer.keys().getFirst();
    byte[] text =
        (key.id() + (position.backwards() ? ":<" : ":>") + position.id() + ":" + position.key())
            .getBytes(UTF_8);
    byte[] signature = sign(key, scope, text);
    return ENCODER.encodeToString(
        ByteBuffer.allocate(signature.length + text.length).put(signature).put(text).array());
  }

  /** The place, or nothing where it was not written for this list with a key that is known. */
  Optional<Position> read(String scope, String cursor) {
    byte[] bytes;
    try {
      bytes = Base64.getUrlDecoder().decode(cursor);
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
    // Some spellings decode to the same bytes; only the one that was given out is taken.
    if (bytes.length <= SIGNATURE_BYTES || !ENCODER.encodeToString(bytes).equals(cursor)) {
      return Optional.empty();
    }
    byte[] signature = Arrays.copyOf(bytes, SIGNATURE_BYTES);
    byte[] text = Arrays.copyOfRange(bytes, SIGNATURE_BYTES, bytes.length);
    Matcher position = POSITION.matcher(new String(text, UTF_8));
    if (!position.matches()) {
      return Optional.empty();
    }
    return signer.keys().stream()
        .filter(key -> key.id().equals(position.group(1)))
        .filter(key -> MessageDigest.isEqual(signature, sign(key, scope, text)))
        .map(key ->
            new Position(
                position.group(4),
                Long.parseLong(position.group(3)),
                position.group(2).equals("<")))
        .findFirst();
  }

  private static byte[] sign(SecretKey key, String scope, byte[] text) {
    byte[] list = (scope + "\0").getBytes(UTF_8);
    byte[] message = ByteBuffer.allocate(list.length + text.length).put(list).put(text).array();
    return Arrays.copyOf(Signer.sign(key, PURPOSE, message), SIGNATURE_BYTES);
  }
}
