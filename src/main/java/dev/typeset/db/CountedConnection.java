package dev.typeset.db;

import io.r2dbc.spi.Batch;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.Statement;

/**
 * A connection as one unit of work gets it, which tells of each statement. BEGIN and COMMIT do not
 * come this way.
 */
record CountedConnection(Connection unwrap, Runnable onStatement) implements Delegating {
  @Override
  public Statement createStatement(String sql) {
    onStatement.run();
    return unwrap.createStatement(sql);
  }

  /** A statement that may have been run before on this connection, and is to be bound anew. */
  Statement keptStatement(String sql) {
    onStatement.run();
    return KeptStatements.of(unwrap, sql);
  }

  @Override
  public Batch createBatch() {
    onStatement.run();
    return unwrap.createBatch();
  }
}
