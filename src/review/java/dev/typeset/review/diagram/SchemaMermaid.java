package dev.typeset.review.diagram;

import static dev.typeset.review.diagram.DrawnSchema.shortened;

import dev.typeset.review.diagram.SchemaModel.Column;
import dev.typeset.review.diagram.SchemaModel.ForeignKey;
import dev.typeset.review.diagram.SchemaModel.Table;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The tables of a schema as a diagram that Mermaid draws, on pages that draw such. */
public final class SchemaMermaid {
  private SchemaMermaid() {}

  /** The {@code erDiagram}. */
  public static String of(SchemaModel schema) {
    StringBuilder text = new StringBuilder("erDiagram\n");
    for (Table table : schema.tables()) {
      for (ForeignKey key : table.keys()) {
        text.append(
            "  %s %s--%s %s : %s\n"
                .formatted(
                    quoted(key.target()),
                    DrawnSchema.optional(table, key) ? "|o" : "||",
                    key.single() ? "o|" : "o{",
                    quoted(table.name()),
                    quoted(String.join(", ", key.columns()))));
      }
    }
    for (Table table : schema.tables()) {
      text.append("  %s {\n".formatted(quoted(table.name())));
      for (Column column : table.columns()) {
        text.append("    " + line(table, column) + "\n");
      }
      text.append("  }\n");
    }
    return text.toString();
  }

  private static String line(Table table, Column column) {
    return Stream.of(
            word(shortened(column.type())),
            word(column.name()),
            String.join(", ", DrawnSchema.keys(table, column)),
            comment(column))
        .filter(part -> !part.isEmpty())
        .collect(Collectors.joining(" "));
  }

  private static String comment(Column column) {
    String words = column.comment().replace('"', '\'').replaceAll("\\s+", " ");
    return words.isEmpty() ? "" : "\"" + words + "\"";
  }

  /** Mermaid has words of some signs only where a type or a column is wanted. */
  private static String word(String name) {
    String word = name.replaceAll("[^A-Za-z0-9_()\\[\\]-]+", "_");
    return word.matches("[A-Za-z].*") ? word : "x" + word;
  }

  private static String quoted(String name) {
    return "\"" + name.replace('"', '\'') + "\"";
  }
}
