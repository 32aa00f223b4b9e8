package dev.typeset.db;

import static dev.typeset.db.Columns.in;
import static org.assertj.core.api.Assertions.assertThat;
import static org.jooq.Records.mapping;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.multiset;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.table;
import static org.jooq.impl.DSL.val;
import static org.jooq.impl.DSL.with;

import dev.typeset.testing.CountedDatabase;
import dev.typeset.testing.TestServer;
import java.time.Duration;
import java.util.List;
import org.jooq.CommonTableExpression;
import org.jooq.Field;
import org.jooq.Record1;
import org.jooq.Record2;
import org.jooq.Select;
import org.jooq.impl.SQLDataType;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class PageQueryTest {
  private static final Field<Long> ID = field(name("id"), SQLDataType.BIGINT);
  private static final PageQuery<Record2<Long, List<Long>>> MULTIPLES =
      new PageQuery<>(name("page"), List.of(ID), PageQueryTest::multiples);

  private static CountedDatabase counted;

  @BeforeAll
  static void start() {
    counted = new CountedDatabase(TestServer.migrated());
  }

  @AfterAll
  static void stop() {
    counted.close();
  }

  private static Select<Record2<Long, List<Long>>> multiples(CommonTableExpression<?> page) {
    Field<Long> factor = field(name("factor"), SQLDataType.BIGINT);
    var multiples =
        multiset(
                select(in(page, ID).times(factor))
                    .from(table("generate_series(2, 3) as factors(factor)"))
                    .orderBy(factor))
            .convertFrom(rows -> rows.map(mapping(product -> product)));
    return with(page).select(in(page, ID), multiples).from(page).orderBy(in(page, ID));
  }

  private static List<Record2<Long, List<Long>>> rows(Select<Record1<Long>> page) {
    return counted
        .database()
        .read(dsl -> MULTIPLES.with(dsl, page).collectList())
        .blockOptional(Duration.ofSeconds(20))
        .orElseThrow();
  }

  @Test
  void nestsWhatThePageSelects() {
    var found =
        rows(
            select(ID)
                .from(table("generate_series(1, 9) as ids(id)"))
                .where(ID.between(val(3L), val(4L))));
    assertThat(found).extracting(Record2::value1).containsExactly(3L, 4L);
    assertThat(found)
        .extracting(Record2::value2)
        .containsExactly(List.of(6L, 9L), List.of(8L, 12L));
  }

  @Test
  void takesPagesOfAnotherShape() {
    assertThat(rows(select(inline(7L).as(ID)))).extracting(Record2::value1).containsExactly(7L);
    assertThat(rows(select(val(7L).as(ID)).unionAll(select(val(5L).as(ID)))))
        .extracting(Record2::value1)
        .containsExactly(5L, 7L);
  }
}
