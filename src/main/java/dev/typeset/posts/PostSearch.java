package dev.typeset.posts;

import static dev.typeset.db.Columns.in;
import static dev.typeset.db.schema.Tables.POSTS;
import static dev.typeset.posts.PostPage.ID;
import static dev.typeset.posts.PostPage.POSITION;
import static org.jooq.impl.DSL.cast;
import static org.jooq.impl.DSL.condition;
import static org.jooq.impl.DSL.falseCondition;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.notExists;
import static org.jooq.impl.DSL.orderBy;
import static org.jooq.impl.DSL.row;
import static org.jooq.impl.DSL.rowNumber;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.selectCount;
import static org.jooq.impl.DSL.selectOne;
import static org.jooq.impl.DSL.val;
import static org.jooq.impl.DSL.with;

import dev.typeset.core.Position;
import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.regex.Pattern;
import org.jooq.CommonTableExpression;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record2;
import org.jooq.Record3;
import org.jooq.Select;
import org.jooq.SortField;
import org.jooq.Table;
import org.jooq.impl.SQLDataType;
import org.jspecify.annotations.Nullable;

/**
 * The first half of a search: the ids of one page of what is found, and their ranks. How much is
 * read is bounded by the constants here. What the words are is read at run time from a sub-select,
 * so the planner has one plan for all words.
 */
final class PostSearch {
  /** How many posts are ranked: the newest of those that match. */
  static final int MOST_RANKED = 1_000;

  /**
   * How many matches are looked up by their words. Where there are more, the words are common, and
   * the newest matches are met soon among so many of the newest posts.
   */
  static final int MOST_LOOKED_UP = 10_000;

  /** With fewer matches than that, typing errors are forgiven. */
  static final int LITTLE = 5;

  /**
   * How alike words and title must be, as pg_trgm's word_similarity measures it. Two neighbours
   * that changed places leave a word of 8 letters 5 of its 9 trigrams, which is 0.56; pg_trgm's own
   * threshold of 0.6 would be too strict.
   */
  static final double ALIKE = 0.5;

  /** Each character of what is forgiven is looked up in the index. */
  static final int LONGEST_FORGIVEN = 60;

  static final Field<BigDecimal> RANK = field(name("rank"), SQLDataType.NUMERIC(7, 6));

  /**
   * Divided by 1 + the logarithm of the length (1), then brought below 1 (32), as PostgreSQL's
   * manual has it in 12.3.3.
   */
  private static final int NORMALIZATION = 1 | 32;

  private static final Pattern WORD = Pattern.compile("[\\p{IsAlphabetic}\\p{Nd}]{4}");
  private static final Pattern EXACT = Pattern.compile("\"|(^|\\s)-\\S");
  private static final Field<String> QUERY = field(name("query"), SQLDataType.CLOB);
  private static final Field<String> WORDS = field(name("words"), SQLDataType.CLOB);
  private static final Field<OffsetDateTime> CREATED_AT =
      field(name("created_at"), SQLDataType.TIMESTAMPWITHTIMEZONE);
  private static final List<SortField<?>> NEWEST =
      List.of(POSTS.CREATED_AT.desc(), POSTS.ID.desc());

  private final String q;
  private final PostConditions conditions;
  private final CommonTableExpression<?> wanted;
  private final CommonTableExpression<?> matches;

  private PostSearch(String q, PostFilter filter) {
    this.q = q;
    this.conditions = PostConditions.of(filter);
    this.wanted = name("wanted").asMaterialized(select(tsquery(q).as(QUERY)));
    this.matches = name("matches").asMaterialized(matches());
  }

  /**
   * A page of what is found, the best first; the id breaks ties.
   *
   * @param from where the page begins, its key a rank; null for the first page
   * @param limit how many posts at most
   */
  static Select<Record3<Long, Integer, BigDecimal>> of(
      String q, PostFilter filter, @Nullable Position from, int limit) {
    return new PostSearch(q, filter).page(from, limit);
  }

  /** What is asked for in the syntax of web searches, in English; any text will do. */
  static Field<String> tsquery(String q) {
    return field("websearch_to_tsquery('english', {0})", SQLDataType.CLOB, val(q));
  }

  private Select<Record3<Long, Integer, BigDecimal>> page(@Nullable Position from, int limit) {
    var newest = name("newest").as(newest());
    var candidates = name("candidates").as(candidates(newest));
    var forgiven = name("forgiven").asMaterialized(forgiven());
    var ranked = name("ranked").as(ranked(candidates).unionAll(similar(forgiven)));
    List<SortField<?>> order =
        from != null && from.backwards()
            ? List.of(RANK.asc(), ID.asc())
            : List.of(RANK.desc(), ID.desc());
    return with(wanted, matches, newest, candidates, forgiven, ranked)
        .select(ID, rowNumber().over(orderBy(order)).as(POSITION), RANK)
        .from(ranked)
        .where(beyond(from))
        .orderBy(order)
        .limit(inline(limit));
  }

