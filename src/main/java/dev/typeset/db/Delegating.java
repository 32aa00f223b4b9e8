package dev.typeset.db;

import io.r2dbc.spi.Batch;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.ConnectionMetadata;
import io.r2dbc.spi.IsolationLevel;
import io.r2dbc.spi.Statement;
import io.r2dbc.spi.TransactionDefinition;
import io.r2dbc.spi.ValidationDepth;
import io.r2dbc.spi.Wrapped;
import java.time.Duration;
import org.reactivestreams.Publisher;

/** A connection that does what another one does, but for what it overrides. */
interface Delegating extends Connection, Wrapped<Connection> {
  @Override
  default Statement createStatement(String sql) {
    return unwrap().createStatement(sql);
  }

  @Override
  default Batch createBatch() {
    return unwrap().createBatch();
  }

  @Override
  default Publisher<Void> beginTransaction() {
    return unwrap().beginTransaction();
  }

  @Override
  default Publisher<Void> beginTransaction(TransactionDefinition definition) {
    return unwrap().beginTransaction(definition);
  }

  @Override
  default Publisher<Void> commitTransaction() {
    return unwrap().commitTransaction();
  }

  @Override
  default Publisher<Void> rollbackTransaction() {
    return unwrap().rollbackTransaction();
  }

  @Override
  default Publisher<Void> createSavepoint(String name) {
    return unwrap().createSavepoint(name);
  }

  @Override
  default Publisher<Void> releaseSavepoint(String name) {
    return unwrap().releaseSavepoint(name);
  }

  @Override
  default Publisher<Void> rollbackTransactionToSavepoint(String name) {
    return unwrap().rollbackTransactionToSavepoint(name);
  }

  @Override
  default boolean isAutoCommit() {
    return unwrap().isAutoCommit();
  }

  @Override
  default Publisher<Void> setAutoCommit(boolean autoCommit) {
    return unwrap().setAutoCommit(autoCommit);
  }

  @Override
  default ConnectionMetadata getMetadata() {
    return unwrap().getMetadata();
  }

  @Override
  default IsolationLevel getTransactionIsolationLevel() {
    return unwrap().getTransactionIsolationLevel();
  }

  @Override
  default Publisher<Void> setTransactionIsolationLevel(IsolationLevel level) {
    return unwrap().setTransactionIsolationLevel(level);
  }

  @Override
  default Publisher<Void> setLockWaitTimeout(Duration timeout) {
    return unwrap().setLockWaitTimeout(timeout);
  }

  @Override
  default Publisher<Void> setStatementTimeout(Duration timeout) {
    return unwrap().setStatementTimeout(timeout);
  }

  @Override
  default Publisher<Boolean> validate(ValidationDepth depth) {
    return unwrap().validate(depth);
  }

  @Override
  default Publisher<Void> close() {
    return unwrap().close();
  }
}
