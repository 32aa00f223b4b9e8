package dev.typeset.db;

import dev.typeset.core.Problem;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.composite.CompositeMeterRegistry;
import io.r2dbc.pool.ConnectionPool;
import io.r2dbc.pool.ConnectionPoolConfiguration;
import io.r2dbc.postgresql.PostgresqlConnectionFactory;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.ConnectionFactory;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import org.jooq.DSLContext;
import org.jooq.ForeignKey;
import org.jooq.RowCountQuery;
import org.jooq.SQLDialect;
import org.jooq.conf.NestedCollectionEmulation;
import org.jooq.conf.Settings;
import org.jooq.impl.DSL;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * The connections to PostgreSQL, and the only way to them. One call is one unit of work on one
 * connection: {@link #read} for statements that change nothing, {@link #write} for a transaction,
 * {@link #writeAlone} for a statement that is one by itself. All are cold, may be cancelled at any
 * moment, and fail with a {@link dev.typeset.core.Failure} alone.
 *
 * <p>jOOQ gets a connection and never the pool, which a cancelled query of its would leave broken.
 */
public final class Database implements AutoCloseable {
  private static final Settings SETTINGS =
      new Settings()
          .withExecuteLogging(false)
          .withRenderSchema(false)
          .withRenderNamedParamPrefix("$")
          // PostgreSQL makes json faster than jsonb, which would be parsed and sorted first.
          .withEmulateMultiset(NestedCollectionEmulation.JSON);

  /** Writes queries and makes records, and runs nothing. */
  static final DSLContext OFFLINE = DSL.using(SQLDialect.POSTGRES, SETTINGS);

  private static final int OPENED_AT_ONCE = 4;
  private final ConnectionPool pool;
  private final Limits limits;
  private final Account account;
  private final Ends ends;
  private final Retries retries;
  private final Mono<Connection> connection;

  /** Connections to the database of this address. Opens none yet; {@link #warmUp} does. */
  public static Database at(DatabaseUrl url, Limits limits, boolean logSql) {
    return at(url, limits, logSql, new CompositeMeterRegistry());
  }

  /** The same with metrics. */
  public static Database at(
      DatabaseUrl url, Limits limits, boolean logSql, MeterRegistry registry) {
    var driver = new PostgresqlConnectionFactory(url.r2dbc(limits).build());
    return new Database(logSql ? StatementLog.around(driver) : driver, limits, registry);
  }

  /** The same with a driver of the caller's, as one that remembers statements. */
  public Database(ConnectionFactory driver, Limits limits, MeterRegistry registry) {
    var idleCheck = new IdleCheck(limits.validate());
    int kept = limits.poolSize();
    int most = kept + limits.poolBurst();
    this.limits = limits;
    this.pool =
        new ConnectionPool(
            ConnectionPoolConfiguration.builder(KeptStatements.around(driver))
                .maxAcquireTime(limits.acquire())
                .maxCreateConnectionTime(limits.connect())
                .maxLifeTime(limits.lifetime())
                .maxIdleTime(limits.idle())
                .acquireRetry(0)
                .postAllocate(idleCheck::beforeUse)
                .preRelease(idleCheck::afterUse)
                .customizer(pool ->
                    pool.sizeBetween(kept, most, Math.min(kept, OPENED_AT_ONCE))
                        .maxPendingAcquire(limits.poolPending()))
                .build());
    PoolGauges.register(registry, pool);
    this.account = new Account(registry);
    this.ends = new Ends(limits);
    this.retries = new Retries(registry, most);
    this.connection = pool.create().retryWhen(retries.stale()).onErrorMap(SqlProblems::toFailure);
  }

  /**
   * Runs statements that change nothing. One statement is one snapshot.
   *
   * @return what the work gives, empty where it gives nothing
   */
  public <T> Mono<T> read(Function<DSLContext, Mono<T>> work) {
    return account
        .read(onStatement ->
            Mono.usingWhen(
                    connection,
                    c -> work.apply(dsl(c, onStatement)),
                    Connection::close,
                    Ends::failed,
                    ends::cancelled)
                .retryWhen(retries.lostReads())
                .timeout(limits.request(), Mono.error(() -> limits.deadlinePassed().raise())))
        .onErrorMap(SqlProblems::toFailure);
  }

  /**
   * Runs a transaction (READ COMMITTED). The result is let out only after COMMIT; any error and any
   * cancellation before that rolls back. Deadlocks and serialization failures are tried again
   * whole, so the work must be free of effects outside of the database.
   *
   * @return what the work gives, empty where it gives nothing
   */
  public <T> Mono<T> write(Function<DSLContext, Mono<T>> work) {
    return Mono.deferContextual(context -> transaction(BeforeCommit.addedTo(work, context)))
        .onErrorMap(SqlProblems::toFailure);
  }

  /**
   * Runs one statement that changes something, without BEGIN and COMMIT: all of it is committed
   * before PostgreSQL says that it is done, or none. What is said of {@link #write} holds, but an
   * error of what the work does behind its statement takes nothing back, and where the connection
   * breaks meanwhile nobody knows the outcome. With a last step in the context, it is a {@link
   * #write}.
   *
   * @return what the work gives, empty where it gives nothing
   */
  public <T> Mono<T> writeAlone(Function<DSLContext, Mono<T>> work) {
    return Mono.deferContextual(context ->
            BeforeCommit.isIn(context)
                ? transaction(BeforeCommit.addedTo(work, context))
                : statement(work))
        .onErrorMap(SqlProblems::toFailure);
  }

  /** Whether a statement waited for a lock as long as it may. */
  public static boolean waitedTooLong(Throwable error) {
    return SqlProblems.isLockTimeout(error);
  }

  /** Whether an error came from this foreign key. */
  public static boolean violates(Throwable error, ForeignKey<?, ?> foreignKey) {
    return SqlProblems.isForeignKey(error, foreignKey.getName());
  }

  /**
   * One row or none, of a query that has no more. Never cancels the query, as {@code Mono.from}
   * would.
   */
  public static <T> Mono<T> one(Publisher<T> query) {
    return Flux.from(query).singleOrEmpty();
  }

  /** How many rows a statement changed. Never cancels it, as {@code Mono.from} would. */
  public static Mono<Integer> count(RowCountQuery statement) {
    return Flux.from(statement).reduce(0, Integer::sum);
  }

  /** Opens the connections that are kept. Fails where the database is away. */
  public Mono<Void> warmUp() {
    return pool.warmup().then().onErrorMap(SqlProblems::toFailure);
  }

  /** Succeeds where the database answers. */
  public Mono<Void> ping() {
    return read(dsl -> one(dsl.selectOne())).then();
  }

  /** Closes every connection; work that has begun is given no time. */
  @Override
  public void close() {
    pool.disposeLater().block(limits.request());
  }

  /** The connection of a unit of work. */
  static CountedConnection connection(DSLContext dsl) {
    return (CountedConnection) Objects.requireNonNull(dsl.data(CountedConnection.class));
  }

  private static DSLContext dsl(Connection connection, Runnable onStatement) {
    var counted = new CountedConnection(connection, onStatement);
    DSLContext dsl = DSL.using(counted, SQLDialect.POSTGRES, SETTINGS);
    dsl.data(CountedConnection.class, counted);
    return dsl;
  }

  private <T> Mono<T> transaction(Function<DSLContext, Mono<T>> work) {
    return account.write(onStatement -> {
      var committing = new AtomicBoolean();
      return tried(
          Mono.usingWhen(
              connection,
              c ->
                  Mono.from(c.beginTransaction())
                      .onErrorMap(SqlProblems::isLost, SqlProblems::stale)
                      .then(work.apply(dsl(c, onStatement)))
                      .doOnSuccess(_ -> committing.set(true)),
              ends::commit,
              ends::rollback,
              ends::cancelled),
          committing);
    });
  }

  private <T> Mono<T> statement(Function<DSLContext, Mono<T>> work) {
    return account.write(onStatement -> {
      var sent = new AtomicBoolean();
      Runnable once =
          () -> {
            if (sent.getAndSet(true)) {
              throw new IllegalStateException("A second statement is not in its transaction");
            }
            onStatement.run();
          };
      return tried(
          Mono.usingWhen(
              connection,
              c -> work.apply(dsl(c, once)).onErrorMap(SqlProblems::whileCommitting),
              Ends::committed,
              Ends::failed,
              ends::cancelled),
          sent);
    });
  }

  /**
   * The same, tried again where it may be, until its deadline.
   *
   * @param committing whether it may be committed at the moment
   */
  private <T> Mono<T> tried(Mono<T> write, AtomicBoolean committing) {
    return write
        .retryWhen(retries.stale())
        .retryWhen(retries.outdated().doBeforeRetry(_ -> committing.set(false)))
        .retryWhen(retries.conflicts().doBeforeRetry(_ -> committing.set(false)))
        .timeout(
            limits.request(),
            Mono.error(() ->
                (committing.get() ? new Problem.OutcomeUnknown() : limits.deadlinePassed())
                    .raise()));
  }

  Limits limits() {
    return limits;
  }
}
