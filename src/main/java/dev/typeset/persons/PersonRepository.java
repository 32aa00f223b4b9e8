package dev.typeset.persons;

import static dev.typeset.db.schema.Tables.REPLAYS;
import static dev.typeset.db.schema.Tables.SESSIONS;
import static dev.typeset.db.schema.Tables.USERS;
import static org.jooq.Records.mapping;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.multiset;
import static org.jooq.impl.DSL.select;

import dev.typeset.db.Database;
import dev.typeset.users.UserRepository;
import java.util.List;
import org.jooq.Field;
import reactor.core.publisher.Mono;

/** The SQL of what is stored about a person. */
public final class PersonRepository {
  private final Database database;

  public PersonRepository(Database database) {
    this.database = database;
  }

  /** All but the posts, which may be many; or empty where there is no such user. One statement. */
  public Mono<Person> find(long id) {
    return database.read(dsl ->
        Database.one(
                dsl.select(UserRepository.OWN, sessions(), remembered())
                    .from(USERS)
                    .where(USERS.ID.eq(id)))
            .map(
                mapping((user, sessions, remembered) ->
                    new Person(user, sessions, remembered, List.of()))));
  }

  private static Field<List<Person.SignIn>> sessions() {
    return multiset(
            select(
                    SESSIONS.ID,
                    SESSIONS.USER_AGENT,
                    SESSIONS.CREATED_AT,
                    SESSIONS.REFRESHED_AT,
                    SESSIONS.EXPIRES_AT)
                .from(SESSIONS)
                .where(SESSIONS.USER_ID.eq(USERS.ID))
                .orderBy(SESSIONS.CREATED_AT.desc(), SESSIONS.ID.desc())
                .limit(inline(Person.MOST)))
        .convertFrom(rows -> rows.map(mapping(Person.SignIn::new)));
  }

  private static Field<List<Person.Remembered>> remembered() {
    return multiset(
            select(REPLAYS.STATUS, REPLAYS.LOCATION, REPLAYS.CREATED_AT)
                .from(REPLAYS)
                .where(REPLAYS.USER_ID.eq(USERS.ID))
                .orderBy(REPLAYS.CREATED_AT.desc())
                .limit(inline(Person.MOST)))
        .convertFrom(rows -> rows.map(mapping(Person.Remembered::new)));
  }
}
