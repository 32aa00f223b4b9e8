package dev.typeset.review.traffic;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * A transaction that has read every table and takes its time, as a report or a backup does. No lock
 * that it holds stops anybody but who changes a table; whoever waits for it stops all others.
 */
final class SlowReader implements AutoCloseable {
  private static final String READ =
      """
      begin;
      do $$ declare each regclass; begin
        for each in
          select oid from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r' and relname <> 'flyway_schema_history'
        loop
          execute format('lock table %s in access share mode', each);
        end loop;
      end $$;
      """;

  private final Connection connection;
  private final Thread thread;

  private SlowReader(Connection connection, double seconds) {
    this.connection = connection;
    this.thread = Thread.ofPlatform().name("reader").start(() -> end(seconds));
  }

  /**
   * Begins to read.
   *
   * @param connection which is closed with this
   */
  static SlowReader start(Connection connection, double seconds) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("set application_name = '" + Parties.READER + "'");
      statement.execute(READ);
    }
    return new SlowReader(connection, seconds);
  }

  @Override
  public void close() throws SQLException {
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    connection.close();
  }

  private void end(double seconds) {
    try (Statement statement = connection.createStatement()) {
      statement.execute("select pg_sleep(%s); rollback".formatted(seconds));
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
