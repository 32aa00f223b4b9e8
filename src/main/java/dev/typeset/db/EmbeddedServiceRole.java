package dev.typeset.db;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import org.postgresql.PGConnection;

/**
 * The role that the service runs as on the embedded server. It signs in with a password of its own
 * and owns nothing; what it may do with the rows is granted after the migrations.
 */
final class EmbeddedServiceRole {
  static final String NAME = "typeset_service";

  private static final String SECRET = "[0-9a-f]{48}";

  /** Whatever it was before: servers of earlier releases have no such role. */
  private static final String MAKE =
      """
      do $$ begin
        if not exists (select from pg_roles where rolname = '%1$s') then
          create role %1$s;
        end if;
      end $$;
      alter role %1$s with login nosuperuser nocreatedb nocreaterole noreplication nobypassrls
      """
          .formatted(NAME);

  private EmbeddedServiceRole() {}

  /**
   * Makes the role where it is missing, and puts it right where it is not as it should be.
   *
   * @param owner the JDBC address of the superuser
   * @param directory where the password is kept
   * @return the password
   */
  static String make(String owner, Path directory) throws IOException {
    String password = password(directory.resolve("service-password"));
    try (Connection connection = DriverManager.getConnection(owner);
        Statement statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      statement.execute(MAKE);
      // Hashed here, so that the server, and its log, never see the password itself.
      connection
          .unwrap(PGConnection.class)
          .alterUserPassword(NAME, password.toCharArray(), "scram-sha-256");
      connection.commit();
      return password;
    } catch (SQLException e) {
      throw new IllegalStateException(
          "The role " + NAME + " could not be made: " + e.getMessage(), e);
    }
  }

  private static String password(Path secret) throws IOException {
    String kept = Files.exists(secret) ? Files.readString(secret) : "";
    if (kept.matches(SECRET)) {
      return kept;
    }
    String made = EmbeddedFiles.randomSecret();
    EmbeddedFiles.writeSecret(secret, made);
    return made;
  }
}
