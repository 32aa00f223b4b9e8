package dev.typeset.posts;

import static dev.typeset.db.Columns.in;
import static dev.typeset.db.schema.Tables.POSTS;
import static dev.typeset.db.schema.Tables.POST_TAGS;
import static dev.typeset.db.schema.Tables.TAGS;
import static dev.typeset.db.schema.Tables.USERS;
import static org.jooq.impl.DSL.any;
import static org.jooq.impl.DSL.cardinality;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.insertInto;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.orderBy;
import static org.jooq.impl.DSL.rowNumber;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.selectCount;
import static org.jooq.impl.DSL.table;
import static org.jooq.impl.DSL.with;

import dev.typeset.core.Tagged;
import dev.typeset.db.Parts;
import dev.typeset.db.Prepared;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jooq.CommonTableExpression;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record2;
import org.jooq.Select;
import org.jooq.Table;
import org.jooq.impl.SQLDataType;
import reactor.core.publisher.Mono;

/**
 * {@link PostInsert} for several callers at once: all of their posts, or none where an author or a
 * tag of one of them does not exist, or is about to go: it waits for nobody. Its parts are named as
 * those of the other, as the tables whose rows they stand for.
 */
final class PostInserts {
  private static final Field<String> TITLE =
      field(name("sent", "title"), POSTS.TITLE.getDataType());
  private static final Field<String> CONTENT =
      field(name("sent", "content"), POSTS.CONTENT.getDataType());
  private static final Field<Long> AUTHOR_ID = field(name("sent", "author_id"), SQLDataType.BIGINT);
  private static final Field<Long> TAG_ID = field(name("sent", "tag_id"), SQLDataType.BIGINT);
  private static final Field<Long> PLACE = field(name("sent", "place"), SQLDataType.BIGINT);

  private static final Prepared<List<PostInsert>, Record2<Long, Tagged<Post>>> MADE =
      new Prepared<>(PostInserts::made);

  private PostInserts() {}

  /** The posts in the order of what is sent, all with numbered tags. One statement. */
  static Mono<List<Tagged<Post>>> run(DSLContext dsl, List<PostInsert> inserts) {
    // Ids are given out in the order of the rows.
    return MADE.with(dsl, inserts)
        .sort((one, other) -> Long.compare(one.value1(), other.value1()))
        .map(row -> row.value2())
        .collectList();
  }

  private static Select<Record2<Long, Tagged<Post>>> made(Parts<List<PostInsert>> sent) {
    Field<Long[]> authors = ids(sent, inserts -> inserts.map(PostInsert::author).distinct());
    Field<Long[]> tags = ids(sent, inserts -> inserts.flatMap(PostInsert::distinctIds).distinct());
    var numbered =
        name("numbered")
            .as(
                select(
                        POSTS.ID,
                        POSTS.CREATED_AT,
                        rowNumber().over(orderBy(POSTS.ID)).cast(PLACE).as(PLACE))
                    .from(POSTS));
    return PostRows.allMade(
        with(name("users")
                .as(
                    select(USERS.ID, USERS.FULL_NAME, USERS.VERSION)
                        .from(USERS)
                        .where(USERS.ID.eq(any(authors)))
                        .forKeyShare()
                        .skipLocked()))
            .with(
                name("tags")
                    .as(
                        select(TAGS.ID, TAGS.NAME, TAGS.VERSION)
                            .from(TAGS)
                            .where(TAGS.ID.eq(any(tags)))
                            .forKeyShare()
                            .skipLocked()))
            .with(inserted(sent, authors, tags))
            .with(numbered)
            .with(carried(sent, numbered)));
  }

  private static CommonTableExpression<?> inserted(
      Parts<List<PostInsert>> sent, Field<Long[]> authors, Field<Long[]> tags) {
    var rows =
        table(
            "unnest({0}, {1}, {2}) with ordinality as sent(author_id, title, content, place)",
            ids(sent, inserts -> inserts.map(PostInsert::author)),
            texts(sent, insert -> insert.post().title()),
            texts(sent, insert -> insert.post().content()));
    return name("posts")
        .as(
            insertInto(POSTS, POSTS.TITLE, POSTS.CONTENT, POSTS.AUTHOR_ID)
                .select(
                    select(TITLE, CONTENT, AUTHOR_ID)
                        .from(rows)
                        .where(field(selectCount().from(USERS)).eq(cardinality(authors)))
                        .and(field(selectCount().from(TAGS)).eq(cardinality(tags)))
                        .orderBy(PLACE))
                .returning(
                    POSTS.ID,
                    POSTS.AUTHOR_ID,
                    POSTS.TITLE,
                    POSTS.CONTENT,
                    POSTS.VERSION,
                    POSTS.CREATED_AT,
                    POSTS.UPDATED_AT));
  }

  private static CommonTableExpression<?> carried(Parts<List<PostInsert>> sent, Table<?> numbered) {
    var tags =
        table(
            "unnest({0}, {1}) as sent(place, tag_id)",
            sent.of(SQLDataType.BIGINT.array(), PostInserts::places),
            ids(sent, inserts -> inserts.flatMap(PostInsert::distinctIds)));
    return name("post_tags")
        .as(
            insertInto(POST_TAGS, POST_TAGS.POST_ID, POST_TAGS.TAG_ID, POST_TAGS.POST_CREATED_AT)
                .select(
                    select(in(numbered, POSTS.ID), TAG_ID, in(numbered, POSTS.CREATED_AT))
                        .from(numbered)
                        .join(tags)
                        .on(in(numbered, PLACE).eq(PLACE)))
                .returning(POST_TAGS.POST_ID, POST_TAGS.TAG_ID));
  }

  /** For each tag of each post the place of the post, from 1. */
  private static Long[] places(List<PostInsert> inserts) {
    return IntStream.range(0, inserts.size())
        .boxed()
        .flatMap(i -> inserts.get(i).distinctIds().map(_ -> i + 1L))
        .toArray(Long[]::new);
  }

  private static Field<Long[]> ids(
      Parts<List<PostInsert>> sent, Function<Stream<PostInsert>, Stream<Long>> ids) {
    return sent.of(
        SQLDataType.BIGINT.array(), inserts -> ids.apply(inserts.stream()).toArray(Long[]::new));
  }

  private static Field<String[]> texts(
      Parts<List<PostInsert>> sent, Function<PostInsert, String> text) {
    return sent.of(
        SQLDataType.CLOB.array(), inserts -> inserts.stream().map(text).toArray(String[]::new));
  }
}
