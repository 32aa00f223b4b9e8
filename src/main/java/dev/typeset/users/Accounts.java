package dev.typeset.users;

import static dev.typeset.db.schema.Tables.SESSIONS;
import static dev.typeset.db.schema.Tables.USERS;
import static org.jooq.impl.DSL.exists;
import static org.jooq.impl.DSL.selectOne;

import dev.typeset.core.Caller;
import dev.typeset.core.Problem;
import dev.typeset.db.Database;
import java.util.List;
import org.jooq.DSLContext;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** What must hold of accounts, and go with them, when users change. To be run in a transaction. */
final class Accounts {
  private Accounts() {}

  /**
   * That there is another active admin than this user, where this one is an admin. All of them are
   * locked, so that of two who go at once the second sees that the first is gone. Who may not
   * change the user anyway learns nothing of admins, and locks none.
   */
  static Mono<Void> requireOtherAdmin(DSLContext dsl, long id, Caller caller) {
    if (!caller.isOrMayActFor(id)) {
      return Mono.empty();
    }
    var user = USERS.as("leaving");
    return Flux.from(
            dsl.select(USERS.ID)
                .from(USERS)
                .where(UserRows.IS_ADMIN)
                .and(USERS.IS_ACTIVE)
                .and(
                    exists(
                        selectOne()
                            .from(user)
                            .where(user.ID.eq(id))
                            .and(user.ROLE.eq(User.Role.ADMIN.toString()))))
                .orderBy(USERS.ID)
                .forNoKeyUpdate())
        .map(row -> row.value1())
        .collectList()
        .flatMap(admins ->
            admins.equals(List.of(id))
                ? Mono.error(
                    new Problem.LastAdmin(
                            "This is the last active admin. Make another user one first.")
                        .raise())
                : Mono.empty());
  }

  /** That the password is still the one that was shown, until the transaction ends. */
  static Mono<Void> requireUnchanged(DSLContext dsl, long id, PasswordChange password) {
    return password.before() == null
        ? Mono.empty()
        : Database.one(
                dsl.select(USERS.ID)
                    .from(USERS)
                    .where(USERS.ID.eq(id))
                    .and(USERS.HASHED_PASSWORD.eq(password.before().text()))
                    .forNoKeyUpdate())
            .switchIfEmpty(Mono.error(() -> User.wrongPassword().raise()))
            .then();
  }

  /** Ends the sign-ins of a user but the caller's own. */
  static Mono<Integer> endSessions(DSLContext dsl, long id, Caller caller) {
    return Database.count(
        dsl.deleteFrom(SESSIONS)
            .where(SESSIONS.USER_ID.eq(id))
            .and(SESSIONS.ID.ne(caller.session())));
  }
}
