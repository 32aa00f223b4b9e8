package dev.typeset.posts;

import static dev.typeset.db.Columns.ids;
import static dev.typeset.db.Columns.in;
import static dev.typeset.db.Columns.names;
import static dev.typeset.db.Columns.sorted;
import static dev.typeset.db.schema.Tables.POSTS;
import static dev.typeset.db.schema.Tables.POST_TAGS;
import static dev.typeset.db.schema.Tables.TAGS;
import static org.jooq.impl.DSL.all;
import static org.jooq.impl.DSL.any;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.insertInto;
import static org.jooq.impl.DSL.lower;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.unnest;

import dev.typeset.core.Failure;
import dev.typeset.core.FieldError;
import dev.typeset.core.Problem;
import dev.typeset.db.Database;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Table;
import org.jooq.impl.SQLDataType;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * The tags of a post: from what a caller chose to rows of post_tags. Each method runs inside of a
 * transaction.
 */
final class PostTags {
  private static final int MOST_READS = 5;
  static final Field<String> WANTED_NAME = field(name("wanted", "name"), SQLDataType.VARCHAR);
  static final Field<Long> WANTED_PLACE = field(name("wanted", "place"), SQLDataType.BIGINT);
  private static final Field<Long> WANTED_ID = field(name("wanted", "id"), SQLDataType.BIGINT);

  private PostTags() {}

  /**
   * The ids of the tags that were chosen. Those that are named and do not exist are made. The rows
   * are locked against deletion until the transaction ends.
   *
   * @throws Failure {@link Problem.Invalid} where a tag given by its id does not exist
   */
  static Mono<List<Long>> resolve(DSLContext dsl, Post.TagChoice choice) {
    return switch (choice) {
      case Post.TagChoice.Named(List<String> names) ->
          resolve(dsl, names).map(found -> found.values().stream().distinct().toList());
      case Post.TagChoice.Numbered(List<Long> ids) ->
          ids.isEmpty() ? Mono.just(List.of()) : check(dsl, ids);
    };
  }

  /**
   * The id of each of some tags by its name, as it was spelled. Those that do not exist are made.
   * The rows are locked against deletion until the transaction ends.
   */
  static Mono<Map<String, Long>> resolve(DSLContext dsl, Collection<String> names) {
    return names.isEmpty() ? Mono.just(Map.of()) : findOrMake(dsl, List.copyOf(names), MOST_READS);
  }

  /** Those of the ids that belong to a tag, locked against deletion until the transaction ends. */
  static Mono<Set<Long>> existing(DSLContext dsl, Set<Long> ids) {
    return ids.isEmpty()
        ? Mono.just(Set.of())
        : Flux.from(dsl.select(TAGS.ID).from(TAGS).where(TAGS.ID.eq(any(ids(ids)))).forKeyShare())
            .map(row -> row.value1())
            .collect(Collectors.toSet());
  }

  /** Adds tags to a post that has none of them. */
  static Mono<Integer> add(DSLContext dsl, long postId, List<Long> tagIds) {
    return tagIds.isEmpty()
        ? Mono.just(0)
        : Database.count(
            dsl.insertInto(
                    POST_TAGS, POST_TAGS.POST_ID, POST_TAGS.TAG_ID, POST_TAGS.POST_CREATED_AT)
                .select(
                    select(POSTS.ID, WANTED_ID, POSTS.CREATED_AT)
                        .from(POSTS)
                        .crossJoin(unnest(ids(tagIds)).as("wanted", "id"))
                        .where(POSTS.ID.eq(postId)))
                .onConflictDoNothing());
  }

  /**
   * Leaves a post with these tags and no others.
   *
   * @return how many rows came or went
   */
  static Mono<Integer> replace(DSLContext dsl, long postId, List<Long> tagIds) {
    return Database.count(
            dsl.deleteFrom(POST_TAGS)
                .where(POST_TAGS.POST_ID.eq(postId))
                .and(POST_TAGS.TAG_ID.ne(all(ids(tagIds)))))
        .flatMap(gone -> add(dsl, postId, tagIds).map(come -> gone + come));
  }

  /**
   * Reads first, since most tags exist. What is missing is made in the order of the names, so that
   * two transactions that make the same ones wait for each other instead of deadlocking; who comes
   * second does not make them, and reads again.
   */
  private static Mono<Map<String, Long>> findOrMake(
      DSLContext dsl, List<String> names, int readsLeft) {
    return find(dsl, names)
        .flatMap(found -> {
          var missing = names.stream().filter(name -> !found.containsKey(name)).toList();
          if (missing.isEmpty()) {
            return Mono.just(found);
          }
          return readsLeft == 0
              ? Mono.error(() -> changingTooFast().raise())
              : make(dsl, missing)
                  .flatMap(made -> {
                    found.putAll(made);
                    return made.size() == missing.size()
                        ? Mono.just(found)
                        : findOrMake(dsl, names, readsLeft - 1);
                  });
        });
  }

  private static Problem changingTooFast() {
    return new Problem.Overloaded("The tags change too fast at the moment. Try again.");
  }

  private static Mono<Map<String, Long>> find(DSLContext dsl, List<String> names) {
    return Flux.from(
            dsl.select(WANTED_NAME, TAGS.ID)
                .from(wanted(names))
                .join(TAGS)
                .on(lower(TAGS.NAME).eq(lower(WANTED_NAME)))
                .forKeyShare()
                .of(TAGS))
        .collectMap(row -> row.value1(), row -> row.value2());
  }

  /**
   * The id of each tag that was made, by each of the names that mean it. Of names that differ in
   * case alone it is spelled as the first.
   */
  private static Mono<Map<String, Long>> make(DSLContext dsl, List<String> names) {
    var made =
        name("made")
            .as(
                insertInto(TAGS, TAGS.NAME)
                    .select(
                        select(WANTED_NAME)
                            .from(wanted(names))
                            .orderBy(sorted(lower(WANTED_NAME)), WANTED_PLACE))
                    .onConflictDoNothing()
                    .returning(TAGS.ID, TAGS.NAME));
    return Flux.from(
            dsl.with(made)
                .select(WANTED_NAME, in(made, TAGS.ID))
                .from(wanted(names))
                .join(made)
                .on(lower(in(made, TAGS.NAME)).eq(lower(WANTED_NAME))))
        .collectMap(row -> row.value1(), row -> row.value2());
  }

  private static Mono<List<Long>> check(DSLContext dsl, List<Long> ids) {
    return existing(dsl, Set.copyOf(ids))
        .map(found -> {
          if (!found.containsAll(ids)) {
            throw new Problem.Invalid(unknown("", ids, found)).raise();
          }
          return List.copyOf(found);
        });
  }

  /**
   * An error for each of the ids that belongs to no tag.
   *
   * @param pointer to the object that they were sent in
   */
  static List<FieldError> unknown(String pointer, List<Long> ids, Set<Long> found) {
    return IntStream.range(0, ids.size())
        .filter(i -> !found.contains(ids.get(i)))
        .mapToObj(i ->
            new FieldError(
                pointer + "/tag_ids/" + i,
                "unknown-reference",
                "There is no tag " + ids.get(i) + "."))
        .toList();
  }

  private static Table<?> wanted(List<String> names) {
    return wanted(names(names));
  }

  /** Names as rows, each with its place among them. */
  static Table<?> wanted(Field<String[]> names) {
    return unnest(names).withOrdinality().as("wanted", "name", "place");
  }
}
