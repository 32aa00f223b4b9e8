package dev.typeset.db;

import static org.jooq.impl.DSL.any;
import static org.jooq.impl.DSL.falseCondition;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.not;
import static org.jooq.impl.DSL.row;
import static org.jooq.impl.DSL.select;

import dev.typeset.core.Etags;
import dev.typeset.core.Tagged;
import java.util.function.Function;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record2;
import org.jooq.ResultQuery;
import org.jooq.Select;
import org.jooq.SelectField;
import org.jooq.Table;
import org.jooq.impl.SQLDataType;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * What is seen of a row, and the tag that tells the states of that apart.
 *
 * @param <T> what a row is to the service
 */
public final class View<T> {
  private static final Field<String> ETAG = field(name("etag"), SQLDataType.VARCHAR);

  private final Database database;
  private final SharedReads<Long, Tagged<T>> shared;
  private final Table<?> from;
  private final Field<Long> id;
  private final SelectField<@Nullable T> row;
  private final Field<String> etag;

  /**
   * A view of the rows of a table.
   *
   * @param database where it lies
   * @param from the table, joined with what a row embeds one of
   * @param row the columns of a row, as the service sees it; null where all of them are
   * @param etag changes whenever a row does, or anything that it embeds
   */
  public View(
      Database database,
      Table<?> from,
      Field<Long> id,
      SelectField<@Nullable T> row,
      Field<String> etag) {
    this(
        database,
        from,
        id,
        row,
        etag,
        ids -> select(id, row(row, etag).mapping(Tagged::new)).from(from).where(id.eq(any(ids))));
  }

  /**
   * The same where many rows are better loaded in another way than one by one.
   *
   * @param rows the same of these ids, in any order, each with its id
   */
  public View(
      Database database,
      Table<?> from,
      Field<Long> id,
      SelectField<@Nullable T> row,
      Field<String> etag,
      Function<Field<Long[]>, Select<Record2<Long, Tagged<T>>>> rows) {
    this.database = database;
    this.shared = SharedReads.byId(database, database.limits().sharedRows(), rows);
    this.from = from;
    this.id = id;
    this.row = row;
    this.etag = etag;
  }

  /**
   * The row, or its tag alone where the caller has this state already, or empty. One statement, or
   * none where another caller's brought the row along.
   *
   * @param known the states that the caller has; null for none
   */
  public Mono<Tagged<T>> find(long id, @Nullable Etags known) {
    return known == null ? shared.find(id) : database.read(dsl -> loadUnlessKnown(dsl, id, known));
  }

  /** The row, or empty; to be called inside of a unit of work. One statement. */
  Mono<Tagged<T>> load(DSLContext dsl, long id) {
    return shared.find(dsl, id);
  }

  /** The row where the condition holds, or empty. One statement. */
  Mono<Tagged<T>> load(DSLContext dsl, long id, Condition condition) {
    return Database.one(dsl.select(row, etag).from(from).where(this.id.eq(id)).and(condition))
        .map(View::tagged);
  }

  /**
   * The row that an insert returns. One statement.
   *
   * @param table where it is inserted: within the statement, that name stands for the row
   */
  Mono<Tagged<T>> made(DSLContext dsl, Table<?> table, ResultQuery<?> insert) {
    return Database.one(
            TypedQuery.rows(
                dsl, dsl.with(name(table.getName()).as(insert)).select(row, etag).from(from)))
        .map(View::tagged);
  }

  /** The tag of the row as it is now, or empty. */
  Mono<String> etag(DSLContext dsl, long id) {
    return Database.one(dsl.select(etag).from(from).where(this.id.eq(id)))
        .map(found -> found.value1());
  }

  /** The tag comes first, and the row is joined to it only where the caller does not know it. */
  private Mono<Tagged<T>> loadUnlessKnown(DSLContext dsl, long id, Etags known) {
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
        .map(View::tagged);
  }

  private static <T> Tagged<T> tagged(Record2<@Nullable T, String> found) {
    return new Tagged<>(found.value1(), found.value2());
  }
}
