package dev.typeset.db;

import java.util.List;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.CoreErrorCode;
import org.flywaydb.core.api.output.ValidateOutput;

/** What tells the migrations that ran from the files that are here, and what to do about it. */
final class Mismatches {

  private Mismatches() {}

  /**
   * One sentence each, to follow the name of the database; migrations that are pending or newer
   * than these files are no mismatch.
   */
  static List<String> of(Flyway flyway) {
    return flyway.validateWithResult().invalidMigrations.stream()
        .map(Mismatches::sentence)
        .toList();
  }

  private static String sentence(ValidateOutput output) {
    if (!(output.errorDetails.errorCode instanceof CoreErrorCode code)) {
      return message(output);
    }
    String version = "version " + output.version;
    return switch (code) {
      case CHECKSUM_MISMATCH, DESCRIPTION_MISMATCH, TYPE_MISMATCH ->
          "has run "
              + version
              + " from another file: put that file back as it was, and write the change as a new migration";
      case APPLIED_VERSIONED_MIGRATION_NOT_RESOLVED ->
          "has run " + version + ", whose file is not here: put the file back";
      case RESOLVED_VERSIONED_MIGRATION_NOT_APPLIED ->
          "lacks "
              + version
              + " although later ones have run: give its file a version above theirs";
      case FAILED_VERSIONED_MIGRATION ->
          "has "
              + version
              + " half done: undo what is left of it, delete its row from flyway_schema_history, and migrate again";
      default -> message(output);
    };
  }

  private static String message(ValidateOutput output) {
    return "does not match the migrations: "
        + output.errorDetails.errorMessage.lines().findFirst().orElse("no reason given");
  }
}
