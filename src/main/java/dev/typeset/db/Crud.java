package dev.typeset.db;

import static org.jooq.impl.DSL.asterisk;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.greatest;
import static org.jooq.impl.DSL.insertInto;

import dev.typeset.core.Etags;
import dev.typeset.core.Problem;
import dev.typeset.core.Tagged;
import java.time.OffsetDateTime;
import java.util.Objects;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Table;
import org.jooq.impl.SQLDataType;
import org.jooq.types.DayToSecond;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * The generic base of the repositories: a table, its id, and how one of its rows is loaded. One
 * level deep. Whatever changes a row says in its WHERE whose it must be: a condition that holds for
 * the rows of the caller.
 *
 * @param <T> what a row is to the service
 */
public abstract class Crud<T> {
  // now() stands still within a transaction; two changes in one must not carry the same time.
  private static final Field<OffsetDateTime> CLOCK =
      field("clock_timestamp()", SQLDataType.TIMESTAMPWITHTIMEZONE);
  private static final DayToSecond MICROSECOND = new DayToSecond(0, 0, 0, 0, 1_000);

  protected final Database database;
  private final Table<?> table;
  private final Field<Long> id;
  private final Field<Long> version;
  private final Field<OffsetDateTime> updatedAt;
  private final View<T> view;

  /**
   * A repository of a table that has the columns id, version and updated_at.
   *
   * @param view what is seen of its rows
   */
  protected Crud(Database database, Table<?> table, View<T> view) {
    this.database = database;
    this.table = table;
    this.id = column("id", Long.class);
    this.version = column("version", Long.class);
    this.updatedAt = column("updated_at", OffsetDateTime.class);
    this.view = view;
  }

  /** The row, or empty. One statement, or none where another caller's brought the row along. */
  public Mono<Tagged<T>> find(long id) {
    return find(id, null);
  }

  /**
   * The row, or its tag alone where the caller has this state already, or empty. One statement, or
   * none where another caller's brought the row along.
   *
   * @param known the states that the caller has; null for none
   */
  public Mono<Tagged<T>> find(long id, @Nullable Etags known) {
    return view.find(id, known);
  }

  /**
   * Takes the row away, and what the schema says goes with it.
   *
   * @param mine whose rows may go
   * @param expected the states in which it may go; null for any
   * @return whether it was there
   * @throws dev.typeset.core.Failure {@link Problem.Forbidden} where it is not among {@code mine};
   *     {@link Problem.PreconditionFailed} where it is in another state
   */
  protected Mono<Boolean> delete(long id, Condition mine, @Nullable Etags expected) {
    return expected == null
        ? database
            .writeAlone(dsl -> remove(dsl, id, mine))
            .flatMap(rows ->
                rows > 0 ? Mono.just(true) : database.read(dsl -> this.<Boolean>refuse(dsl, id)))
            .defaultIfEmpty(false)
        : database.write(dsl -> delete(dsl, id, mine, expected));
  }

  /** The same; to be called inside of a transaction. */
  protected Mono<Boolean> delete(
      DSLContext dsl, long id, Condition mine, @Nullable Etags expected) {
    return expect(dsl, id, mine, expected)
        .flatMap(_ -> remove(dsl, id, mine))
        .flatMap(rows -> rows > 0 ? Mono.just(true) : this.<Boolean>refuse(dsl, id))
        .defaultIfEmpty(false);
  }

  /** Inserts a row and loads it. One statement. */
  protected Mono<Tagged<T>> create(Changes values) {
    return database.writeAlone(
        dsl -> view.made(dsl, table, insertInto(table).set(values.values()).returning(asterisk())));
  }

  /**
   * Sets the columns that were sent, moves updated_at forward and raises version; where nothing
   * would change, nothing does.
   *
   * @param mine whose rows may be changed
   * @param expected the states that may be changed; null for any
   * @return the row as it is now, or empty where there is none
   * @throws dev.typeset.core.Failure {@link Problem.Forbidden} where it is not among {@code mine};
   *     {@link Problem.PreconditionFailed} where it is in another state
   */
  protected Mono<Tagged<T>> update(
      long id, Changes changes, Condition mine, @Nullable Etags expected) {
    return database.write(dsl -> update(dsl, id, changes, mine, expected));
  }

  /** The same; to be called inside of a transaction. */
  protected Mono<Tagged<T>> update(
      DSLContext dsl, long id, Changes changes, Condition mine, @Nullable Etags expected) {
    return expect(dsl, id, mine, expected)
        .flatMap(_ ->
            changes.isEmpty() ? Mono.just(0) : update(dsl, id, changes, mine.and(changes.differ())))
        .flatMap(changed ->
            changed > 0
                ? load(dsl, id)
                : view.load(dsl, id, mine)
                    .switchIfEmpty(Mono.defer(() -> this.<Tagged<T>>refuse(dsl, id))));
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
    return view.load(dsl, id);
  }

  /**
   * Locks the row and looks at its state; to be called inside of a transaction. Two statements,
   * since one alone would look at what it embeds as it was before the lock was had. None where any
   * state will do.
   *
   * @return the id, or empty where there is no such row
   * @throws dev.typeset.core.Failure {@link Problem.Forbidden} where it is not among {@code mine};
   *     {@link Problem.PreconditionFailed} where it is in another state
   */
  protected Mono<Long> expect(DSLContext dsl, long id, Condition mine, @Nullable Etags expected) {
    return expected == null
        ? Mono.just(id)
        : lock(dsl, id, mine)
            .flatMap(_ -> view.etag(dsl, id))
            .map(now -> {
              if (!expected.contain(now)) {
                throw new Problem.PreconditionFailed(
                        "It was changed since: its ETag is \"" + now + "\" now.")
                    .raise();
              }
              return id;
            });
  }

  /**
   * Keeps all others from changing the row until the transaction ends; empty where there is none.
   *
   * @throws dev.typeset.core.Failure {@link Problem.Forbidden} where it is not among {@code mine}
   */
  protected Mono<Long> lock(DSLContext dsl, long id, Condition mine) {
    return Database.one(
            dsl.select(this.id).from(table).where(this.id.eq(id)).and(mine).forNoKeyUpdate())
        .map(row -> row.value1())
        .switchIfEmpty(Mono.defer(() -> this.<Long>refuse(dsl, id)));
  }

  private Mono<Integer> remove(DSLContext dsl, long id, Condition mine) {
    return Database.count(dsl.deleteFrom(table).where(this.id.eq(id)).and(mine));
  }

  /** What is there is somebody else's; what is not there is nobody's, and empty. */
  private <V> Mono<V> refuse(DSLContext dsl, long id) {
    return Database.one(dsl.selectOne().from(table).where(this.id.eq(id)))
        .flatMap(_ ->
            Mono.error(() ->
                new Problem.Forbidden(
                        "This belongs to somebody else: it is for its owner and for admins.")
                    .raise()));
  }

  private <V> Field<V> column(String name, Class<V> type) {
    return Objects.requireNonNull(
        table.field(name, type), () -> table.getName() + " has no column " + name);
  }
}
