package dev.typeset.review.traffic;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.DoubleSupplier;
import org.jspecify.annotations.Nullable;

/** Looks again and again at who waits for whom in a database. */
final class Waits implements AutoCloseable {
  private static final int EVERY_MILLIS = 10;
  private static final String WAITING =
      """
      select waiting.pid, lock.waitstart::text, blocking.pid,
        extract(epoch from clock_timestamp() - lock.waitstart)::float8,
        waiting.application_name, waiting.backend_type, waiting.query,
        blocking.application_name, blocking.backend_type, blocking.query
      from pg_stat_activity as waiting
      join pg_locks as lock on lock.pid = waiting.pid and not lock.granted and lock.waitstart is not null
      cross join unnest(pg_blocking_pids(waiting.pid)) as blocker (pid)
      join pg_stat_activity as blocking on blocking.pid = blocker.pid
      where waiting.datname = current_database()
      """;

  private final Connection connection;
  private final DoubleSupplier clock;
  private final Parties parties;
  private final Map<List<Object>, Seen> seen = new HashMap<>();
  private final CountDownLatch stopped = new CountDownLatch(1);
  private final Thread thread = Thread.ofPlatform().name("waits").unstarted(this::look);
  private @Nullable SQLException failure;

  /** Who waits for whom, from when on, and how long as far as was seen; in seconds. */
  record Seen(String who, String whom, double from, double seconds) {}

  private Waits(Connection connection, DoubleSupplier clock, Parties parties) {
    this.connection = connection;
    this.clock = clock;
    this.parties = parties;
  }

  /**
   * Begins to look.
   *
   * @param connection to that database, which is closed with this
   * @param clock in seconds
   */
  static Waits start(Connection connection, DoubleSupplier clock, Parties parties) {
    var waits = new Waits(connection, clock, parties);
    waits.thread.start();
    return waits;
  }

  /** Looks no more, and gives each wait that it saw, the earliest first. */
  List<Seen> stop() throws SQLException, InterruptedException {
    stopped.countDown();
    thread.join();
    if (failure != null) {
      throw failure;
    }
    return seen.values().stream().sorted(Comparator.comparingDouble(Seen::from)).toList();
  }

  @Override
  public void close() throws SQLException {
    stopped.countDown();
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    connection.close();
  }

  private void look() {
    try (PreparedStatement statement = connection.prepareStatement(WAITING)) {
      while (!stopped.await(EVERY_MILLIS, TimeUnit.MILLISECONDS)) {
        try (ResultSet rows = statement.executeQuery()) {
          while (rows.next()) {
            add(rows);
          }
        }
      }
    } catch (SQLException e) {
      failure = e;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void add(ResultSet row) throws SQLException {
    List<Object> key = List.of(row.getInt(1), row.getString(2), row.getInt(3));
    Seen before = seen.get(key);
    double seconds = row.getDouble(4);
    seen.put(
        key,
        before == null
            ? new Seen(
                parties.name(row.getString(5), row.getString(6), row.getString(7)),
                parties.name(row.getString(8), row.getString(9), row.getString(10)),
                clock.getAsDouble() - seconds,
                seconds)
            : new Seen(before.who(), before.whom(), before.from(), seconds));
  }
}
