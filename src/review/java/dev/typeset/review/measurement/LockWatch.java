package dev.typeset.review.measurement;

import dev.typeset.review.database.LockMode;
import dev.typeset.review.database.SeededServer;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Sees which tables a connection has locked, from beside it: a table that its transaction has made
 * is not there for anybody else, and is not seen. Who may not use one index of a table can neither
 * read nor write it, for the planner looks at all of them. One that is being made concurrently is
 * not valid yet, and stops nobody.
 */
final class LockWatch implements AutoCloseable {
  private static final String LOCKS =
      """
      select array_agg(relation), array_agg(mode), array_agg(granted),
        array_agg(exists (select from pg_index where indexrelid = relation and indisvalid))
      from pg_locks
      where pid = ? and locktype = 'relation'
        and database = (select oid from pg_database where datname = current_database())
      """;

  // A statement of its own, for the catalog that it sees is later than the locks, and that of the
  // other is earlier: an index that is made or dropped concurrently is locked while it is not
  // valid,
  // and was not valid before or is not any more.
  private static final String LOCKED_TABLES =
      """
      select quote_ident(c.relname), l.mode, l.granted
      from unnest(?::oid[], ?::text[], ?::boolean[], ?::boolean[]) as l(relation, mode, granted, was_valid)
      left join pg_index i on i.indexrelid = l.relation and l.was_valid and i.indisvalid and l.mode = 'AccessExclusiveLock'
      join pg_class c on c.oid = coalesce(i.indrelid, l.relation)
      where c.relkind in ('r', 'p', 'm', 'v')
        and c.relnamespace = 'public'::regnamespace and c.relname <> 'flyway_schema_history'
      """;

  private static final String TABLES =
      """
      select quote_ident(relname) from pg_class
      where relnamespace = 'public'::regnamespace and relkind in ('r', 'p') and relname <> 'flyway_schema_history'
      """;

  private static final Duration PATIENCE = Duration.ofSeconds(3);
  private static final Duration PAUSE = Duration.ofMillis(1);

  private final SeededServer server;
  private final String database;
  private final Connection connection;
  private final int process;

  private LockWatch(SeededServer server, String database, int process) throws SQLException {
    this.server = server;
    this.database = database;
    this.connection = server.connect(database);
    this.process = process;
  }

  static LockWatch of(SeededServer server, String database, Connection watched)
      throws SQLException {
    try (Statement statement = watched.createStatement();
        ResultSet row = statement.executeQuery("select pg_backend_pid()")) {
      row.next();
      return new LockWatch(server, database, row.getInt(1));
    }
  }

  /** The modes that are held, by table. */
  Map<String, Set<LockMode>> now() throws SQLException {
    Map<String, Set<LockMode>> held = new HashMap<>();
    look(held, new TreeSet<>());
    return held;
  }

  /** The strongest of each table, where the table had none as strong before. */
  static SortedMap<String, LockMode> strongest(
      Map<String, Set<LockMode>> held, Map<String, Set<LockMode>> before) {
    SortedMap<String, LockMode> strongest = new TreeMap<>();
    held.forEach((table, modes) -> {
      LockMode mode = Collections.max(modes);
      Set<LockMode> known = before.getOrDefault(table, Set.of());
      if (known.isEmpty() || mode.compareTo(Collections.max(known)) > 0) {
        strongest.put(table, mode);
      }
    });
    return strongest;
  }

  /**
   * The locks that a statement takes outside of a transaction, however short it is: each table is
   * kept locked by somebody else until the statement was seen to want it.
   */
  SortedMap<String, LockMode> during(Connection watched, String sql) throws SQLException {
    Map<String, Set<LockMode>> seen = new HashMap<>();
    Map<String, Connection> gates = new HashMap<>();
    try {
      for (String table : tables()) {
        Connection gate = server.connect(database);
        gates.put(table, gate);
        gate.setAutoCommit(false);
        execute(gate, "lock table " + table + " in access exclusive mode");
      }
      var done = CompletableFuture.runAsync(() -> attempt(watched, sql));
      long end = System.nanoTime() + PATIENCE.toNanos();
      while (!done.isDone()) {
        Set<String> waiting = new TreeSet<>();
        look(seen, waiting);
        // Whoever waits for something else than a table shall not wait for ever.
        if (System.nanoTime() > end) {
          waiting.clear();
          for (Connection gate : gates.values()) {
            open(gate);
          }
          gates.clear();
        }
        for (String table : waiting) {
          open(gates.remove(table));
        }
        LockSupport.parkNanos(PAUSE.toNanos());
      }
      done.join();
    } finally {
      for (Connection gate : gates.values()) {
        open(gate);
      }
    }
    return strongest(seen, Map.of());
  }

  private static void attempt(Connection connection, String sql) {
    try {
      execute(connection, sql);
    } catch (SQLException expected) {
      // Why it failed is told by the run on a database that has rows.
    }
  }

  private static void execute(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.setEscapeProcessing(false);
      statement.execute(sql);
    }
  }

  private static void open(@Nullable Connection gate) throws SQLException {
    if (gate != null) {
      gate.close();
    }
  }

  private void look(Map<String, Set<LockMode>> seen, Set<String> waiting) throws SQLException {
    try (PreparedStatement locks = connection.prepareStatement(LOCKS);
        PreparedStatement tables = connection.prepareStatement(LOCKED_TABLES)) {
      locks.setInt(1, process);
      try (ResultSet arrays = locks.executeQuery()) {
        arrays.next();
        for (int i = 1; i <= 4; i++) {
          tables.setArray(i, arrays.getArray(i));
        }
      }
      try (ResultSet rows = tables.executeQuery()) {
        while (rows.next()) {
          String table = rows.getString(1);
          LockMode.of(rows.getString(2))
              .ifPresent(mode ->
                  seen.computeIfAbsent(table, name -> EnumSet.noneOf(LockMode.class)).add(mode));
          if (!rows.getBoolean(3)) {
            waiting.add(table);
          }
        }
      }
    }
  }

  private List<String> tables() throws SQLException {
    List<String> tables = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(TABLES)) {
      while (rows.next()) {
        tables.add(rows.getString(1));
      }
    }
    return tables;
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
