package dev.typeset.db;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.greatest;
import static org.jooq.impl.DSL.noCondition;

import dev.typeset.core.PageRequest;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.OrderField;
import org.jooq.Table;
import org.jooq.impl.SQLDataType;
import org.jooq.types.DayToSecond;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * The generic base of the repositories: a table, its id, and how its rows are loaded. One level
 * deep.
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

  /** A repository of a table that has the columns id, version and updated_at. */
  protected Crud(Database database, Table<?> table) {
    this.database = database;
    this.table = table;
    this.id = column("id", Long.class);
    this.version = column("version", Long.class);
    this.updatedAt = column("updated_at", OffsetDateTime.class);
  }

  /** The one statement that loads rows, in the order given, with all that they embed. */
  protected abstract Flux<T> load(
      DSLContext dsl, Condition where, List<? extends OrderField<?>> order, PageRequest page);

  /** The row, or empty. One statement. */
  public Mono<T> find(long id) {
    return database.read(dsl -> load(dsl, id));
  }

  /** A page of all rows, by id. One statement. */
  public Mono<List<T>> list(PageRequest page) {
    return database.read(dsl -> load(dsl, noCondition(), List.of(id), page).collectList());
  }

  /** Whether the row is there. One statement. */
  public Mono<Boolean> exists(long id) {
    return database.read(dsl -> exists(dsl, id));
  }

  /**
   * Takes the row away, and what the schema says goes with it.
   *
   * @return whether it was there
   */
  public Mono<Boolean> delete(long id) {
    return database.write(
        dsl -> Database.count(dsl.deleteFrom(table).where(this.id.eq(id))).map(rows -> rows > 0));
  }

  /** Inserts a row and loads it; to be called inside of a transaction. Two statements. */
  protected Mono<T> create(DSLContext dsl, Changes values) {
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
   * @return the row as it is now, or empty where there is none
   */
  protected Mono<T> update(long id, Changes changes) {
    return changes.isEmpty()
        ? find(id)
        : database.write(dsl -> update(dsl, id, changes, changes.differ()).then(load(dsl, id)));
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

  /** The row with all that it embeds, or empty. */
  protected Mono<T> load(DSLContext dsl, long id) {
    return load(dsl, this.id.eq(id), List.of(), PageRequest.ONE).singleOrEmpty();
  }

  /** Whether the row is there; to be called inside of a unit of work. */
  protected Mono<Boolean> exists(DSLContext dsl, long id) {
    return Database.one(dsl.selectOne().from(table).where(this.id.eq(id))).hasElement();
  }

  private <V> Field<V> column(String name, Class<V> type) {
    return Objects.requireNonNull(
        table.field(name, type), () -> table.getName() + " has no column " + name);
  }
}