  private static Condition beyond(@Nullable Position from) {
    if (from == null) {
      return noCondition();
    }
    var place = row(val(new BigDecimal(from.key()), RANK), val(from.id()));
    return from.backwards() ? row(RANK, ID).gt(place) : row(RANK, ID).lt(place);
  }

  /** One more than may be looked up tells that the words are common. */
  private Select<?> matches() {
    return select(POSTS.ID, POSTS.CREATED_AT)
        .from(POSTS)
        .where(matchesQuery())
        .and(isSearchable())
        .and(conditions.all())
        .limit(inline(MOST_LOOKED_UP + 1));
  }

  private Select<?> newest() {
    return select(POSTS.ID, POSTS.CREATED_AT)
        .from(newestPosts())
        .where(matchesQuery())
        .and(matchCount().gt(inline(MOST_LOOKED_UP)))
        .and(conditions.all())
        .orderBy(NEWEST)
        .limit(inline(MOST_RANKED));
  }

  /** Under the name of the table itself, so that a filter holds for it too. */
  private static Table<?> newestPosts() {
    return select(POSTS.asterisk())
        .from(POSTS)
        .orderBy(NEWEST)
        .limit(inline(MOST_LOOKED_UP))
        .asTable(POSTS.getUnqualifiedName());
  }

  private Select<Record2<Long, OffsetDateTime>> candidates(Table<?> newest) {
    return select(ID, CREATED_AT)
        .from(matches)
        .union(select(ID, CREATED_AT).from(newest))
        .orderBy(CREATED_AT.desc(), ID.desc())
        .limit(inline(MOST_RANKED));
  }

  /** Above 1, so that what was found by its words stands before what is only similar. */
  private Select<Record2<Long, BigDecimal>> ranked(Table<?> candidates) {
    return select(
            POSTS.ID,
            rank("1 + ts_rank_cd({0}, {1}, {2})", POSTS.SEARCH, query(), inline(NORMALIZATION)))
        .from(candidates)
        .join(POSTS)
        .on(POSTS.ID.eq(in(candidates, ID)));
  }

  /**
   * The threshold of pg_trgm's operators is a setting: this one holds until the end of the
   * transaction, which outside of a transaction is the statement. The index is asked with the words
   * from here, so never before it is set.
   */
  private Select<?> forgiven() {
    return select(
        field("{0}::text", SQLDataType.CLOB, val(q)).as(WORDS),
        field(
                "set_config('pg_trgm.word_similarity_threshold', {0}, true)",
                SQLDataType.CLOB, inline(String.valueOf(ALIKE)))
            .as("threshold"));
  }

  /** Titles alone: to compare the words with whole contents takes seconds. */
  private Select<Record2<Long, BigDecimal>> similar(Table<?> forgiven) {
    return select(POSTS.ID, rank("word_similarity({0}, {1}) / 2", val(q), POSTS.TITLE))
        .from(POSTS)
        .where(
            condition("{0} %> {1}", POSTS.TITLE, field(select(in(forgiven, WORDS)).from(forgiven))))
        .and(isForgiven() ? matchCount().lt(inline(LITTLE)) : falseCondition())
        .and(isSearchable())
        .and(notExists(selectOne().from(matches).where(in(matches, POSTS.ID).eq(POSTS.ID))))
        .and(conditions.all())
        .orderBy(NEWEST)
        .limit(inline(MOST_RANKED));
  }

  /**
   * Quotes and minus say exactly what is meant. The few trigrams of a short word are those of many.
   */
  private boolean isForgiven() {
    return q.length() <= LONGEST_FORGIVEN && WORD.matcher(q).find() && !EXACT.matcher(q).find();
  }

  /**
   * Whether an index can find it. Of stop words alone nothing is left, and of negated words alone
   * T, as PostgreSQL's manual has it in 12.4.2; either would read all posts.
   */
  private Condition isSearchable() {
    return condition(
        field(
            select(field(condition("querytree({0}) not in ('', 'T')", in(wanted, QUERY))))
                .from(wanted)));
  }

  private Condition matchesQuery() {
    return condition("{0} @@ {1}", POSTS.SEARCH, query());
  }

  private Field<String> query() {
    return field(select(in(wanted, QUERY)).from(wanted));
  }

  private Field<Integer> matchCount() {
    return field(selectCount().from(matches));
  }

  private static Field<BigDecimal> rank(String expression, Field<?>... operands) {
    return cast(field(expression, SQLDataType.DOUBLE, operands), RANK).as(RANK);
  }
}
