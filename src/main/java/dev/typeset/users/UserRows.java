package dev.typeset.users;

import static dev.typeset.db.schema.Tables.POSTS;
import static dev.typeset.db.schema.Tables.USERS;
import static org.jooq.Functions.nullOnAllNull;
import static org.jooq.Records.mapping;
import static org.jooq.impl.DSL.any;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.multiset;
import static org.jooq.impl.DSL.select;

import dev.typeset.core.Page;
import dev.typeset.core.PageRequest;
import dev.typeset.db.Sorting;
import org.jooq.Condition;
import org.jooq.Converter;
import org.jooq.Field;
import org.jooq.Record2;
import org.jooq.Select;
import org.jooq.SelectField;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/** What is seen of a user, and what a user embeds. */
final class UserRows {
  private static final PageRequest NESTED_POSTS = new PageRequest(0, 20);

  /** In place of the address, where it is nobody's business. */
  static final Field<String> NO_EMAIL = inline(null, USERS.EMAIL);

  /** As the index on admins has it. */
  static final Condition IS_ADMIN = USERS.ROLE.eq(inline(User.Role.ADMIN.toString()));

  static final Field<User.Role> ROLE =
      USERS.ROLE.convert(Converter.fromNullable(String.class, User.Role.class, User.Role::of));

  /** What users see of themselves, and admins of all. */
  static final SelectField<@Nullable User> OWN = row(USERS.EMAIL);

  private UserRows() {}

  /**
   * A user; null where there is no row.
   *
   * @param email the address, or what stands in its place
   */
  static SelectField<@Nullable User> row(Field<String> email) {
    return DSL.row(
            USERS.ID,
            email,
            USERS.FULL_NAME,
            USERS.IS_ACTIVE,
            ROLE,
            USERS.CREATED_AT,
            USERS.UPDATED_AT)
        .mapping(nullOnAllNull(User::new));
  }

  /**
   * Users with the newest posts.
   *
   * @param email the address, or what stands in its place
   */
  static Select<Record2<Long, User.WithPosts>> withPosts(Field<String> email, Field<Long[]> ids) {
    return select(
            USERS.ID,
            DSL.row(
                    USERS.ID,
                    email,
                    USERS.FULL_NAME,
                    USERS.IS_ACTIVE,
                    ROLE,
                    USERS.CREATED_AT,
                    USERS.UPDATED_AT,
                    newestPosts())
                .mapping(User.WithPosts::new))
        .from(USERS)
        .where(USERS.ID.eq(any(ids)));
  }

  private static Field<Page<User.Post>> newestPosts() {
    return multiset(
            select(POSTS.ID, POSTS.TITLE, POSTS.CONTENT, POSTS.CREATED_AT, POSTS.UPDATED_AT)
                .from(POSTS)
                .where(POSTS.AUTHOR_ID.eq(USERS.ID))
                .orderBy(POSTS.CREATED_AT.desc(), POSTS.ID.desc())
                .limit(inline(NESTED_POSTS.limit() + 1)))
        .convertFrom(posts ->
            Page.of(
                posts.map(mapping(User.Post::new)),
                NESTED_POSTS,
                (post, backwards) -> Sorting.place(post.createdAt(), post.id(), backwards)));
  }
}
