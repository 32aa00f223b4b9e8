package dev.typeset.review.measurement;

import dev.typeset.review.database.LockMode;
import dev.typeset.review.database.Schema;
import dev.typeset.review.database.SchemaQuery;
import dev.typeset.review.database.SqlFailure;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Runs migrations on one database, as Flyway would, and looks after each statement. */
final class MigrationRun {
  private static final int TRIES = 3;

  /** What takes longer is not tried again: noise does not matter any more. */
  private static final double LONG_MILLIS = 300;

  private static final String PATIENCE = "5min";

  /** Whoever waits longer has callers give up behind it, who wait 5 seconds for a statement. */
  private static final long LONGEST_LOCK_TIMEOUT_MILLIS = 5_000;

  private final Connection connection;
  private final @Nullable LockWatch watch;

  /**
   * @param watch sees the connection's locks; null where the time is all that matters
   */
  MigrationRun(Connection connection, @Nullable LockWatch watch) {
    this.connection = connection;
    this.watch = watch;
  }

  /** What a statement cost in one try. */
  record Cost(double millis, long bytes) {}

  /** What was seen of a statement. */
  record Seen(
      SortedMap<String, LockMode> locks,
      SortedMap<String, LockMode> held,
      List<String> rewritten,
      SortedSet<String> read,
      SortedMap<String, Long> changed,
      boolean lockTimeout,
      Schema before,
      Schema after,
      @Nullable SqlFailure failure) {
    private Seen with(SqlFailure end) {
      return new Seen(locks, held, rewritten, read, changed, lockTimeout, before, after, end);
    }
  }

  /**
   * A run, as far as it got.
   *
   * @param costs of each statement, in each try
   * @param seen of each statement, the one that failed too, where the locks are watched
   */
  record Outcome(List<List<Cost>> costs, List<Seen> seen, @Nullable SqlFailure failure) {}

  /** Runs one, several times where that is short, and keeps what the last try did. */
  Outcome run(Migration migration) throws SQLException {
    execute("set statement_timeout = '" + PATIENCE + "'");
    connection.setAutoCommit(!migration.transactional());
    List<List<Cost>> costs = new ArrayList<>();
    List<Seen> seen = new ArrayList<>();
    for (int attempt = 1; ; attempt++) {
      List<Cost> once = new ArrayList<>();
      SqlFailure failure = once(migration, once, attempt == 1 ? seen : null);
      for (int step = 0; step < once.size(); step++) {
        if (attempt == 1) {
          costs.add(new ArrayList<>());
        }
        costs.get(step).add(once.get(step));
      }
      boolean last =
          attempt == TRIES
              || !migration.transactional()
              || once.stream().mapToDouble(Cost::millis).sum() > LONG_MILLIS;
      if (migration.transactional() && (failure != null || !last)) {
        connection.rollback();
      } else if (migration.transactional()) {
        failure = commit(seen);
      }
      if (failure != null || last) {
        connection.setAutoCommit(true);
        return new Outcome(costs, seen, failure);
      }
    }
  }

  /** What waits until the end, such as a deferred constraint, fails there: with the last one. */
  private @Nullable SqlFailure commit(List<Seen> seen) throws SQLException {
    try {
      connection.commit();
      return null;
    } catch (SQLException e) {
      connection.rollback();
      var failure = SqlFailure.of(e);
      if (!seen.isEmpty()) {
        seen.addLast(seen.removeLast().with(failure));
      }
      return failure;
    }
  }

  /** Runs each statement once. */
  private @Nullable SqlFailure once(
      Migration migration, List<Cost> costs, @Nullable List<Seen> seen) throws SQLException {
    for (Migration.Step step : migration.steps()) {
      try {
        if (watch == null || seen == null) {
          costs.add(cost(step));
        } else {
          look(step, watch, costs, seen);
        }
      } catch (SQLException failure) {
        return SqlFailure.of(failure);
      }
    }
    return null;
  }

  private void look(Migration.Step step, LockWatch locks, List<Cost> costs, List<Seen> seen)
      throws SQLException {
    long timeout =
        Long.parseLong(query("select setting from pg_settings where name = 'lock_timeout'"));
    boolean lockTimeout = timeout > 0 && timeout <= LONGEST_LOCK_TIMEOUT_MILLIS;
    Schema before = SchemaQuery.read(connection);
    TableReads readBefore = TableReads.of(connection);
    Map<String, Set<LockMode>> lockedBefore = locks.now();
    try {
      costs.add(cost(step));
    } catch (SQLException failure) {
      boolean transaction = !connection.getAutoCommit();
      seen.add(
          new Seen(
              new TreeMap<>(),
              new TreeMap<>(),
              List.of(),
              new TreeSet<>(),
              new TreeMap<>(),
              lockTimeout,
              before,
              transaction ? before : SchemaQuery.read(connection),
              SqlFailure.of(failure)));
      throw failure;
    }
    Map<String, Set<LockMode>> locked = locks.now();
    TableReads read = TableReads.of(connection);
    Schema after = SchemaQuery.read(connection);
    seen.add(
        new Seen(
            LockWatch.strongest(locked, lockedBefore),
            LockWatch.strongest(locked, Map.of()),
            rewritten(before, after),
            read.whole(readBefore, before, after),
            read.changedSince(readBefore, before),
            lockTimeout,
            before,
            after,
            null));
  }

  private Cost cost(Migration.Step step) throws SQLException {
    long bytes = written();
    long start = System.nanoTime();
    try (Statement statement = connection.createStatement()) {
      statement.setEscapeProcessing(false);
      statement.execute(step.sql());
    }
    double millis = (System.nanoTime() - start) / 1e6;
    return new Cost(millis, written() - bytes);
  }

  private void execute(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private long written() throws SQLException {
    return Long.parseLong(query("select (pg_current_wal_insert_lsn() - '0/0')::bigint"));
  }

  private String query(String sql) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      row.next();
      return row.getString(1);
    }
  }

  private static List<String> rewritten(Schema before, Schema after) {
    SortedMap<String, Long> nodes = nodes(before);
    Map<Long, String> names = new TreeMap<>();
    before.tables().values().forEach(table -> names.put(table.id(), table.name()));
    before.indexes().values().forEach(index -> names.put(index.id(), index.name()));
    // An index may be made anew under its name; a table keeps its number under another name.
    return Stream.concat(
            after.tables().values().stream()
                .map(table -> Map.entry(names.getOrDefault(table.id(), ""), table.node())),
            after.indexes().values().stream()
                .map(
                    index -> Map.entry(names.getOrDefault(index.id(), index.name()), index.node())))
        .filter(each -> !each.getValue().equals(nodes.getOrDefault(each.getKey(), each.getValue())))
        .map(Map.Entry::getKey)
        .toList();
  }

  private static SortedMap<String, Long> nodes(Schema schema) {
    SortedMap<String, Long> nodes = new TreeMap<>();
    schema.tables().values().forEach(table -> nodes.put(table.name(), table.node()));
    schema.indexes().values().forEach(index -> nodes.put(index.name(), index.node()));
    return nodes;
  }
}
