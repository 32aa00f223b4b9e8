package dev.typeset.db;

import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;

/** What became of each migration in a database. */
final class MigrationStatus {

  private MigrationStatus() {}

  /** A line each: the file, and whether it has run, and when. */
  static List<String> of(Flyway flyway) {
    return Stream.of(flyway.info().all())
        .map(each -> "%-40s %s".formatted(each.getScript(), state(each)))
        .toList();
  }

  private static String state(MigrationInfo migration) {
    return switch (migration.getState()) {
      case PENDING -> "pending";
      case SUCCESS ->
          migration.isChecksumMatching()
              ? "has run, " + at(migration)
              : "changed since it ran, " + at(migration);
      case FUTURE_SUCCESS, MISSING_SUCCESS ->
          "has run, " + at(migration) + ", and its file is not here";
      default -> migration.getState().getDisplayName().toLowerCase(Locale.ROOT);
    };
  }

  private static String at(MigrationInfo migration) {
    Date time = Objects.requireNonNull(migration.getInstalledOn());
    return DateTimeFormatter.ISO_INSTANT.format(time.toInstant().truncatedTo(ChronoUnit.SECONDS));
  }
}
