package dev.typeset.review.database;

import java.sql.SQLException;
import java.util.Optional;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/**
 * Why a statement failed.
 *
 * @param code the SQLSTATE; where PostgreSQL was not asked, the name of the rule that says why
 * @param table that it is about, or empty
 * @param column that it is about, or empty
 */
public record SqlFailure(String code, String message, String table, String column) {
  /** In PostgreSQL's own words, where it said something. */
  public static SqlFailure of(SQLException failure) {
    Optional<ServerErrorMessage> server =
        failure instanceof PSQLException known
            ? Optional.ofNullable(known.getServerErrorMessage())
            : Optional.empty();
    return new SqlFailure(
        failure.getSQLState() == null ? "" : failure.getSQLState(),
        server.map(ServerErrorMessage::getMessage).orElse(String.valueOf(failure.getMessage())),
        server.map(ServerErrorMessage::getTable).orElse(""),
        server.map(ServerErrorMessage::getColumn).orElse(""));
  }
}
