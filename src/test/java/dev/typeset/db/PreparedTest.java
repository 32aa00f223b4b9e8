package dev.typeset.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.val;

import dev.typeset.testing.CountedDatabase;
import dev.typeset.testing.TestServer;
import java.time.Duration;
import java.util.List;
import org.jooq.Record;
import org.jooq.Record1;
import org.jooq.Record5;
import org.jooq.Select;
import org.jooq.impl.SQLDataType;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class PreparedTest {
  private static final Prepared<Parcel, Record5<String, Long, String, Integer, Long>> TEMPLATE =
      new Prepared<>(PreparedTest::query);

  /** The sum of one number or of two: another text for each. */
  private static final Prepared<List<Long>, Record1<Long>> SUMS =
      new Prepared<>(
          ids -> ids.stream().map(_ -> 0L).toList(),
          (form, parts) -> {
            var first = parts.of(SQLDataType.BIGINT, List::getFirst);
            return form.size() == 1
                ? select(first)
                : select(first.plus(parts.of(SQLDataType.BIGINT, List::getLast)));
          });

  private record Box(Parcel parcel) {}

  private record Parcel(@Nullable String label, long weight) {}

  /** Takes one part twice, in another order than they are declared, and values of its own. */
  private static Select<Record5<String, Long, String, Integer, Long>> query(Parts<Parcel> parts) {
    var weight = parts.of(SQLDataType.BIGINT, Parcel::weight);
    var label = parts.of(SQLDataType.VARCHAR, Parcel::label);
    return select(label, weight, val("between"), inline(7), field(weight.plus(1L)));
  }

  private static Select<Record5<String, Long, String, Integer, Long>> boxed(Parts<Box> parts) {
    return query(parts.in(Box::parcel));
  }

  @Nested
  class With {
    @Test
    void putsEachPartInItsPlaces() {
      assertThat(rows(new Parcel("a", 3), new Parcel("b", 4)))
          .containsExactly(List.of("a", 3L, "between", 7, 4L), List.of("b", 4L, "between", 7, 5L));
    }

    @Test
    void takesAPartThatIsNull() {
      assertThat(rows(new Parcel(null, 5)))
          .singleElement()
          .satisfies(row -> assertThat(row).startsWith(null, 5L));
    }

    @Test
    void sendsTheSameTextEachTime() {
      try (var counted = new CountedDatabase(TestServer.migrated())) {
        for (var parcel : List.of(new Parcel("a", 1), new Parcel("b", 2))) {
          assertThat(
                  counted
                      .database()
                      .read(dsl -> TEMPLATE.with(dsl, parcel).collectList())
                      .block(Duration.ofSeconds(20)))
              .hasSize(1);
        }
        List<String> sent = counted.statements();
        assertThat(sent).hasSize(2);
        assertThat(sent.getFirst()).isSameAs(sent.getLast());
      }
    }

    @Test
    void writesEachFormOnce() {
      List<List<Long>> wanted = List.of(List.of(1L), List.of(2L, 3L), List.of(4L), List.of(5L, 6L));
      try (var counted = new CountedDatabase(TestServer.migrated())) {
        assertThat(wanted)
            .allSatisfy(ids ->
                assertThat(
                        counted
                            .database()
                            .read(
                                dsl -> SUMS.with(dsl, ids).map(row -> row.value1()).singleOrEmpty())
                            .block(Duration.ofSeconds(20)))
                    .isEqualTo(ids.stream().mapToLong(id -> id).sum()));
        List<String> sent = counted.statements();
        assertThat(sent).hasSize(4);
        assertThat(sent.get(1)).isNotEqualTo(sent.get(0));
        assertThat(sent.get(2)).isSameAs(sent.get(0));
        assertThat(sent.get(3)).isSameAs(sent.get(1));
      }
    }

    @Test
    void takesPartsOfAPart() {
      var parcel = new Parcel("a", 3);
      try (var counted = new CountedDatabase(TestServer.migrated())) {
        var boxed = new Prepared<>(PreparedTest::boxed);
        assertThat(
                counted
                    .database()
                    .read(dsl -> Database.one(boxed.with(dsl, new Box(parcel))))
                    .map(Record::intoList)
                    .block(Duration.ofSeconds(20)))
            .startsWith("a", 3L);
      }
    }

    private static List<List<Object>> rows(Parcel... parcels) {
      try (var counted = new CountedDatabase(TestServer.migrated())) {
        return List.of(parcels).stream()
            .map(parcel ->
                counted
                    .database()
                    .read(dsl -> Database.one(TEMPLATE.with(dsl, parcel)))
                    .map(Record::intoList)
                    .blockOptional(Duration.ofSeconds(20))
                    .orElseThrow())
            .toList();
      }
    }
  }
}
