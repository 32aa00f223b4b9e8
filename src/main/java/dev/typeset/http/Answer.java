package dev.typeset.http;

import java.util.Map;

/**
 * A response as it goes out.
 *
 * @param headers those that belong to this answer, Content-Type among them where there is a body
 */
public record Answer(int status, Map<String, String> headers, byte[] body) {
  private static final byte[] EMPTY = {};

  static Answer empty(int status, Map<String, String> headers) {
    return new Answer(status, headers, EMPTY);
  }
}
