package dev.typeset.build;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import dev.typeset.db.EmbeddedServer;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.flywaydb.database.postgresql.PostgreSQLConfigurationExtension;
import org.slf4j.LoggerFactory;

/** An empty PostgreSQL of its own, brought up to date by the files in db/migrations. */
public final class MigratedDatabase implements AutoCloseable {
  /** The role that the service runs as on every embedded server. */
  static final String SERVICE_ROLE = "typeset_service";

  private static final String DATABASE = "typeset";
  private static final Path MIGRATIONS = Path.of("db/migrations");

  private final EmbeddedServer server;
  private final Connection connection;

  private MigratedDatabase(EmbeddedServer server, Connection connection) {
    this.server = server;
    this.connection = connection;
  }

  /**
   * Starts and migrates one; it is gone when closed.
   *
   * @throws org.flywaydb.core.api.FlywayException naming file and line, where a migration fails
   */
  public static MigratedDatabase open() throws SQLException {
    ((Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME)).setLevel(Level.WARN);
    EmbeddedServer server = EmbeddedServer.temporary();
    try {
      migrate(server.jdbcUrl(DATABASE), MIGRATIONS);
      return new MigratedDatabase(server, DriverManager.getConnection(server.jdbcUrl(DATABASE)));
    } catch (SQLException | RuntimeException e) {
      server.close();
      throw e;
    }
  }

  /**
   * Brings a database up to date by the migrations of a folder, as the service does at its start.
   */
  public static void migrate(String jdbcUrl, Path migrations) {
    FluentConfiguration flyway =
        Flyway.configure()
            .dataSource(jdbcUrl, null, null)
            .locations("filesystem:" + migrations)
            .placeholderReplacement(false);
    // With the lock in a transaction, CREATE INDEX CONCURRENTLY waits for it for ever.
    flyway
        .getConfigurationExtension(PostgreSQLConfigurationExtension.class)
        .setTransactionalLock(false);
    flyway.load().migrate();
  }

  /** Grants the service what it needs, which {@link #open} does not. */
  void grant() {
    String setting = "&options=-c%20typeset.service_role=" + SERVICE_ROLE;
    migrate(server.jdbcUrl(DATABASE) + setting, MIGRATIONS);
  }

  /** A connection as the owner of everything, closed with it. */
  public Connection connection() {
    return connection;
  }

  @Override
  public void close() throws SQLException {
    try (server) {
      connection.close();
    }
  }
}
