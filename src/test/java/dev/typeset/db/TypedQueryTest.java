package dev.typeset.db;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.tuple;
import static org.jooq.Functions.nullOnAllNull;
import static org.jooq.Records.mapping;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.multiset;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.row;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.table;
import static org.jooq.impl.DSL.unnest;
import static org.jooq.impl.DSL.val;

import dev.typeset.testing.CountedDatabase;
import dev.typeset.testing.TestServer;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Select;
import org.jooq.Table;
import org.jooq.impl.SQLDataType;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What jOOQ would give, this gives. */
class TypedQueryTest {
  private static final Table<?> VALUES =
      table(
          """
          (values
            (1::bigint, 'a "quoted" \\\\ text, with (commas)', 1.5, true, timestamptz '2026-01-06 09:00:00.25Z'),
            (2, '', null, false, '1999-12-31 23:59:59Z'),
            (3, null, 3, null, null)) as v (id, label, amount, flag, at)\
          """);
  private static final Field<Long> ID = field(name("v", "id"), SQLDataType.BIGINT);
  private static final Field<String> LABEL = field(name("v", "label"), SQLDataType.VARCHAR);
  private static final Field<BigDecimal> AMOUNT = field(name("v", "amount"), SQLDataType.NUMERIC);
  private static final Field<Boolean> FLAG = field(name("v", "flag"), SQLDataType.BOOLEAN);
  private static final Field<OffsetDateTime> AT =
      field(name("v", "at"), SQLDataType.TIMESTAMPWITHTIMEZONE);

  private static CountedDatabase counted;

  private record Labelled(long id, @Nullable String label) {}

  private record Whole(
      long id,
      @Nullable Labelled inner,
      @Nullable BigDecimal amount,
      @Nullable Boolean flag,
      @Nullable OffsetDateTime at,
      List<Labelled> all) {}

  @BeforeAll
  static void start() {
    counted = new CountedDatabase(TestServer.migrated());
  }

  @AfterAll
  static void stop() {
    counted.close();
  }

  private static <R extends Record> List<R> rows(Select<R> query) {
    return counted
        .database()
        .read(dsl -> TypedQuery.rows(dsl, query).collectList())
        .blockOptional(Duration.ofSeconds(20))
        .orElseThrow();
  }

  @Test
  void readsNestedRowsAndLists() {
    var all =
        multiset(select(ID, LABEL).from(VALUES).where(ID.gt(1L)).orderBy(ID))
            .convertFrom(rows -> rows.map(mapping(Labelled::new)));
    var whole =
        row(ID, row(ID, LABEL).mapping(nullOnAllNull(Labelled::new)), AMOUNT, FLAG, AT, all)
            .mapping(Whole::new);
    var twoAndThree = List.of(new Labelled(2, ""), new Labelled(3, null));
    assertThat(rows(select(LABEL, whole).from(VALUES).orderBy(ID)))
        .extracting(row -> row.value2())
        .containsExactly(
            new Whole(
                1,
                new Labelled(1, "a \"quoted\" \\\\ text, with (commas)"),
                new BigDecimal("1.5"),
                true,
                OffsetDateTime.of(2026, 1, 6, 9, 0, 0, 250_000_000, ZoneOffset.UTC),
                twoAndThree),
            new Whole(
                2,
                new Labelled(2, ""),
                null,
                false,
                OffsetDateTime.of(1999, 12, 31, 23, 59, 59, 0, ZoneOffset.UTC),
                twoAndThree),
            new Whole(3, new Labelled(3, null), new BigDecimal(3), null, null, twoAndThree));
  }

  @Test
  void readsEveryTypeInANestedList() {
    var all =
        multiset(
                select(ID, row(ID, LABEL).mapping(nullOnAllNull(Labelled::new)), AMOUNT, FLAG, AT)
                    .from(VALUES)
                    .orderBy(ID))
            .convertFrom(rows ->
                rows.map(row ->
                    new Whole(
                        row.value1(),
                        row.value2(),
                        row.value3(),
                        row.value4(),
                        row.value5(),
                        List.of())));
    assertThat(rows(select(all)).getFirst().value1())
        .containsExactly(
            new Whole(
                1,
                new Labelled(1, "a \"quoted\" \\\\ text, with (commas)"),
                new BigDecimal("1.5"),
                true,
                OffsetDateTime.of(2026, 1, 6, 9, 0, 0, 250_000_000, ZoneOffset.UTC),
                List.of()),
            new Whole(
                2,
                new Labelled(2, ""),
                null,
                false,
                OffsetDateTime.of(1999, 12, 31, 23, 59, 59, 0, ZoneOffset.UTC),
                List.of()),
            new Whole(3, new Labelled(3, null), new BigDecimal(3), null, null, List.of()));
  }

  /** What a text holds that JSON has signs for, at every place. */
  @Test
  void readsAnyTextInANestedList() {
    String odd =
        IntStream.rangeClosed(1, 0x2ff).mapToObj(Character::toString).collect(joining())
            + "\u2028\uffff😀\\u0041";
    var texts =
        Stream.concat(
                Stream.of(odd, "", "null", "[1, \"a\"],", "\\", "\"", "a\\", "\\\\\"", " a ", "\n"),
                IntStream.range(1, 20).mapToObj(i -> "a".repeat(i) + "\n" + "b".repeat(i)))
            .toList();
    var given = unnest(val(texts.toArray(String[]::new))).as("given", "text");
    Field<String> text = field(name("given", "text"), SQLDataType.VARCHAR);
    var nested = multiset(select(text, val(-7L), text.as("again")).from(given));
    assertThat(rows(select(nested)).getFirst().value1())
        .extracting(row -> row.value1(), row -> row.value2(), row -> row.value3())
        .containsExactlyElementsOf(texts.stream().map(each -> tuple(each, -7L, each)).toList());
  }

  @Test
  void refusesAColumnThatIsSelectedTwice() {
    assertThatIllegalStateException()
        .isThrownBy(() -> TypedQuery.of(select(ID, LABEL, ID).from(VALUES)))
        .withMessage("\"v\".\"id\" is selected twice: name one of them");
  }

  @Test
  void bindsValuesInTheirOrder() {
    var query =
        select(ID, val("x").as("first"), inline("y").as("second"))
            .from(VALUES)
            .where(ID.gt(val(1L)))
            .and(LABEL.ne(val("zz")).or(ID.eq(val(3L))))
            .orderBy(ID);
    assertThat(rows(query))
        .extracting(row -> row.value1() + row.value2() + row.value3())
        .containsExactly("2xy", "3xy");
  }

  @Test
  void isPreparedOnTheServerEvenWithoutParameters() {
    var prepared =
        counted
            .database()
            .read(dsl ->
                TypedQuery.rows(dsl, select(inline("no parameter").as("it")))
                    .then(
                        TypedQuery.rows(
                                dsl,
                                select(field("count(*)", SQLDataType.BIGINT))
                                    .from(table("pg_prepared_statements"))
                                    .where("statement like 'select ''no parameter''%'"))
                            .map(row -> row.value1())
                            .single()))
            .block(Duration.ofSeconds(20));
    assertThat(prepared).isEqualTo(1);
  }
}
