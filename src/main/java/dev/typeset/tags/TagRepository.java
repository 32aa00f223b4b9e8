package dev.typeset.tags;

import static dev.typeset.db.Columns.etag;
import static dev.typeset.db.Columns.in;
import static dev.typeset.db.Columns.sorted;
import static dev.typeset.db.schema.Tables.POST_TAGS;
import static dev.typeset.db.schema.Tables.TAGS;
import static org.jooq.Functions.nullOnAllNull;
import static org.jooq.Records.mapping;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.lower;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.row;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.selectCount;
import static org.jooq.impl.DSL.val;

import dev.typeset.core.Etags;
import dev.typeset.core.Failure;
import dev.typeset.core.Page;
import dev.typeset.core.PageRequest;
import dev.typeset.core.Position;
import dev.typeset.core.Problem;
import dev.typeset.core.Tagged;
import dev.typeset.db.Changes;
import dev.typeset.db.Crud;
import dev.typeset.db.Database;
import dev.typeset.db.Sorting;
import dev.typeset.db.Total;
import dev.typeset.db.View;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.SortField;
import org.jooq.Table;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The SQL of tags. */
public final class TagRepository extends Crud<Tag> {
  private static final Sorting<String> BY_NAME = new Sorting<>(sorted(TAGS.NAME), TAGS.ID, false);

  public TagRepository(Database database) {
    super(
        database,
        TAGS,
        new View<>(
            database,
            TAGS,
            TAGS.ID,
            row(TAGS.ID, TAGS.NAME).mapping(nullOnAllNull(Tag::new)),
            etag(TAGS.ID, TAGS.VERSION)));
  }

  /**
   * A page of the tags whose name begins with the prefix, without regard to case, by name. One
   * statement, a second to count.
   */
  public Mono<Page<Tag.Used>> list(String prefix, PageRequest page) {
    Condition wanted = lower(TAGS.NAME).startsWith(lower(val(prefix)));
    var picked =
        select(TAGS.ID, TAGS.NAME)
            .from(TAGS)
            .where(wanted)
            .and(BY_NAME.begins(page))
            .orderBy(BY_NAME.order(page))
            .limit(inline(page.limit() + 1))
            .offset(page.skip())
            .asTable("page");
    var posts = selectCount().from(POST_TAGS).where(POST_TAGS.TAG_ID.eq(in(picked, TAGS.ID)));
    return database.read(dsl ->
        Flux.from(
                dsl.select(
                        in(picked, TAGS.ID),
                        in(picked, TAGS.NAME),
                        field(posts).convertFrom(Integer::longValue))
                    .from(picked)
                    .orderBy(order(picked, page)))
            .map(mapping(Tag.Used::new))
            .collectList()
            .map(rows -> Page.of(rows, page, TagRepository::place))
            .flatMap(rows ->
                Total.add(dsl, page, () -> select(TAGS.ID).from(TAGS).where(wanted), rows)));
  }

  /**
   * Adds a tag.
   *
   * @throws Failure {@link Problem.Taken} where there is one of that name, without regard to case
   */
  public Mono<Tagged<Tag>> create(Tag.New tag) {
    return create(new Changes().set(TAGS.NAME, tag.name()));
  }

  /**
   * Renames a tag, on all of its posts.
   *
   * @param expected the states that may be changed; null for any
   * @return the tag as it is now, or empty where there is none
   * @throws Failure {@link Problem.Taken} where there is another of that name, without regard to
   *     case; {@link Problem.PreconditionFailed} where it is in another state
   */
  public Mono<Tagged<Tag>> update(long id, Tag.Patch patch, @Nullable Etags expected) {
    return update(id, new Changes().setIfSent(TAGS.NAME, patch.name()), noCondition(), expected);
  }

  /**
   * Takes a tag away, off all of its posts too.
   *
   * @param expected the states in which it may go; null for any
   * @return whether there was one
   * @throws Failure {@link Problem.PreconditionFailed} where it is in another state
   */
  public Mono<Boolean> delete(long id, @Nullable Etags expected) {
    return delete(id, noCondition(), expected);
  }

  private static SortField<String> order(Table<?> picked, PageRequest page) {
    Field<String> name = sorted(in(picked, TAGS.NAME));
    return page.backwards() ? name.desc() : name.asc();
  }

  private static Position place(Tag.Used tag, boolean backwards) {
    return Sorting.place(tag.name(), tag.id(), backwards);
  }
}
