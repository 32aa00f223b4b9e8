package dev.typeset.http;

import dev.typeset.core.Caller;
import dev.typeset.core.Etags;
import org.jspecify.annotations.Nullable;

/**
 * What a request asks for, read and checked.
 *
 * @param visitor who asks, and from where
 * @param id the {@code {id}} of the path; 0 where the path has none
 * @param query what the endpoint read out of the query
 * @param body what the endpoint read out of the body
 * @param known the states that the caller has already (If-None-Match), or null
 * @param expected the states that may be changed (If-Match), or null where any may
 */
public record Call<Q, B>(
    Visitor visitor, long id, Q query, B body, @Nullable Etags known, @Nullable Etags expected) {

  /** Who asks. */
  public Caller caller() {
    return visitor.caller();
  }
}
