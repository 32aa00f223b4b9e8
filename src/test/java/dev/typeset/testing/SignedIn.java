package dev.typeset.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.typeset.db.DatabaseUrl;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Access tokens without the work of a password: rows as a sign-in leaves them. */
public final class SignedIn {
  private SignedIn() {}

  /** The token of an admin, who is made where there is none. */
  public static String admin(DatabaseUrl url) {
    TestServer.execute(
        url,
        "insert into users (email, hashed_password, role) values ('admin@example.com', '!', 'admin')"
            + " on conflict do nothing");
    return user(
        url,
        Long.parseLong(
            TestServer.query(url, "select id from users where email = 'admin@example.com'")));
  }

  /** The token of a user. */
  public static String user(DatabaseUrl url, long id) {
    String token = Given.unique("tsa_test_");
    TestServer.execute(
        url,
        """
        with session as (
          insert into sessions (user_id, expires_at) values (%d, now() + interval '1 day') returning id)
        insert into tokens (hash, session_id, kind, expires_at)
        select '\\x%s', id, 'access', now() + interval '1 day' from session
        """
            .formatted(id, sha256(token)));
    return token;
  }

  private static String sha256(String text) {
    try {
      return HexFormat.of()
          .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
