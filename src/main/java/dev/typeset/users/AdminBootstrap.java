package dev.typeset.users;

import static dev.typeset.db.schema.Tables.USERS;
import static org.jooq.impl.DSL.inline;

import dev.typeset.db.Database;
import reactor.core.publisher.Mono;

/** Somebody must be the first who may do all: made at start, and never twice. */
public final class AdminBootstrap {
  private final Database database;
  private final Passwords passwords;

  public AdminBootstrap(Database database, Passwords passwords) {
    this.database = database;
    this.passwords = passwords;
  }

  /** What became of it. */
  public enum Outcome {
    MADE,
    /** There is an admin already, active or not. */
    NOT_NEEDED,
    /** The address belongs to a user who is no admin, and whom nobody makes one unasked. */
    ADDRESS_TAKEN
  }

  /** Makes an admin where there is none. Two statements at most. */
  public Mono<Outcome> make(String email, String password) {
    return exists()
        .flatMap(exists ->
            exists
                ? Mono.just(Outcome.NOT_NEEDED)
                : passwords.hash(password).flatMap(hash -> insert(email, hash)));
  }

  private Mono<Boolean> exists() {
    return database.read(dsl ->
        Database.one(dsl.selectOne().from(USERS).where(UserRows.IS_ADMIN).limit(inline(1)))
            .hasElement());
  }

  /** Where two processes start at once, one of them finds the address taken by the other. */
  private Mono<Outcome> insert(String email, String hash) {
    return database.write(dsl ->
        Database.count(
                dsl.insertInto(USERS)
                    .set(USERS.EMAIL, email)
                    .set(USERS.HASHED_PASSWORD, hash)
                    .set(USERS.ROLE, User.Role.ADMIN.toString())
                    .onConflictDoNothing())
            .map(made -> made > 0 ? Outcome.MADE : Outcome.ADDRESS_TAKEN));
  }
}
