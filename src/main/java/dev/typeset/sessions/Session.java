package dev.typeset.sessions;

import dev.typeset.core.About;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/** A sign-in as its user sees it. */
public record Session(
    long id,
    @Nullable String userAgent,
    OffsetDateTime createdAt,
    OffsetDateTime refreshedAt,
    OffsetDateTime expiresAt,
    @About("Whether the request itself came with this sign-in.") boolean current) {

  /** The tokens of a sign-in, as OAuth 2.0 gives them out (RFC 6749, 5.1). */
  public record Tokens(
      @About("To be sent with requests: `Authorization: Bearer …`.") String accessToken,
      @About("Bearer.") String tokenType,
      @About("Seconds for which the access token is good.") long expiresIn,
      @About("Good for one use, with grant_type=refresh_token.") String refreshToken) {

    /** Printing them shows no secret. */
    @Override
    public String toString() {
      return "tokens";
    }
  }
}
