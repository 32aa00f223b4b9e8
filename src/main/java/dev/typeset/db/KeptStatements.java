package dev.typeset.db;

import io.r2dbc.postgresql.api.PostgresqlConnection;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.ConnectionFactory;
import io.r2dbc.spi.ConnectionFactoryMetadata;
import io.r2dbc.spi.Statement;
import io.r2dbc.spi.Wrapped;
import java.util.LinkedHashMap;
import java.util.Map;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;

/**
 * A connection of the driver with the statements that were run on it last, since the driver takes a
 * text apart anew for each statement that is made of it. One unit of work has the connection at a
 * time, and so the statements; one that is cancelled takes them with it. A statement holds the
 * values of its last run until the next one, and a text has parameters of the same types each time.
 */
final class KeptStatements implements Delegating {
  private static final int MOST = 64;

  private final Connection driver;
  private final Map<String, Statement> kept =
      new LinkedHashMap<>(MOST, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Statement> eldest) {
          return size() > MOST;
        }
      };

  private KeptStatements(Connection driver) {
    this.driver = driver;
  }

  /** The same connections; those of others than the driver keep nothing. */
  static ConnectionFactory around(ConnectionFactory driver) {
    return new ConnectionFactory() {
      @Override
      public Publisher<? extends Connection> create() {
        return Mono.from(driver.create()).map(KeptStatements::keeping);
      }

      @Override
      public ConnectionFactoryMetadata getMetadata() {
        return driver.getMetadata();
      }
    };
  }

  /** A statement with this text: one that was run before, where there is one. */
  static Statement of(Connection connection, String sql) {
    Connection under = connection;
    while (!(under instanceof KeptStatements)
        && under instanceof Wrapped<?> wrapped
        && wrapped.unwrap() instanceof Connection next) {
      under = next;
    }
    return under instanceof KeptStatements statements
        ? statements.kept.computeIfAbsent(sql, statements.driver::createStatement)
        : connection.createStatement(sql);
  }

  @Override
  public Connection unwrap() {
    return driver;
  }

  /** What listens to statements has to be told of each. */
  private static Connection keeping(Connection connection) {
    return connection instanceof PostgresqlConnection ? new KeptStatements(connection) : connection;
  }
}
