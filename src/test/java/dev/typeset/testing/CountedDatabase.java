package dev.typeset.testing;

import dev.typeset.db.Database;
import dev.typeset.db.DatabaseUrl;
import dev.typeset.db.Limits;
import io.micrometer.core.instrument.composite.CompositeMeterRegistry;
import io.r2dbc.postgresql.PostgresqlConnectionFactory;
import io.r2dbc.proxy.ProxyConnectionFactory;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * A database that remembers the statements that went over its connections, as the role that the
 * service runs as. BEGIN and COMMIT are not among them.
 */
public final class CountedDatabase implements AutoCloseable {
  private final List<String> statements = new CopyOnWriteArrayList<>();
  private final Database database;

  public CountedDatabase(DatabaseUrl url, Limits limits) {
    var driver =
        ProxyConnectionFactory.builder(
                new PostgresqlConnectionFactory(TestServer.service(url).r2dbc(limits).build()))
            .onBeforeQuery(execution ->
                execution.getQueries().forEach(query -> statements.add(query.getQuery())))
            .build();
    this.database = new Database(driver, limits, new CompositeMeterRegistry());
  }

  public CountedDatabase(DatabaseUrl url) {
    this(url, Limits.DEFAULTS);
  }

  public Database database() {
    return database;
  }

  /** The statements since the last call. */
  public List<String> statements() {
    List<String> since = List.copyOf(statements);
    statements.clear();
    return since;
  }

  @Override
  public void close() {
    database.close();
  }
}
