package dev.typeset.http;

import dev.typeset.core.Standing;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The header fields that tell callers of a limit before they meet it, as
 * draft-ietf-httpapi-ratelimit-headers of October 2024 has them.
 */
public final class RateHeaders {
  static final String POLICY = "RateLimit-Policy";
  static final String STANDING = "RateLimit";

  private RateHeaders() {}

  /** The fields, none where there is no limit. */
  public static Map<String, String> of(Standing standing) {
    Map<String, String> fields = new LinkedHashMap<>();
    if (standing.isLimited()) {
      String name = "\"" + standing.policy() + "\"";
      fields.put(POLICY, name + ";q=" + standing.quota() + ";w=" + standing.windowSeconds());
      fields.put(STANDING, name + ";r=" + standing.remaining() + ";t=" + standing.resetSeconds());
    }
    return fields;
  }

  /** The same, and when to come again. */
  static Map<String, String> ofRefusal(Standing standing) {
    Map<String, String> fields = of(standing);
    fields.put("Retry-After", Long.toString(standing.resetSeconds()));
    return fields;
  }
}
