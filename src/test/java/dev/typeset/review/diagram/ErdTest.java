package dev.typeset.review.diagram;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import org.junit.jupiter.api.Test;

class ErdTest {
  @Test
  void wroteWhatTheMigrationsMake() throws Exception {
    SchemaModel schema = Schemas.migrated("select 1");
    assertThat(Files.readString(SchemaPage.DIAGRAM))
        .as("docs/schema.svg is stale: run make erd")
        .isEqualTo(SchemaDiagram.of(schema));
    assertThat(Files.readString(SchemaPage.PAGE))
        .as("docs/schema.md is stale: run make erd")
        .isEqualTo(SchemaPage.of(schema));
  }

  @Test
  void writesWhatMarkdownAndMermaidWouldTakeForTheirOwn() throws Exception {
    SchemaModel schema =
        Schemas.read(
            """
            create table "1 \\" odd" (id int primary key, "a|b" text default '|`');
            comment on column "1 \\" odd"."a|b" is 'Of *one* | "two" <b>.'
            """
                .replace("\\\"", "\"\""));
    assertThat(SchemaPage.of(schema))
        .contains(
            "\n## 1 \" odd\n",
            "| `a\\|b` | `text` | yes | ``DEFAULT '\\|`'::text`` | Of \\*one\\* \\| \"two\" \\<b\\>. |");
    assertThat(SchemaMermaid.of(schema))
        .isEqualTo(
            """
            erDiagram
              "1 ' odd" {
                integer id PK
                text a_b "Of *one* | 'two' <b>."
              }
            """);
  }
}
