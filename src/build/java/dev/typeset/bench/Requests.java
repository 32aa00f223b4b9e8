package dev.typeset.bench;

import java.util.List;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * What is asked in one case, at random.
 *
 * @param path where bodies are posted to; null where each line is the path of a GET
 * @param lines paths or bodies; {@code {id}} stands for a random number
 * @param top the highest such number
 * @param token of whoever asks; null for anybody
 */
record Requests(@Nullable String path, List<String> lines, int top, @Nullable String token) {

  /** GETs of these paths. */
  static Requests get(List<String> paths, int top) {
    return new Requests(null, paths, top, null);
  }

  String method() {
    return path == null ? "GET" : "POST";
  }

  /** Some request as it goes over the wire. */
  String written(RandomGenerator random, String host) {
    String line = any(random);
    String head = " HTTP/1.1\r\nHost: " + host + "\r\n";
    if (token != null) {
      head += "Authorization: Bearer " + token + "\r\n";
    }
    // A body here is ASCII.
    return path == null
        ? "GET " + line + head + "\r\n"
        : "POST "
            + path
            + head
            + "Content-Type: application/json\r\nContent-Length: "
            + line.length()
            + "\r\n\r\n"
            + line;
  }

  private String any(RandomGenerator random) {
    String line = lines.get(random.nextInt(lines.size()));
    return line.contains("{id}")
        ? line.replace("{id}", String.valueOf(1 + random.nextInt(top)))
        : line;
  }
}
