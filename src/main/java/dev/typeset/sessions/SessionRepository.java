package dev.typeset.sessions;

import static dev.typeset.db.schema.Tables.SESSIONS;
import static dev.typeset.db.schema.Tables.USERS;
import static dev.typeset.sessions.TokenRows.NOW;
import static org.jooq.Records.mapping;
import static org.jooq.impl.DSL.deleteFrom;
import static org.jooq.impl.DSL.exists;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.left;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.selectOne;
import static org.jooq.impl.DSL.val;

import dev.typeset.core.Caller;
import dev.typeset.core.Page;
import dev.typeset.core.PageRequest;
import dev.typeset.core.Position;
import dev.typeset.db.Database;
import dev.typeset.db.Sorting;
import dev.typeset.db.Total;
import dev.typeset.users.Credentials;
import java.time.OffsetDateTime;
import org.jooq.CommonTableExpression;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record1;
import org.jooq.Select;
import org.jooq.impl.SQLDataType;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The SQL of sign-ins and of their tokens. */
public final class SessionRepository {
  // OWASP ASVS 4.0.3, 3.3.2: who stays signed in signs in anew at least every 30 days.
  private static final Field<OffsetDateTime> IN_A_MONTH =
      field("clock_timestamp() + interval '30 days'", SQLDataType.TIMESTAMPWITHTIMEZONE);
  private static final int MOST_FORGOTTEN = 100;
  private static final int MOST_AT_ONCE = 100;
  private static final int LONGEST_AGENT = SESSIONS.USER_AGENT.getDataType().length();
  private static final Sorting<OffsetDateTime> NEWEST =
      new Sorting<>(SESSIONS.CREATED_AT, SESSIONS.ID, true);

  private final Database database;

  public SessionRepository(Database database) {
    this.database = database;
  }

  /** Whose access token it is, or empty where it is worth nothing now. One statement. */
  public Mono<Caller> findCaller(String token) {
    var shown = new Token(token);
    return database.read(dsl -> TokenRows.caller(dsl, shown));
  }

  /**
   * A page of the caller's sign-ins that have not expired, the newest first. One statement, a
   * second to count.
   */
  public Mono<Page<Session>> list(Caller caller, PageRequest page) {
    Condition wanted = SESSIONS.USER_ID.eq(caller.id()).and(SESSIONS.EXPIRES_AT.gt(NOW));
    return database.read(dsl ->
        Flux.from(
                dsl.select(
                        SESSIONS.ID,
                        SESSIONS.USER_AGENT,
                        SESSIONS.CREATED_AT,
                        SESSIONS.REFRESHED_AT,
                        SESSIONS.EXPIRES_AT,
                        field(SESSIONS.ID.eq(caller.session())))
                    .from(SESSIONS)
                    .where(wanted)
                    .and(NEWEST.begins(page))
                    .orderBy(NEWEST.order(page))
                    .limit(inline(page.limit() + 1))
                    .offset(page.skip()))
            .map(mapping(Session::new))
            .collectList()
            .map(sessions -> Page.of(sessions, page, SessionRepository::place))
            .flatMap(sessions ->
                Total.add(
                    dsl, page, () -> select(SESSIONS.ID).from(SESSIONS).where(wanted), sessions)));
  }

  /**
   * Begins a sign-in; forgets some that have expired, and of the same user the oldest where there
   * are 100 already. Two statements; a third where the hash of the password is made anew.
   *
   * @param shown what the password was right for; where that is no longer so, nothing is begun
   * @param hash the password hashed anew, or null where the old one will do
   * @return whether it was begun
   */
  Mono<Boolean> create(
      Credentials shown,
      @Nullable String hash,
      @Nullable String agent,
      Token access,
      Token refresh) {
    return database.write(dsl ->
        insert(dsl, shown, agent)
            .flatMap(session -> TokenRows.add(dsl, session, access, refresh))
            .flatMap(tokens ->
                hash == null ? Mono.just(tokens) : rehash(dsl, shown, hash).thenReturn(tokens))
            .hasElement());
  }

