package dev.typeset.testing;

import dev.typeset.db.DatabaseUrl;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Connections to the databases that were asked last: to sign in costs more than what a test asks. A
 * connection is used by one caller at a time, and forgets what was set in it.
 */
final class KeptConnections {
  private static final int DATABASES = 2;

  private final Map<DatabaseUrl, Deque<Connection>> idle = new LinkedHashMap<>(16, 0.75f, true);

  /** What is done with a connection. */
  interface Work<T> {
    T with(Statement statement) throws SQLException;
  }

  <T> T use(DatabaseUrl url, Work<T> work) throws SQLException {
    Connection connection = take(url);
    try (Statement statement = connection.createStatement()) {
      T result = work.with(statement);
      statement.execute("discard all");
      giveBack(url, connection);
      return result;
    } catch (SQLException | RuntimeException e) {
      connection.close();
      throw e;
    }
  }

  private Connection take(DatabaseUrl url) throws SQLException {
    Connection kept;
    synchronized (idle) {
      Deque<Connection> connections = idle.get(url);
      kept = connections == null ? null : connections.pollFirst();
    }
    if (kept != null && kept.isValid(1)) {
      return kept;
    }
    return TestServer.connect(url);
  }

  private void giveBack(DatabaseUrl url, Connection connection) throws SQLException {
    Deque<Connection> gone = new ArrayDeque<>();
    synchronized (idle) {
      idle.computeIfAbsent(url, _ -> new ArrayDeque<>()).addFirst(connection);
      if (idle.size() > DATABASES) {
        var eldest = idle.entrySet().iterator();
        gone.addAll(eldest.next().getValue());
        eldest.remove();
      }
    }
    for (Connection each : gone) {
      each.close();
    }
  }
}
