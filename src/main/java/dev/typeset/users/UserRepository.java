package dev.typeset.users;

import static dev.typeset.db.schema.Keys.POSTS__POSTS_AUTHOR_ID_FKEY;
import static dev.typeset.db.schema.Tables.POSTS;
import static dev.typeset.db.schema.Tables.USERS;
import static org.jooq.Records.mapping;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.lower;
import static org.jooq.impl.DSL.multiset;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.val;

import dev.typeset.core.Failure;
import dev.typeset.core.Page;
import dev.typeset.core.PageRequest;
import dev.typeset.core.Problem;
import dev.typeset.core.Sent;
import dev.typeset.db.Changes;
import dev.typeset.db.Crud;
import dev.typeset.db.Database;
import java.util.List;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.OrderField;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The SQL of users. */
public final class UserRepository extends Crud<User> {
  private static final int NESTED_POSTS = 20;

  public UserRepository(Database database) {
    super(database, USERS);
  }

  /**
   * A page of the users in the order given: of all, or of those with this address. One statement.
   */
  public Mono<List<User>> list(@Nullable String email, UserSort sort, PageRequest page) {
    Condition wanted = email == null ? noCondition() : hasAddress(email);
    return database.read(dsl -> load(dsl, wanted, sort.order(), page).collectList());
  }

  /** The user with this address, without regard to case, or empty. One statement. */
  public Mono<User> findByEmail(String email) {
    return database.read(
        dsl -> load(dsl, hasAddress(email), List.of(), PageRequest.ONE).singleOrEmpty());
  }

  /** The user with the newest posts, or empty. One statement. */
  public Mono<User.WithPosts> findWithPosts(long id) {
    return database.read(dsl ->
        Database.one(
                dsl.select(
                        USERS.ID,
                        USERS.EMAIL,
                        USERS.FULL_NAME,
                        USERS.IS_ACTIVE,
                        USERS.CREATED_AT,
                        USERS.UPDATED_AT,
                        newestPosts())
                    .from(USERS)
                    .where(USERS.ID.eq(id)))
            .map(mapping(User.WithPosts::new)));
  }

  /**
   * Adds a user.
   *
   * @param hashedPassword the hash of the password that was sent, never the password
   * @throws Failure {@link Problem.Taken} where the address belongs to somebody
   */
  public Mono<User> create(User.New user, String hashedPassword) {
    var values =
        new Changes()
            .set(USERS.EMAIL, user.email())
            .set(USERS.HASHED_PASSWORD, hashedPassword)
            .set(USERS.FULL_NAME, user.fullName());
    return database.write(dsl -> create(dsl, values));
  }

  /**
   * Changes the fields that were sent.
   *
   * @param hashedPassword the hash of the password that was sent
   * @return the user as it is now, or empty where there is none
   * @throws Failure {@link Problem.Taken} where the new address belongs to somebody
   */
  public Mono<User> update(long id, User.Patch patch, Sent<String> hashedPassword) {
    return update(
        id,
        new Changes()
            .setIfSent(USERS.EMAIL, patch.email())
            .setIfSent(USERS.HASHED_PASSWORD, hashedPassword)
            .setIfSent(USERS.FULL_NAME, patch.fullName())
            .setIfSent(USERS.IS_ACTIVE, patch.isActive()));
  }

  /**
   * Takes a user away.
   *
   * @return whether there was one
   * @throws Failure {@link Problem.InUse} where the user has posts
   */
  @Override
  public Mono<Boolean> delete(long id) {
    return super.delete(id)
        .onErrorMap(
            error -> Database.violates(error, POSTS__POSTS_AUTHOR_ID_FKEY),
            error ->
                new Problem.InUse(
                        "The user has posts. Delete them first, or add ?cascade=true to delete them too.")
                    .raise(error));
  }

  /**
   * Takes a user away with all posts.
   *
   * @return whether there was one
   */
  public Mono<Boolean> deleteWithPosts(long id) {
    return database.write(dsl ->
        // The lock keeps new posts out: inserting one takes a share of it.
        Database.one(dsl.select(USERS.ID).from(USERS).where(USERS.ID.eq(id)).forUpdate())
            .flatMap(user -> Database.count(dsl.deleteFrom(POSTS).where(POSTS.AUTHOR_ID.eq(id))))
            .flatMap(posts -> Database.count(dsl.deleteFrom(USERS).where(USERS.ID.eq(id))))
            .map(users -> users > 0)
            .defaultIfEmpty(false));
  }

  @Override
  protected Flux<User> load(
      DSLContext dsl, Condition where, List<? extends OrderField<?>> order, PageRequest page) {
    return Flux.from(
            dsl.select(
                    USERS.ID,
                    USERS.EMAIL,
                    USERS.FULL_NAME,
                    USERS.IS_ACTIVE,
                    USERS.CREATED_AT,
                    USERS.UPDATED_AT)
                .from(USERS)
                .where(where)
                .orderBy(order)
                .limit(inline(page.limit()))
                .offset(page.skip()))
        .map(mapping(User::new));
  }

  private static Condition hasAddress(String email) {
    return lower(USERS.EMAIL).eq(lower(val(email)));
  }

  private static Field<Page<User.Post>> newestPosts() {
    return multiset(
            select(POSTS.ID, POSTS.TITLE, POSTS.CONTENT, POSTS.CREATED_AT, POSTS.UPDATED_AT)
                .from(POSTS)
                .where(POSTS.AUTHOR_ID.eq(USERS.ID))
                .orderBy(POSTS.CREATED_AT.desc(), POSTS.ID.desc())
                .limit(NESTED_POSTS))
        .convertFrom(posts -> Page.of(posts.map(mapping(User.Post::new))));
  }
}
