package dev.typeset.review.program;

import static org.assertj.core.api.Assertions.assertThat;

import dev.typeset.build.Codegen;
import dev.typeset.db.DatabaseUrl;
import dev.typeset.review.program.JavaApiDifference.FieldChange;
import dev.typeset.testing.TestServer;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JavaApiDifferenceTest {
  @Test
  void findsWhatTheGeneratorMakesOfAChange(@TempDir Path folder) throws Exception {
    DatabaseUrl url = TestServer.empty();
    TestServer.execute(
        url,
        """
        create table kept (id bigint primary key, name varchar(20) not null, number int, same text, search tsvector);
        create table dropped (id int)
        """);
    generate(url, folder.resolve("before"));
    TestServer.execute(
        url,
        """
        drop table dropped;
        create table added ("strange, (name)" text[] default '{")"}');
        alter table kept alter name type varchar(30), alter number type bigint, drop column same, add fresh date
        """);
    generate(url, folder.resolve("after"));
    assertThat(JavaApiDifference.between(folder.resolve("before"), folder.resolve("after")))
        .containsExactly(
            new FieldChange(
                "ADDED",
                "STRANGE_2c__28NAME_29",
                "",
                "String[], CLOB.array().defaultValue(DSL.field(DSL.raw(\"'{)}'::text[]\"), CLOB.array()))"),
            new FieldChange("DROPPED", "ID", "Integer, INTEGER", ""),
            new FieldChange("KEPT", "FRESH", "", "LocalDate, LOCALDATE"),
            new FieldChange(
                "KEPT",
                "NAME",
                "String, VARCHAR(20).nullable(false)",
                "String, VARCHAR(30).nullable(false)"),
            new FieldChange("KEPT", "NUMBER", "Integer, INTEGER", "Long, BIGINT"),
            new FieldChange("KEPT", "SAME", "String, CLOB", ""));
  }

  private static void generate(DatabaseUrl url, Path folder) throws Exception {
    try (var connection = TestServer.connect(url)) {
      Codegen.generate(connection, folder);
    }
  }
}
