package dev.typeset.db;

import io.r2dbc.proxy.ProxyConnectionFactory;
import io.r2dbc.proxy.core.QueryExecutionInfo;
import io.r2dbc.proxy.core.QueryInfo;
import io.r2dbc.spi.ConnectionFactory;
import java.util.Locale;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * LOG_SQL: each statement with its time and its rows. Never the values that it carries, which may
 * be secret.
 */
final class StatementLog {
  private static final Logger log = LoggerFactory.getLogger("dev.typeset.sql");

  private StatementLog() {}

  static ConnectionFactory around(ConnectionFactory driver) {
    return ProxyConnectionFactory.builder(driver).onAfterQuery(StatementLog::write).build();
  }

  private static void write(QueryExecutionInfo execution) {
    String statements =
        execution.getQueries().stream().map(QueryInfo::getQuery).collect(Collectors.joining("; "));
    String time =
        String.format(Locale.ROOT, "%.1f ms", execution.getExecuteDuration().toNanos() / 1e6);
    if (execution.isSuccess()) {
      log.info("{}, {} rows: {}", time, execution.getCurrentResultCount(), statements);
    } else {
      log.info("{}, failed: {}", time, statements);
    }
  }
}
