package dev.typeset.review.diagram;

import dev.typeset.review.diagram.SchemaModel.Column;
import dev.typeset.review.diagram.SchemaModel.ForeignKey;
import dev.typeset.review.diagram.SchemaModel.Rule;
import dev.typeset.review.diagram.SchemaModel.Table;
import java.nio.file.Path;

/** The schema as a page in Markdown: its diagram, then each table, column, constraint and index. */
public final class SchemaPage {
  /** The diagram, from the project's directory. */
  public static final Path DIAGRAM = Path.of("docs/schema.svg");

  /** The page, from the project's directory. */
  public static final Path PAGE = Path.of("docs/schema.md");

  private SchemaPage() {}

  public static String of(SchemaModel schema) {
    StringBuilder page =
        new StringBuilder(
            """
            # The schema

            Every table, as the files in [db/migrations](../db/migrations) make it; [db/schema.sql](../db/schema.sql) has the same
            as SQL. Written by `make erd`, do not edit.

            ![Every table with its columns, and which points to which](schema.svg)
            """);
    for (Table table : schema.tables()) {
      page.append("\n## %s\n\n%s\n\n".formatted(escaped(table.name()), escaped(table.comment())));
      page.append("| column | type | null | default | comment |\n|---|---|---|---|---|\n");
      for (Column column : table.columns()) {
        page.append(
            "| %s | %s | %s | %s | %s |\n"
                .formatted(
                    code(column.name()),
                    code(column.type()),
                    column.nullable() ? "yes" : "no",
                    code(column.value()),
                    escaped(column.comment())));
      }
      page.append("\n| constraint or index | definition |\n|---|---|\n");
      for (Rule rule : table.rules()) {
        page.append("| %s | %s |\n".formatted(code(rule.name()), code(rule.definition())));
      }
      for (ForeignKey key : table.keys()) {
        page.append("| %s | %s |\n".formatted(code(key.name()), code(key.definition())));
      }
    }
    page.append("\n## As a Mermaid diagram\n\n```mermaid\n");
    return page.append(SchemaMermaid.of(schema)).append("```\n").toString();
  }

  /** As code in a cell: what ends a cell is escaped, and nothing that is not there is code. */
  private static String code(String words) {
    if (words.isEmpty()) {
      return "";
    }
    String fence = words.contains("`") ? "``" : "`";
    return fence + words.replace("|", "\\|").replaceAll("\\s+", " ") + fence;
  }

  private static String escaped(String words) {
    return words.replaceAll("([\\\\`*_\\[\\]<>|])", "\\\\$1").replaceAll("\\s+", " ");
  }
}
