package dev.typeset.tags;

import static dev.typeset.db.Columns.in;
import static dev.typeset.db.Columns.sorted;
import static dev.typeset.db.schema.Tables.POST_TAGS;
import static dev.typeset.db.schema.Tables.TAGS;
import static org.jooq.Records.mapping;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.lower;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.selectCount;
import static org.jooq.impl.DSL.val;

import dev.typeset.core.Failure;
import dev.typeset.core.PageRequest;
import dev.typeset.core.Problem;
import dev.typeset.db.Changes;
import dev.typeset.db.Crud;
import dev.typeset.db.Database;
import java.util.List;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.OrderField;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The SQL of tags. */
public final class TagRepository extends Crud<Tag> {
  public TagRepository(Database database) {
    super(database, TAGS);
  }

  /**
   * A page of the tags whose name begins with the prefix, without regard to case, by name. One
   * statement.
   */
  public Mono<List<Tag.Used>> list(String prefix, PageRequest page) {
    var picked =
        select(TAGS.ID, TAGS.NAME)
            .from(TAGS)
            .where(lower(TAGS.NAME).startsWith(lower(val(prefix))))
            .orderBy(sorted(TAGS.NAME))
            .limit(inline(page.limit()))
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
                    .orderBy(sorted(in(picked, TAGS.NAME))))
            .map(mapping(Tag.Used::new))
            .collectList());
  }

  /**
   * Adds a tag.
   *
   * @throws Failure {@link Problem.Taken} where there is one of that name, without regard to case
   */
  public Mono<Tag> create(Tag.New tag) {
    return database.write(dsl -> create(dsl, new Changes().set(TAGS.NAME, tag.name())));
  }

  /**
   * Renames a tag, on all of its posts.
   *
   * @return the tag as it is now, or empty where there is none
   * @throws Failure {@link Problem.Taken} where there is another of that name, without regard to
   *     case
   */
  public Mono<Tag> update(long id, Tag.Patch patch) {
    return update(id, new Changes().setIfSent(TAGS.NAME, patch.name()));
  }

  @Override
  protected Flux<Tag> load(
      DSLContext dsl, Condition where, List<? extends OrderField<?>> order, PageRequest page) {
    return Flux.from(
            dsl.select(TAGS.ID, TAGS.NAME)
                .from(TAGS)
                .where(where)
                .orderBy(order)
                .limit(inline(page.limit()))
                .offset(page.skip()))
        .map(mapping(Tag::new));
  }
}
