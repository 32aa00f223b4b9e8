package dev.typeset.review.rules;

import dev.typeset.review.database.Schema;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A second column that takes the place of one, while both are written. */
final class ColumnCopy {
  private ColumnCopy() {}

  /**
   * The safe way to it, up to where the old column can go; empty where it is part of a key, which
   * cannot be taken over step by step.
   *
   * @param value what it holds, by the old one
   */
  static String way(Schema schema, Schema.Column old, String name, String type, String value) {
    if (value.isEmpty() || isKey(schema, old)) {
      return "";
    }
    String table = schema.table(old.table());
    SafeWay way =
        SafeWay.begin()
            .file(
                "alter table %1$s add column %2$s %3$s;\ncomment on column %1$s.%2$s is '%4$s';"
                    .formatted(table, name, type, SafeWay.comment(old)))
            .release(
                "it writes %s and %s, and reads %2$s; only where no other runs, go on"
                    .formatted(name, old.name()))
            .all(schema, old.table(), "update %s set %s = %s".formatted(table, name, value));
    if (old.notNull()) {
      way = way.notNull(table, name);
    }
    String dependents = dependents(schema, old);
    if (!dependents.isEmpty()) {
      way = way.further("what %s has, for %s: %s".formatted(old.name(), name, dependents));
    }
    return way.later(
            "no release that still runs uses %s.%s".formatted(table, old.name()),
            "alter table %s drop column %s;".formatted(table, old.name()))
        .text();
  }

  private static boolean isKey(Schema schema, Schema.Column column) {
    return schema.constraints().values().stream()
        .anyMatch(constraint ->
            constraint.table() == column.table()
                && "puf".indexOf(constraint.kind()) >= 0
                && constraint.columns().contains(column.name()));
  }

  private static String dependents(Schema schema, Schema.Column column) {
    return Stream.concat(
            schema.constraints().values().stream()
                .filter(each ->
                    each.table() == column.table() && each.columns().contains(column.name()))
                .map(Schema.Constraint::name),
            schema.indexes().values().stream()
                .filter(each ->
                    each.table() == column.table() && each.columns().contains(column.name()))
                .map(Schema.Index::name))
        .distinct()
        .collect(Collectors.joining(", "));
  }
}
