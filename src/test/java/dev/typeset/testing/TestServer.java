package dev.typeset.testing;

import dev.typeset.db.DatabaseUrl;
import dev.typeset.db.EmbeddedServer;
import dev.typeset.db.Migrations;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;

/**
 * The PostgreSQL of a test run: one server, migrated once by the program's own migrations into a
 * template that is cloned for whoever wants a database. It is an embedded one, or the one that
 * DATABASE_URL names. Whoever makes a database owns it; the service runs as a role of this run.
 */
public final class TestServer {
  private static final KeptConnections KEPT = new KeptConnections();
  private static final AtomicInteger MADE = new AtomicInteger();
  private static final String RUN = "test_" + ProcessHandle.current().pid() + "_";
  private static final String SERVICE = RUN + "service";
  private static final String PASSWORD = UUID.randomUUID().toString();
  private static final DatabaseUrl SERVER = server();
  private static final String TEMPLATE = template();

  private TestServer() {}

  /** A migrated database without rows, as its owner. */
  public static DatabaseUrl migrated() {
    DatabaseUrl made = create("template " + TEMPLATE);
    // All other privileges stand in the database, and were cloned with it.
    execute(made, "revoke temporary on database " + made.database() + " from public");
    return made;
  }

  /** The same database as the role that the service runs as, which may only read and write rows. */
  public static DatabaseUrl service(DatabaseUrl owner) {
    return new DatabaseUrl(
        SERVICE, PASSWORD, owner.host(), owner.port(), owner.database(), owner.parameters());
  }

  /** A database with nothing in it. */
  public static DatabaseUrl empty() {
    return create("template template0");
  }

  /** Runs statements that need no answer. */
  public static void execute(DatabaseUrl url, String sql) {
    try {
      boolean _ = KEPT.use(url, statement -> statement.execute(sql));
    } catch (SQLException e) {
      throw new IllegalStateException(sql, e);
    }
  }

  /** The first column of the first row. */
  public static String query(DatabaseUrl url, String sql) {
    try {
      return KEPT.use(
          url,
          statement -> {
            try (var rows = statement.executeQuery(sql)) {
              return rows.next() ? String.valueOf(rows.getObject(1)) : "";
            }
          });
    } catch (SQLException e) {
      throw new IllegalStateException(sql, e);
    }
  }

  /** Waits until somebody in this database waits for a lock. */
  public static void awaitWaiting(DatabaseUrl url) {
    String waiting =
        "select count(*) from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'";
    while (query(url, waiting).equals("0")) {
      Thread.onSpinWait();
    }
  }

  /** A connection of the blocking driver, for what a test does beside the program. */
  public static Connection connect(DatabaseUrl url) throws SQLException {
    var properties = new Properties();
    properties.putAll(url.jdbcProperties());
    return DriverManager.getConnection(url.jdbcUrl(), properties);
  }

  /** The address as a person writes it, password and all. */
  public static String text(DatabaseUrl url) {
    String parameters =
        url.parameters().entrySet().stream()
            .map(parameter -> parameter.getKey().key() + "=" + parameter.getValue())
            .collect(Collectors.joining("&"));
    String address = "postgresql://" + url.user() + ":" + url.password() + "@" + url.address();
    return parameters.isEmpty() ? address : address + "?" + parameters;
  }

  /** A database made with options of CREATE DATABASE. */
  public static DatabaseUrl create(String options) {
    String name = RUN + MADE.incrementAndGet();
    execute(SERVER, "create database " + name + " " + options);
    return SERVER.withDatabase(name);
  }

  private static DatabaseUrl server() {
    String external = System.getenv("DATABASE_URL");
    DatabaseUrl server;
    if (external != null && !external.isBlank()) {
      Runtime.getRuntime().addShutdownHook(new Thread(TestServer::dropAll));
      server = DatabaseUrl.parse(external);
    } else {
      var embedded = EmbeddedServer.temporary();
      Runtime.getRuntime().addShutdownHook(new Thread(embedded::close));
      server = DatabaseUrl.parse(embedded.url("postgres"));
    }
    execute(server, "create role " + SERVICE + " login password '" + PASSWORD + "'");
    return server;
  }

  private static void dropAll() {
    for (int i = 1; i <= MADE.get(); i++) {
      execute(SERVER, "drop database if exists " + RUN + i + " with (force)");
    }
    execute(SERVER, "drop role if exists " + SERVICE);
  }

  private static String template() {
    DatabaseUrl template = empty();
    var outcome = new Migrations(template, service(template)).migrate();
    if (outcome.count() == 0) {
      throw new IllegalStateException("There was nothing to migrate");
    }
    return template.database();
  }
}
