package dev.typeset.core;

import java.util.List;

/**
 * The tags of a condition, as If-Match and If-None-Match carry them.
 *
 * @param any whether every tag is meant ({@code *})
 * @param tags the tags that are meant, without quotation marks
 */
public record Etags(boolean any, List<String> tags) {

  /** Whether a row with this tag is meant. */
  public boolean contain(String etag) {
    return any || tags.contains(etag);
  }
}
