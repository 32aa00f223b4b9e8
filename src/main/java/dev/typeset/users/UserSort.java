package dev.typeset.users;

import static dev.typeset.db.schema.Tables.USERS;

import java.util.List;
import org.jooq.SortField;
import org.jooq.TableField;

/** The orders of a list of users; the id breaks ties. */
public enum UserSort {
  NEWEST("-created_at", USERS.CREATED_AT, true),
  OLDEST("created_at", USERS.CREATED_AT, false),
  LAST_CHANGED("-updated_at", USERS.UPDATED_AT, true),
  FIRST_CHANGED("updated_at", USERS.UPDATED_AT, false);

  private final String parameter;
  private final TableField<?, ?> column;
  private final boolean descending;

  UserSort(String parameter, TableField<?, ?> column, boolean descending) {
    this.parameter = parameter;
    this.column = column;
    this.descending = descending;
  }

  /** As the order is spelled in a URL. */
  @Override
  public String toString() {
    return parameter;
  }

  List<SortField<?>> order() {
    return descending
        ? List.of(column.desc(), USERS.ID.desc())
        : List.of(column.asc(), USERS.ID.asc());
  }
}
