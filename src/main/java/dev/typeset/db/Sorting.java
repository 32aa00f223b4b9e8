package dev.typeset.db;

import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.row;
import static org.jooq.impl.DSL.val;

import dev.typeset.core.PageRequest;
import dev.typeset.core.Position;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.SortField;

/**
 * The order of a list, and how a page of it goes on where another ended: by comparing key and id
 * with those of the row beside the place, which an index on both finds at once, however far in.
 *
 * @param key what the list is sorted by; never null in any row
 * @param id breaks ties
 */
public record Sorting<K>(Field<K> key, Field<Long> id, boolean descending) {

  /** The order in which a page is read: the other way round where the rows before it are meant. */
  public List<SortField<?>> order(PageRequest page) {
    return falls(page) ? List.of(key.desc(), id.desc()) : List.of(key.asc(), id.asc());
  }

  /** That a row lies behind the place where the page begins, in the order in which it is read. */
  public Condition begins(PageRequest page) {
    return begins(page, Parts.written(page));
  }

  /**
   * The same with parameters.
   *
   * @param parts of a request that goes on where this one does
   */
  public Condition begins(PageRequest page, Parts<PageRequest> parts) {
    if (page.from() == null) {
      return noCondition();
    }
    var place =
        row(
            parts.of(key.getDataType(), request -> key(from(request))),
            parts.of(id.getDataType(), request -> from(request).id()));
    return falls(page) ? row(key, id).lt(place) : row(key, id).gt(place);
  }

  /** The same order of the rows of one owner, as an index has it that begins with the owner. */
  public List<SortField<?>> order(Field<Long> owner, PageRequest page) {
    List<SortField<?>> order = new ArrayList<>(order(page));
    order.addFirst(falls(page) ? owner.desc() : owner.asc());
    return List.copyOf(order);
  }

  /**
   * That a row is the owner's, and lies behind the place where the page begins. The first page asks
   * for a range of owners, since of an equality the planner knows that it has no part in the order:
   * it then sorts what it takes for few.
   */
  public Condition begins(
      Field<Long> owner, Field<Long> ownerId, PageRequest page, Parts<PageRequest> parts) {
    return page.from() == null
        ? owner.between(ownerId, ownerId)
        : owner.eq(ownerId).and(begins(page, parts));
  }

  /** The place beside a row with this key and id. */
  public static Position place(Object key, long id, boolean backwards) {
    return new Position(key.toString(), id, backwards);
  }

  private K key(Position place) {
    Class<K> type = key.getType();
    // jOOQ would try other notations of a time first, and throw an exception at each.
    return type == OffsetDateTime.class
        ? type.cast(OffsetDateTime.parse(place.key()))
        : Objects.requireNonNull(val(place.key(), key.getDataType()).getValue());
  }

  private static Position from(PageRequest page) {
    return Objects.requireNonNull(page.from());
  }

  private boolean falls(PageRequest page) {
    return descending != page.backwards();
  }
}
