package dev.typeset.db;

import static org.jooq.impl.DSL.any;
import static org.jooq.impl.DSL.falseCondition;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.greatest;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.not;
import static org.jooq.impl.DSL.param;
import static org.jooq.impl.DSL.select;

import dev.typeset.core.Etags;
import dev.typeset.core.Problem;
import dev.typeset.core.Tagged;
import java.time.OffsetDateTime;
import java.util.Objects;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Param;
import org.jooq.Record2;
import org.jooq.SelectField;
import org.jooq.Table;
import org.jooq.impl.SQLDataType;
import org.jooq.types.DayToSecond;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * The generic base of the repositories: a table, its id, and how one of its rows is loaded. One
 * level deep.
 *
 * @param <T> what a row is to the service
 */
public abstract class Crud<T> {
  // now() stands still within a transaction; two changes in one must not carry the same time.
  private static final Field<OffsetDateTime> CLOCK =
      field("clock_timestamp()", SQLDataType.TIMESTAMPWITHTIMEZONE);
  private static final DayToSecond MICROSECOND = new DayToSecond(0, 0, 0, 0, 1_000);
  private static final Field<String> ETAG = field(name("etag"), SQLDataType.VARCHAR);

  protected final Database database;
  private final Table<?> table;
  private final Field<Long> id;
  private final Field<Long> version;
  private final Field<OffsetDateTime> updatedAt;
  private final Table<?> from;
  private final SelectField<@Nullable T> row;
  private final Field<String> etag;
  private final Prepared<Long, Record2<@Nullable T, String>> one;

  /**
   * A repository of a table that has the columns id, version and updated_at.
   *
   * @param from the table, joined with what a row embeds one of
   * @param row the columns of a row, as the service sees it; null where all of them are
   * @param etag changes whenever a row does, or anything that it embeds
   */
  protected Crud(
      Database database,
      Table<?> table,
      Table<?> from,
      SelectField<@Nullable T> row,
      Field<String> etag) {
    this.database = database;
    this.table = table;
    this.id = column("id", Long.class);
    this.version = column("version", Long.class);
    this.updatedAt = column("updated_at", OffsetDateTime.class);
    this.from = from;
    this.row = row;
    this.etag = etag;
    Param<Long> wanted = param("id", id);
    this.one =
        new Prepared<Long, Record2<@Nullable T, String>>(
            wanted, select(row, etag.as(ETAG)).from(from).where(id.eq(wanted)));
  }

  /** The row, or empty. One statement. */
  public Mono<Tagged<T>> find(long id) {
    return database.read(dsl -> load(dsl, id));
  }

  /**
   * The row, or its tag alone where the caller has this state already, or empty. One statement.
   *
   * @param known the states that the caller has; null for none
   */
  public Mono<Tagged<T>> find(long id, @Nullable Etags known) {
    return known == null ? find(id) : database.read(dsl -> load(dsl, id, known));
  }

  /**
   * Takes the row away, and what the schema says goes with it.
   *
   * @param expected the states in which it may go; null for any
   * @return whether it was there
   * @throws dev.typeset.core.Failure {@link Problem.PreconditionFailed} where it is in another
   *     state
   */
  public Mono<Boolean> delete(long id, @Nullable Etags expected) {
    return database.write(dsl ->
        expect(dsl, id, expected)
            .flatMap(_ -> Database.count(dsl.deleteFrom(table).where(this.id.eq(id))))
            .map(rows -> rows > 0)
            .defaultIfEmpty(false));
  }

  /** Inserts a row and loads it; to be called inside of a transaction. Two statements. */
  protected Mono<Tagged<T>> create(DSLContext dsl, Changes values) {
    return insert(dsl, values).flatMap(created -> load(dsl, created));
  }

  /** Inserts a row; to be called inside of a transaction. */
  protected Mono<Long> insert(DSLContext dsl, Changes values) {
    return Database.one(dsl.insertInto(table).set(values.values()).returning(id))
        .map(row -> row.get(id));
  }

  /**
   * Sets the columns that were sent, moves updated_at forward and raises version; where nothing
   * would change, nothing does.
   *
   * @param expected the states that may be changed; null for any
   * @return the row as it is now, or empty where there is none
   */
  protected Mono<Tagged<T>> update(long id, Changes changes, @Nullable Etags expected) {
    return changes.isEmpty() && expected == null
        ? find(id)
        : database.write(dsl ->
            expect(dsl, id, expected)
                .flatMap(_ -> update(dsl, id, changes, changes.differ()))
                .flatMap(_ -> load(dsl, id)));
  }

  /**
   * The update alone, of the row where the condition holds; to be called inside of a transaction.
   */
  protected Mono<Integer> update(DSLContext dsl, long id, Changes changes, Condition condition) {
    return Database.count(
        dsl.update(table)
            .set(changes.values())
            .set(version, version.plus(1))
            .set(updatedAt, greatest(CLOCK, updatedAt.plus(MICROSECOND)))
            .where(this.id.eq(id))
            .and(condition));
  }

  /** The row with all that it embeds, or empty; to be called inside of a unit of work. */
  protected Mono<Tagged<T>> load(DSLContext dsl, long id) {
    return Database.one(one.with(dsl, id)).map(row -> new Tagged<>(row.value1(), row.value2()));
  }

  /**
   * Locks the row and looks at its state; to be called inside of a transaction. Two statements,
   * since one alone would look at what it embeds as it was before the lock was had. None where any
   * state will do.
   *
   * @return the id, or empty where there is no such row
   * @throws dev.typeset.core.Failure {@link Problem.PreconditionFailed} where it is in another
   *     state
   */
  protected Mono<Long> expect(DSLContext dsl, long id, @Nullable Etags expected) {
    return expected == null
        ? Mono.just(id)
        : lock(dsl, id)
            .flatMap(_ -> Database.one(dsl.select(etag).from(from).where(this.id.eq(id))))
            .map(now -> {
              if (!expected.contain(now.value1())) {
                throw new Problem.PreconditionFailed(
                        "It was changed since: its ETag is \"" + now.value1() + "\" now.")
                    .raise();
              }
              return id;
            });
  }

  /**
   * Keeps all others from changing the row until the transaction ends; empty where there is none.
   */
  protected Mono<Long> lock(DSLContext dsl, long id) {
    return Database.one(dsl.select(this.id).from(table).where(this.id.eq(id)).forNoKeyUpdate())
        .map(row -> row.value1());
  }

  /** The tag comes first, and the row is joined to it only where the caller does not know it. */
  private Mono<Tagged<T>> load(DSLContext dsl, long id, Etags known) {
    // Left to itself, the planner would make the tag twice: to compare it, and to give it.
    var head =
        name("head")
            .asMaterialized(
                select(this.id.as("id"), etag.as(ETAG)).from(from).where(this.id.eq(id)));
    Field<String> now = Columns.in(head, ETAG);
    Condition isNew =
        known.any() ? falseCondition() : not(now.eq(any(Columns.names(known.tags()))));
    return Database.one(
            dsl.with(head)
                .select(row, now)
                .from(head)
                .leftJoin(from)
                .on(this.id.eq(Columns.in(head, field(name("id"), SQLDataType.BIGINT))))
                .and(isNew))
        .map(found -> new Tagged<>(found.value1(), found.value2()));
  }

  private <V> Field<V> column(String name, Class<V> type) {
    return Objects.requireNonNull(
        table.field(name, type), () -> table.getName() + " has no column " + name);
  }
}
