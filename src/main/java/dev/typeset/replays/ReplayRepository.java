package dev.typeset.replays;

import static dev.typeset.db.schema.Tables.REPLAYS;
import static org.jooq.Records.mapping;
import static org.jooq.impl.DSL.any;
import static org.jooq.impl.DSL.deleteFrom;
import static org.jooq.impl.DSL.excluded;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.notExists;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.selectOne;
import static org.jooq.impl.DSL.val;

import dev.typeset.db.Database;
import java.time.OffsetDateTime;
import java.util.List;
import org.jooq.CommonTableExpression;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.impl.SQLDataType;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** The SQL of replays. */
final class ReplayRepository {
  private static final Field<OffsetDateTime> DAY_AGO =
      field("clock_timestamp() - interval '24 hours'", SQLDataType.TIMESTAMPWITHTIMEZONE);
  private static final int MOST_FORGOTTEN = 100;

  private final Database database;

  ReplayRepository(Database database) {
    this.database = database;
  }

  /**
   * An answer that is remembered.
   *
   * @param body HMAC of the body that it was for
   * @param userId the person that it tells of, or null
   */
  record Replay(
      byte[] body,
      @Nullable Long userId,
      int status,
      @Nullable String location,
      @Nullable String etag,
      byte[] answer) {}

  /** What is remembered under any of these scopes, or empty. One statement. */
  Mono<Replay> find(List<byte[]> scopes) {
    return database.read(dsl ->
        Database.one(
                dsl.select(
                        REPLAYS.BODY,
                        REPLAYS.USER_ID,
                        REPLAYS.STATUS,
                        REPLAYS.LOCATION,
                        REPLAYS.ETAG,
                        REPLAYS.ANSWER)
                    .from(REPLAYS)
                    .where(isAnyOf(scopes))
                    .and(REPLAYS.CREATED_AT.gt(DAY_AGO)))
            .map(mapping(Replay::new)));
  }

  /**
   * Remembers an answer, and forgets some that are older than a day; to be called inside of the
   * transaction of the write. Waits for another write of the same scope. One statement.
   *
   * @param scopes the one to remember it under, and behind it those that older keys make of it
   * @return whether nothing was remembered yet
   */
  Mono<Boolean> create(DSLContext dsl, List<byte[]> scopes, Replay replay) {
    var older = scopes.subList(1, scopes.size());
    return Database.one(
            dsl.with(forgotten())
                .insertInto(
                    REPLAYS,
                    REPLAYS.SCOPE,
                    REPLAYS.BODY,
                    REPLAYS.USER_ID,
                    REPLAYS.STATUS,
                    REPLAYS.LOCATION,
                    REPLAYS.ETAG,
                    REPLAYS.ANSWER)
                .select(
                    select(
                            val(scopes.getFirst()),
                            val(replay.body()),
                            val(replay.userId(), REPLAYS.USER_ID),
                            val(replay.status()),
                            val(replay.location(), REPLAYS.LOCATION),
                            val(replay.etag(), REPLAYS.ETAG),
                            val(replay.answer()))
                        .where(
                            notExists(
                                selectOne()
                                    .from(REPLAYS)
                                    .where(isAnyOf(older))
                                    .and(REPLAYS.CREATED_AT.gt(DAY_AGO)))))
                .onConflict(REPLAYS.SCOPE)
                .doUpdate()
                .set(REPLAYS.BODY, excluded(REPLAYS.BODY))
                .set(REPLAYS.USER_ID, excluded(REPLAYS.USER_ID))
                .set(REPLAYS.STATUS, excluded(REPLAYS.STATUS))
                .set(REPLAYS.LOCATION, excluded(REPLAYS.LOCATION))
                .set(REPLAYS.ETAG, excluded(REPLAYS.ETAG))
                .set(REPLAYS.ANSWER, excluded(REPLAYS.ANSWER))
                .set(REPLAYS.CREATED_AT, excluded(REPLAYS.CREATED_AT))
                .where(REPLAYS.CREATED_AT.le(DAY_AGO))
                .returning(REPLAYS.STATUS))
        .hasElement();
  }

  private static CommonTableExpression<?> forgotten() {
    return name("forgotten")
        .as(
            deleteFrom(REPLAYS)
                .where(
                    REPLAYS.SCOPE.in(
                        select(REPLAYS.SCOPE)
                            .from(REPLAYS)
                            .where(REPLAYS.CREATED_AT.le(DAY_AGO))
                            .orderBy(REPLAYS.CREATED_AT)
                            .limit(MOST_FORGOTTEN)
                            .forUpdate()
                            .skipLocked()))
                .returning(REPLAYS.STATUS));
  }

  private static Condition isAnyOf(List<byte[]> scopes) {
    return REPLAYS.SCOPE.eq(any(val(scopes.toArray(byte[][]::new), SQLDataType.BLOB.array())));
  }
}