  /**
   * Goes on with a sign-in: its refresh token is used up, and there are new ones. A refresh token
   * that was used before ends the sign-in, for two have it. Three statements.
   *
   * @return whether it goes on
   */
  Mono<Boolean> update(Token shown, Token access, Token refresh) {
    return database.write(dsl ->
        TokenRows.use(dsl, shown)
            .flatMap(session -> renew(dsl, session))
            .flatMap(session -> TokenRows.add(dsl, session, access, refresh))
            .hasElement()
            .flatMap(goesOn ->
                goesOn ? Mono.just(true) : TokenRows.endIfUsed(dsl, shown).thenReturn(false)));
  }

  /**
   * Ends one of the caller's sign-ins, and all of its tokens with it.
   *
   * @return whether there was one
   */
  public Mono<Boolean> delete(long id, Caller caller) {
    return database.write(dsl ->
        Database.count(
                dsl.deleteFrom(SESSIONS)
                    .where(SESSIONS.ID.eq(id))
                    .and(SESSIONS.USER_ID.eq(caller.id())))
            .map(ended -> ended > 0));
  }

  /** Nothing is begun where the password was changed, or the user deactivated, meanwhile. */
  private static Mono<Long> insert(DSLContext dsl, Credentials shown, @Nullable String agent) {
    return Database.one(
            dsl.with(expired())
                .with(oldest(shown.id()))
                .insertInto(SESSIONS, SESSIONS.USER_ID, SESSIONS.USER_AGENT, SESSIONS.EXPIRES_AT)
                .select(
                    select(USERS.ID, left(val(agent), LONGEST_AGENT), IN_A_MONTH)
                        .from(USERS)
                        .where(USERS.ID.eq(shown.id()))
                        .and(USERS.IS_ACTIVE)
                        .and(USERS.HASHED_PASSWORD.eq(shown.hash().text()))
                        .forShare())
                .returningResult(SESSIONS.ID))
        .map(row -> row.value1());
  }

  private static Mono<Long> renew(DSLContext dsl, long session) {
    return Database.one(
            dsl.update(SESSIONS)
                .set(SESSIONS.REFRESHED_AT, NOW)
                .where(SESSIONS.ID.eq(session))
                .and(SESSIONS.EXPIRES_AT.gt(NOW))
                .and(
                    exists(
                        selectOne()
                            .from(USERS)
                            .where(USERS.ID.eq(SESSIONS.USER_ID))
                            .and(USERS.IS_ACTIVE)))
                .returningResult(SESSIONS.ID))
        .map(row -> row.value1());
  }

  private static Mono<Integer> rehash(DSLContext dsl, Credentials shown, String hash) {
    return Database.count(
        dsl.update(USERS)
            .set(USERS.HASHED_PASSWORD, hash)
            .where(USERS.ID.eq(shown.id()))
            .and(USERS.HASHED_PASSWORD.eq(shown.hash().text())));
  }

  private static CommonTableExpression<?> expired() {
    return forgotten(
        "expired",
        select(SESSIONS.ID)
            .from(SESSIONS)
            .where(SESSIONS.EXPIRES_AT.le(NOW))
            .orderBy(SESSIONS.EXPIRES_AT)
            .limit(inline(MOST_FORGOTTEN))
            .forUpdate()
            .skipLocked());
  }

  private static CommonTableExpression<?> oldest(long user) {
    return forgotten(
        "oldest",
        select(SESSIONS.ID)
            .from(SESSIONS)
            .where(SESSIONS.USER_ID.eq(user))
            .orderBy(SESSIONS.CREATED_AT.desc(), SESSIONS.ID.desc())
            .offset(inline(MOST_AT_ONCE - 1)));
  }

  /** Each in a statement of its own: of two sub-selects joined by or, PostgreSQL makes a scan. */
  private static CommonTableExpression<?> forgotten(String name, Select<Record1<Long>> sessions) {
    return name(name)
        .as(deleteFrom(SESSIONS).where(SESSIONS.ID.in(sessions)).returning(SESSIONS.ID));
  }

  private static Position place(Session session, boolean backwards) {
    return Sorting.place(session.createdAt(), session.id(), backwards);
  }
}
