package dev.typeset.review.database;

import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import org.jspecify.annotations.Nullable;

/**
 * What the schema {@code public} consists of at one moment, by PostgreSQL's own numbers, which stay
 * when a name changes.
 *
 * @param columns by the number of the table and of the column, as {@code 16385.2}
 * @param others what is neither of these, described as PostgreSQL does
 * @param labels of each enum
 */
public record Schema(
    Map<Long, Table> tables,
    Map<String, Column> columns,
    Map<Long, Constraint> constraints,
    Map<Long, Index> indexes,
    SortedSet<String> others,
    SortedMap<String, List<String>> labels) {

  /**
   * A table.
   *
   * @param filled whether it holds rows
   * @param rows how many, where PostgreSQL has counted; less than 0 where it has not
   * @param node the file that holds it; another one after it was rewritten
   */
  public record Table(
      long id,
      String name,
      boolean partitioned,
      boolean partition,
      boolean unlogged,
      boolean filled,
      double rows,
      long node,
      @Nullable String comment) {}

  /**
   * A column.
   *
   * @param value what it gets where a statement says nothing
   * @param identity a for always, d for by default, empty for neither
   */
  public record Column(
      long table,
      int number,
      String name,
      String type,
      boolean notNull,
      @Nullable String value,
      boolean generated,
      String identity,
      @Nullable String comment) {}

  /**
   * A constraint.
   *
   * @param kind c, f, p, u or x
   * @param definition as SQL writes it behind the name
   */
  public record Constraint(
      long id,
      long table,
      String name,
      char kind,
      String definition,
      boolean validated,
      List<String> columns,
      long index) {}

  /**
   * An index.
   *
   * @param columns empty text stands for an expression
   * @param constraint whether a constraint owns it
   */
  public record Index(
      long id,
      long table,
      String name,
      String definition,
      boolean unique,
      boolean valid,
      boolean partial,
      boolean constraint,
      long node,
      List<String> columns) {}

  /** Its name, empty where there is no such table. */
  public String table(long id) {
    Table table = tables.get(id);
    return table == null ? "" : table.name();
  }

  /** The columns of a table, in order. */
  public List<Column> columnsOf(long table) {
    return columns.values().stream().filter(column -> column.table() == table).toList();
  }

  /** The column of a table by its name. */
  public @Nullable Column column(long table, String name) {
    return columnsOf(table).stream()
        .filter(column -> column.name().equals(name))
        .findFirst()
        .orElse(null);
  }
}
