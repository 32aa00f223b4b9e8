package dev.typeset.db;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.lateral;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.table;

import java.lang.reflect.Array;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jooq.DataType;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Record2;
import org.jooq.Select;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.jooq.util.postgres.PostgresUtils;
import org.jspecify.annotations.Nullable;

/**
 * A query that is run for each of several values by one statement. The values come as a table, an
 * array for each part, and the query is joined to it LATERAL. So PostgreSQL runs it for one value
 * after the other, as the plan for one has it, and what does not depend on them is read once. The
 * query is a plain SELECT, without UNION, DISTINCT or GROUP BY at its top.
 */
final class ForEach<P> implements Parts<P> {
  private static final Field<Integer> NUMBER = field(name("asked", "number"), SQLDataType.INTEGER);

  private final Parts<List<P>> all;
  private final List<Field<?>> arrays = new ArrayList<>();
  private final List<String> names = new ArrayList<>();

  private ForEach(Parts<List<P>> all) {
    this.all = all;
  }

  /**
   * The rows for each of the values, each with the number of its value, from 1 on; in which order
   * is not told.
   *
   * @param all parts of the values
   * @param query given the parts of one
   */
  static <P, R extends Record> TypedQuery<Record2<Integer, R>> of(
      Parts<List<P>> all, Function<Parts<P>, Select<R>> query) {
    var each = new ForEach<P>(all);
    Select<Record2<Integer, R>> numbered = numbered(query.apply(each));
    return new TypedQuery<>(
        QueryText.of(
            select(table(name("found")).asterisk())
                .from(each.asked())
                .crossJoin(lateral(TypedQuery.flat(numbered)).as("found"))),
        RowReader.of(numbered));
  }

  @SuppressWarnings("unchecked") // A row of the fields of R is read as an R.
  private static <R extends Record> Select<Record2<Integer, R>> numbered(Select<R> query) {
    Field<?>[] fields = RowReader.fields(query).toArray(Field<?>[]::new);
    return (Select<Record2<Integer, R>>) query.$select(List.of(NUMBER, DSL.row(fields)));
  }

  @Override
  public <V> Field<V> of(DataType<V> type, Function<P, ? extends @Nullable V> part) {
    return type.isArray()
        // An array of arrays would need them to be of one length.
        ? column(SQLDataType.CLOB, value -> literal(part.apply(value))).cast(type)
        : column(type, part);
  }

  private static @Nullable String literal(@Nullable Object array) {
    return array == null ? null : PostgresUtils.toPGArrayString((Object[]) array);
  }

  private <V> Field<V> column(DataType<V> type, Function<P, ? extends @Nullable V> part) {
    arrays.add(
        Columns.unseen(
            all.of(
                type.array(),
                values -> values.stream().map(part).toArray(size -> array(type, size)))));
    names.add("part" + names.size());
    return field(name("asked", names.getLast()), type);
  }

  @SuppressWarnings("unchecked") // It is of that type.
  private static <V> V[] array(DataType<V> type, int size) {
    return (V[]) Array.newInstance(type.getType(), size);
  }

  private Table<?> asked() {
    if (arrays.isEmpty()) {
      throw new IllegalStateException("Without a parameter all of them are the same list");
    }
    String places =
        IntStream.range(0, arrays.size())
            .mapToObj(i -> "{" + i + "}")
            .collect(Collectors.joining(", "));
    List<String> columns = new ArrayList<>(names);
    columns.add(NUMBER.getName());
    return table("unnest(" + places + ") with ordinality", arrays.toArray(Field<?>[]::new))
        .as("asked", columns.toArray(String[]::new));
  }
}
