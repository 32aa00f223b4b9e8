package dev.typeset.review.rules;

import dev.typeset.review.database.Schema;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiPredicate;

/** What a statement changed in the schema. */
final class StepChanges {
  private final Schema before;
  private final Schema after;

  StepChanges(Schema before, Schema after) {
    this.before = before;
    this.after = after;
  }

  /** A thing before and after. */
  record Change<T>(T before, T after) {}

  List<Schema.Table> newTables() {
    return added(before.tables(), after.tables());
  }

  List<Schema.Table> goneTables() {
    return added(after.tables(), before.tables());
  }

  List<Change<Schema.Table>> renamedTables() {
    return changed(before.tables(), after.tables(), (a, b) -> !a.name().equals(b.name()));
  }

  /** Those of tables that were there before. */
  List<Schema.Column> newColumns() {
    return added(before.columns(), after.columns()).stream()
        .filter(column -> before.tables().containsKey(column.table()))
        .toList();
  }

  /** Those of tables that are still there. */
  List<Schema.Column> goneColumns() {
    return added(after.columns(), before.columns()).stream()
        .filter(column -> after.tables().containsKey(column.table()))
        .toList();
  }

  List<Change<Schema.Column>> renamedColumns() {
    return changed(before.columns(), after.columns(), (a, b) -> !a.name().equals(b.name()));
  }

  List<Change<Schema.Column>> retypedColumns() {
    return changed(before.columns(), after.columns(), (a, b) -> !a.type().equals(b.type()));
  }

  List<Change<Schema.Column>> columnsNowNotNull() {
    return changed(before.columns(), after.columns(), (a, b) -> !a.notNull() && b.notNull());
  }

  /** Those that the statement adds; not those that PostgreSQL makes anew for a changed column. */
  List<Schema.Constraint> newConstraints() {
    return added(before.constraints(), after.constraints()).stream()
        .filter(added ->
            !retyped(added.table())
                || before.constraints().values().stream()
                    .noneMatch(
                        old -> old.table() == added.table() && old.name().equals(added.name())))
        .toList();
  }

  /** Those of tables and columns that are still there. */
  List<Schema.Constraint> goneConstraints() {
    return added(after.constraints(), before.constraints()).stream()
        .filter(gone -> after.tables().containsKey(gone.table()))
        .filter(gone ->
            goneColumns().stream()
                .noneMatch(column ->
                    column.table() == gone.table() && gone.columns().contains(column.name())))
        .filter(gone ->
            after.constraints().values().stream()
                .noneMatch(same -> same.table() == gone.table() && same.name().equals(gone.name())))
        .toList();
  }

  List<Schema.Constraint> validatedConstraints() {
    return changed(
            before.constraints(), after.constraints(), (a, b) -> !a.validated() && b.validated())
        .stream()
        .map(Change::after)
        .toList();
  }

  List<Change<Schema.Constraint>> renamedConstraints() {
    return changed(before.constraints(), after.constraints(), (a, b) -> !a.name().equals(b.name()));
  }

  /** Those that belong to no constraint, and did not exist under their name before. */
  List<Schema.Index> newIndexes() {
    return added(before.indexes(), after.indexes()).stream()
        .filter(index -> !index.constraint())
        .filter(index ->
            before.indexes().values().stream().noneMatch(old -> old.name().equals(index.name())))
        .toList();
  }

  /** Those that belonged to no constraint, of tables and columns that are still there. */
  List<Schema.Index> goneIndexes() {
    return added(after.indexes(), before.indexes()).stream()
        .filter(index -> !index.constraint() && after.tables().containsKey(index.table()))
        .filter(index ->
            after.indexes().values().stream().noneMatch(same -> same.name().equals(index.name())))
        .filter(index ->
            goneColumns().stream()
                .noneMatch(column ->
                    column.table() == index.table() && index.columns().contains(column.name())))
        .toList();
  }

  /** Descriptions of objects that are neither tables, columns, constraints nor indexes. */
  List<String> newOthers() {
    return after.others().stream().filter(other -> !before.others().contains(other)).toList();
  }

  List<String> goneOthers() {
    return before.others().stream().filter(other -> !after.others().contains(other)).toList();
  }

  /** Enums that have values that they had not; not those that are new. */
  List<String> grownEnums() {
    return before.labels().entrySet().stream()
        .filter(each ->
            after.labels().containsKey(each.getKey())
                && !Objects.equals(after.labels().get(each.getKey()), each.getValue()))
        .map(Map.Entry::getKey)
        .toList();
  }

  private boolean retyped(long table) {
    return retypedColumns().stream().anyMatch(column -> column.after().table() == table);
  }

  private static <K, V> List<V> added(Map<K, V> before, Map<K, V> after) {
    return after.entrySet().stream()
        .filter(each -> !before.containsKey(each.getKey()))
        .map(Map.Entry::getValue)
        .toList();
  }

  private static <K, V> List<Change<V>> changed(
      Map<K, V> before, Map<K, V> after, BiPredicate<V, V> differ) {
    List<Change<V>> changes = new ArrayList<>();
    before.forEach((key, old) -> {
      V now = after.get(key);
      if (now != null && differ.test(old, now)) {
        changes.add(new Change<>(old, now));
      }
    });
    return changes;
  }
}
