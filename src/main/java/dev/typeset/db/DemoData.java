package dev.typeset.db;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;

/** What there is to try the service with: {@code db/seed}. Blocks, as {@link Migrations} does. */
public final class DemoData {
  private final DatabaseUrl url;

  /** That of the database at the URL, as its owner. */
  public DemoData(DatabaseUrl url) {
    this.url = url;
  }

  /**
   * Loads it, all or nothing; running it again changes nothing.
   *
   * @param accounts whether people may sign in as the demo users
   * @throws DatabaseFailure if that fails
   */
  public void load(boolean accounts) {
    run("db/seed/demo.sql");
    if (accounts) {
      run("db/seed/accounts.sql");
    }
  }

  /**
   * Lets nobody sign in any more with a password of the demo users that everybody knows.
   *
   * @throws DatabaseFailure if that fails
   */
  public void closeAccounts() {
    run("db/seed/accounts-closed.sql");
  }

  private void run(String script) {
    try (Connection connection = Jdbc.source(url, Map.of()).getConnection();
        Statement statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      statement.execute(Migrations.resource(script));
      connection.commit();
    } catch (SQLException failure) {
      throw DatabaseFailure.of(url, failure);
    }
  }
}
