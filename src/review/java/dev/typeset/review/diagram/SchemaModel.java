package dev.typeset.review.diagram;

import java.util.List;
import java.util.Optional;

/**
 * The tables of a schema, by name, as a person looks at them. {@link SchemaReader} reads it.
 *
 * @param tables by name
 */
public record SchemaModel(List<Table> tables) {
  /** The table of a name. */
  Optional<Table> table(String name) {
    return tables.stream().filter(table -> table.name().equals(name)).findFirst();
  }

  /**
   * A table.
   *
   * @param comment empty where it has none
   * @param columns in their order
   * @param keys its foreign keys, by name
   * @param rules its other constraints, then its indexes, by name
   */
  public record Table(
      String name, String comment, List<Column> columns, List<ForeignKey> keys, List<Rule> rules) {
    /** The column of a name. */
    Optional<Column> column(String column) {
      return columns.stream().filter(each -> each.name().equals(column)).findFirst();
    }

    /** Whether a foreign key has the column. */
    boolean refers(String column) {
      return keys.stream().anyMatch(key -> key.columns().contains(column));
    }
  }

  /**
   * A column.
   *
   * @param type as PostgreSQL spells it
   * @param value where a value comes from when none is given, as SQL; empty where there is none
   * @param primary whether the primary key has it
   * @param unique whether no two rows may have the same of it, or of something made from it alone
   * @param comment empty where it has none
   */
  public record Column(
      String name,
      String type,
      boolean nullable,
      String value,
      boolean primary,
      boolean unique,
      String comment) {}

  /**
   * A foreign key.
   *
   * @param target the table that it points to
   * @param targetColumns in the order of the columns that point to them
   * @param single whether at most one row of the table points to the same row
   * @param definition as SQL, from FOREIGN KEY on
   */
  public record ForeignKey(
      String name,
      List<String> columns,
      String target,
      List<String> targetColumns,
      boolean single,
      String definition) {}

  /**
   * A constraint that is no foreign key, or an index that is no constraint.
   *
   * @param definition as SQL, without its name and its table
   */
  public record Rule(String name, String definition) {}
}
