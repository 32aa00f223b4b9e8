package dev.typeset.sessions;

import static dev.typeset.db.schema.Tables.SESSIONS;
import static dev.typeset.db.schema.Tables.TOKENS;
import static dev.typeset.db.schema.Tables.USERS;
import static org.jooq.Records.mapping;
import static org.jooq.impl.DSL.deleteFrom;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.least;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.val;

import dev.typeset.core.Caller;
import dev.typeset.db.Database;
import dev.typeset.db.Prepared;
import dev.typeset.users.User;
import java.time.OffsetDateTime;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record3;
import org.jooq.impl.SQLDataType;
import reactor.core.publisher.Mono;

/** The statements about tokens; those that change something are to be run in a transaction. */
final class TokenRows {
  /** How long an access token is good, in seconds. */
  static final int ACCESS_SECONDS = 15 * 60;

  static final Field<OffsetDateTime> NOW = time("clock_timestamp()");

  private static final Field<OffsetDateTime> IN_A_WHILE =
      time("clock_timestamp() + interval '" + ACCESS_SECONDS + " seconds'");
  private static final String ACCESS = "access";
  private static final String REFRESH = "refresh";
  private static final Prepared<byte[], Record3<Long, Boolean, Long>> CALLER = callers();

  private TokenRows() {}

  /** Whose access token it is, or empty where it is worth nothing now. */
  static Mono<Caller> caller(DSLContext dsl, Token shown) {
    return Database.one(CALLER.with(dsl, shown.hash())).map(mapping(Caller::new));
  }

  /** The sign-in whose refresh token this is, which is now used up. */
  static Mono<Long> use(DSLContext dsl, Token shown) {
    return Database.one(
            dsl.update(TOKENS)
                .set(TOKENS.USED_AT, NOW)
                .where(TOKENS.HASH.eq(shown.hash()))
                .and(TOKENS.KIND.eq(inline(REFRESH)))
                .and(TOKENS.USED_AT.isNull())
                .and(TOKENS.EXPIRES_AT.gt(NOW))
                .returningResult(TOKENS.SESSION_ID))
        .map(row -> row.value1());
  }

  /** Adds both tokens, and takes the access tokens away that have expired. */
  static Mono<Long> add(DSLContext dsl, long session, Token access, Token refresh) {
    var expired =
        name("expired")
            .as(
                deleteFrom(TOKENS)
                    .where(TOKENS.SESSION_ID.eq(session))
                    .and(TOKENS.KIND.eq(inline(ACCESS)))
                    .and(TOKENS.EXPIRES_AT.le(NOW))
                    .returning(TOKENS.SESSION_ID));
    return Database.count(
            dsl.with(expired)
                .insertInto(TOKENS, TOKENS.HASH, TOKENS.SESSION_ID, TOKENS.KIND, TOKENS.EXPIRES_AT)
                .select(
                    select(
                            val(access.hash()),
                            SESSIONS.ID,
                            inline(ACCESS),
                            least(IN_A_WHILE, SESSIONS.EXPIRES_AT))
                        .from(SESSIONS)
                        .where(SESSIONS.ID.eq(session))
                        .unionAll(
                            select(
                                    val(refresh.hash()),
                                    SESSIONS.ID,
                                    inline(REFRESH),
                                    SESSIONS.EXPIRES_AT)
                                .from(SESSIONS)
                                .where(SESSIONS.ID.eq(session)))))
        .thenReturn(session);
  }

  /** Ends the sign-in whose refresh token this is, where it was used up before. */
  static Mono<Integer> endIfUsed(DSLContext dsl, Token shown) {
    return Database.count(
        dsl.deleteFrom(SESSIONS)
            .where(
                SESSIONS.ID.in(
                    select(TOKENS.SESSION_ID)
                        .from(TOKENS)
                        .where(TOKENS.HASH.eq(shown.hash()))
                        .and(TOKENS.KIND.eq(inline(REFRESH)))
                        .and(TOKENS.USED_AT.isNotNull()))));
  }

  private static Prepared<byte[], Record3<Long, Boolean, Long>> callers() {
    return new Prepared<>(sent ->
        select(USERS.ID, field(USERS.ROLE.eq(inline(User.Role.ADMIN.toString()))), SESSIONS.ID)
            .from(TOKENS)
            .join(SESSIONS)
            .on(SESSIONS.ID.eq(TOKENS.SESSION_ID))
            .join(USERS)
            .on(USERS.ID.eq(SESSIONS.USER_ID))
            .where(TOKENS.HASH.eq(sent.of(TOKENS.HASH.getDataType(), hash -> hash)))
            .and(TOKENS.KIND.eq(inline(ACCESS)))
            .and(TOKENS.EXPIRES_AT.gt(NOW))
            .and(USERS.IS_ACTIVE));
  }

  private static Field<OffsetDateTime> time(String sql) {
    return field(sql, SQLDataType.TIMESTAMPWITHTIMEZONE);
  }
}
