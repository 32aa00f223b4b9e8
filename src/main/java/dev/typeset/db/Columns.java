package dev.typeset.db;

import java.util.Collection;
import java.util.Objects;
import org.jooq.Field;
import org.jooq.Param;
import org.jooq.Table;
import org.jooq.TableField;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/** What a generated column says of itself, and the few expressions that every room needs. */
public final class Columns {
  private Columns() {}

  /** How many characters the column holds: the n of its varchar(n). */
  public static int length(TableField<?, String> column) {
    return column.getDataType().length();
  }

  /** The column of a table that was derived from the column's own. */
  public static <T> Field<T> in(Table<?> derived, Field<T> column) {
    return Objects.requireNonNull(derived.field(column));
  }

  /** The text in the order of its code points, the same in every database whatever its locale. */
  public static Field<String> sorted(Field<String> text) {
    return text.collate("C");
  }

  /**
   * One parameter that carries any number of ids, so that the statement's text does not vary with
   * it.
   */
  public static Param<Long[]> ids(Collection<Long> ids) {
    return DSL.val(ids.toArray(Long[]::new), SQLDataType.BIGINT.array());
  }

  /** One parameter that carries any number of names. */
  public static Param<String[]> names(Collection<String> names) {
    return DSL.val(names.toArray(String[]::new), SQLDataType.CLOB.array());
  }
}
