package dev.typeset.posts;

import static dev.typeset.db.Columns.ids;
import static dev.typeset.db.Columns.names;
import static dev.typeset.db.schema.Tables.POSTS;
import static dev.typeset.db.schema.Tables.POST_TAGS;
import static dev.typeset.db.schema.Tables.USERS;
import static org.jooq.impl.DSL.any;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.table;

import dev.typeset.core.Failure;
import dev.typeset.core.FieldError;
import dev.typeset.core.Problem;
import dev.typeset.db.Database;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.impl.SQLDataType;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Many posts at once, all or none: each kind of row in one statement, however many there are. To be
 * run inside of a transaction.
 */
final class PostBatch {
  private static final Field<String> TITLE = field(name("new", "title"), POSTS.TITLE.getDataType());
  private static final Field<String> CONTENT =
      field(name("new", "content"), POSTS.CONTENT.getDataType());
  private static final Field<Long> AUTHOR_ID = field(name("new", "author_id"), SQLDataType.BIGINT);
  private static final Field<Long> POST_ID = field(name("new", "post_id"), SQLDataType.BIGINT);
  private static final Field<Long> TAG_ID = field(name("new", "tag_id"), SQLDataType.BIGINT);
  private static final Field<Integer> PLACE = field(name("new", "place"), SQLDataType.INTEGER);

  private final DSLContext dsl;
  private final List<Post.New> posts;
  private final long caller;

  /**
   * Posts to be made.
   *
   * @param caller the author of those that name none
   */
  PostBatch(DSLContext dsl, List<Post.New> posts, long caller) {
    this.dsl = dsl;
    this.posts = posts;
    this.caller = caller;
  }

  /**
   * The posts that were made, in the order of those that were sent.
   *
   * @throws Failure {@link Problem.Invalid} with each author and each tag that does not exist, by
   *     the place of the post
   */
  Mono<List<Post>> create() {
    return authors()
        .flatMap(authors ->
            PostTags.existing(dsl, tagIds())
                .flatMap(numbered -> {
                  requireKnown(authors, numbered);
                  return PostTags.resolve(dsl, tagNames());
                }))
        .flatMap(named ->
            insertPosts().flatMap(postIds -> insertTags(postIds, named).then(load(postIds))));
  }

  private Mono<Set<Long>> authors() {
    Set<Long> wanted = distinct(post -> List.of(post.author(caller)));
    return Flux.from(
            dsl.select(USERS.ID).from(USERS).where(USERS.ID.eq(any(ids(wanted)))).forKeyShare())
        .map(row -> row.value1())
        .collect(Collectors.toSet());
  }

  private void requireKnown(Set<Long> authors, Set<Long> tags) {
    List<FieldError> errors = new ArrayList<>();
    for (int i = 0; i < posts.size(); i++) {
      Post.New post = posts.get(i);
      if (!authors.contains(post.author(caller))) {
        errors.add(
            new FieldError(
                "/" + i + "/author_id",
                "unknown-reference",
                "There is no user " + post.author(caller) + "."));
      }
      errors.addAll(PostTags.unknown("/" + i, numbers(post), tags));
    }
    if (!errors.isEmpty()) {
      throw new Problem.Invalid(errors).raise();
    }
  }

  private Mono<List<Long>> insertPosts() {
    var sent =
        table(
            "unnest({0}, {1}, {2}) with ordinality as new(title, content, author_id, place)",
            names(posts.stream().map(Post.New::title).toList()),
            names(posts.stream().map(Post.New::content).toList()),
            ids(posts.stream().map(post -> post.author(caller)).toList()));
    return Flux.from(
            dsl.insertInto(POSTS, POSTS.TITLE, POSTS.CONTENT, POSTS.AUTHOR_ID)
                .select(select(TITLE, CONTENT, AUTHOR_ID).from(sent).orderBy(PLACE))
                .returning(POSTS.ID))
        .map(row -> row.get(POSTS.ID))
        // Ids are given out in the order of the rows.
        .sort()
        .collectList();
  }

  private Mono<Integer> insertTags(List<Long> postIds, Map<String, Long> named) {
    List<Long> carriers = new ArrayList<>();
    List<Long> tags = new ArrayList<>();
    for (int i = 0; i < posts.size(); i++) {
      for (Long tag : chosen(posts.get(i), named)) {
        carriers.add(postIds.get(i));
        tags.add(tag);
      }
    }
    return tags.isEmpty()
        ? Mono.just(0)
        : Database.count(
            dsl.insertInto(
                    POST_TAGS, POST_TAGS.POST_ID, POST_TAGS.TAG_ID, POST_TAGS.POST_CREATED_AT)
                .select(
                    select(POSTS.ID, TAG_ID, POSTS.CREATED_AT)
                        .from(
                            table(
                                "unnest({0}, {1}) as new(post_id, tag_id)",
                                ids(carriers), ids(tags)))
                        .join(POSTS)
                        .on(POSTS.ID.eq(POST_ID))));
  }

  private Mono<List<Post>> load(List<Long> postIds) {
    var rows =
        select(POST_ID.as(PostPage.ID), PLACE.as(PostPage.POSITION))
            .from(table("unnest({0}) with ordinality as new(post_id, place)", ids(postIds)));
    return PostRows.of(dsl, rows);
  }

  private static Set<Long> chosen(Post.New post, Map<String, Long> named) {
    return switch (post.tags()) {
      case Post.TagChoice.Named(List<String> names) ->
          names.stream().map(named::get).collect(Collectors.toSet());
      case Post.TagChoice.Numbered(List<Long> ids) -> Set.copyOf(ids);
    };
  }

  private Set<String> tagNames() {
    return distinct(
        post -> post.tags() instanceof Post.TagChoice.Named(var names) ? names : List.of());
  }

  private Set<Long> tagIds() {
    return distinct(PostBatch::numbers);
  }

  private static List<Long> numbers(Post.New post) {
    return post.tags() instanceof Post.TagChoice.Numbered(var ids) ? ids : List.of();
  }

  private <T> Set<T> distinct(Function<Post.New, Collection<T>> values) {
    return posts.stream()
        .map(values)
        .flatMap(Collection::stream)
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }
}
