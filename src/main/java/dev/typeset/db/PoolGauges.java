package dev.typeset.db;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.r2dbc.pool.ConnectionPool;
import io.r2dbc.pool.PoolMetrics;
import java.util.function.ToDoubleFunction;

/** The state of the pool as metrics. */
final class PoolGauges {
  private final MeterRegistry registry;
  private final PoolMetrics pool;

  private PoolGauges(MeterRegistry registry, PoolMetrics pool) {
    this.registry = registry;
    this.pool = pool;
  }

  static void register(MeterRegistry registry, ConnectionPool pool) {
    pool.getMetrics().ifPresent(metrics -> new PoolGauges(registry, metrics).register());
  }

  private void register() {
    gauge("db.pool.acquired", "Connections in use", PoolMetrics::acquiredSize);
    gauge("db.pool.idle", "Connections that wait for work", PoolMetrics::idleSize);
    gauge(
        "db.pool.pending",
        "Units of work that wait for a connection",
        PoolMetrics::pendingAcquireSize);
    gauge("db.pool.max", "Connections that there may be", PoolMetrics::getMaxAllocatedSize);
  }

  private void gauge(String name, String description, ToDoubleFunction<PoolMetrics> figure) {
    Gauge.builder(name, pool, figure).description(description).register(registry);
  }
}
