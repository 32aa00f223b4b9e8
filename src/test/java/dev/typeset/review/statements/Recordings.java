package dev.typeset.review.statements;

import dev.typeset.db.DatabaseUrl;
import dev.typeset.review.database.SeededServer;
import dev.typeset.testing.TestServer;
import java.nio.file.Files;

/** Databases with the rows of the tour, of the server of a test run. */
final class Recordings {
  private Recordings() {}

  /** A new one. */
  static TourDatabase database() throws Exception {
    DatabaseUrl url = TestServer.migrated();
    var database =
        new TourDatabase(
            url.database(),
            "%s?user=%s&password=%s".formatted(url.jdbcUrl(), url.user(), url.password()),
            TestServer.text(url),
            TestServer.text(TestServer.service(url)));
    database.fill(Files.readString(SeededServer.SEED));
    return database;
  }
}
