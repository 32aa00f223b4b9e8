package dev.typeset.users;

import static dev.typeset.db.schema.Tables.USERS;

import dev.typeset.core.Position;
import dev.typeset.db.Sorting;
import java.time.OffsetDateTime;
import java.util.function.Function;
import org.jooq.TableField;

/** The orders of a list of users; the id breaks ties. */
public enum UserSort {
  NEWEST("-created_at", USERS.CREATED_AT, User::createdAt, true),
  OLDEST("created_at", USERS.CREATED_AT, User::createdAt, false),
  LAST_CHANGED("-updated_at", USERS.UPDATED_AT, User::updatedAt, true),
  FIRST_CHANGED("updated_at", USERS.UPDATED_AT, User::updatedAt, false);

  private final String parameter;
  private final Sorting<OffsetDateTime> sorting;
  private final Function<User, OffsetDateTime> key;

  UserSort(
      String parameter,
      TableField<?, OffsetDateTime> column,
      Function<User, OffsetDateTime> key,
      boolean descending) {
    this.parameter = parameter;
    this.sorting = new Sorting<>(column, USERS.ID, descending);
    this.key = key;
  }

  /** As the order is spelled in a URL. */
  @Override
  public String toString() {
    return parameter;
  }

  Sorting<?> sorting() {
    return sorting;
  }

  Position place(User user, boolean backwards) {
    return Sorting.place(key.apply(user), user.id(), backwards);
  }
}
