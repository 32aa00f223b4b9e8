package dev.typeset.review.diagram;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.typeset.review.diagram.SchemaModel.Column;
import dev.typeset.review.diagram.SchemaModel.ForeignKey;
import dev.typeset.review.diagram.SchemaModel.Rule;
import dev.typeset.review.diagram.SchemaModel.Table;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;

class SchemaReaderTest {
  @Test
  void readsWhatATableHas() throws SQLException {
    String sql =
        """
        create table parents (a int, b int, primary key (b, a));
        create table children (
          id bigint generated always as identity primary key,
          b int not null default 7,
          a int,
          name varchar(20) not null,
          twice int generated always as (b * 2) stored,
          gone int,
          foreign key (b, a) references parents (b, a) on delete cascade,
          check (b > 0)
        );
        alter table children drop column gone;
        create unique index children_name_key on children (lower(name));
        create index children_some_idx on children (b desc) where a is null;
        comment on table children is 'Who they are.';
        comment on column children.name is 'What they are called.'
        """;
    assertThat(Schemas.read(sql).table("children"))
        .contains(
            new Table(
                "children",
                "Who they are.",
                List.of(
                    new Column(
                        "id", "bigint", false, "GENERATED ALWAYS AS IDENTITY", true, true, ""),
                    new Column("b", "integer", false, "DEFAULT 7", false, false, ""),
                    new Column("a", "integer", true, "", false, false, ""),
                    new Column(
                        "name",
                        "character varying(20)",
                        false,
                        "",
                        false,
                        true,
                        "What they are called."),
                    new Column(
                        "twice",
                        "integer",
                        true,
                        "GENERATED ALWAYS AS ((b * 2)) STORED",
                        false,
                        false,
                        "")),
                List.of(
                    new ForeignKey(
                        "children_b_a_fkey",
                        List.of("b", "a"),
                        "parents",
                        List.of("b", "a"),
                        false,
                        "FOREIGN KEY (b, a) REFERENCES parents(b, a) ON DELETE CASCADE")),
                List.of(
                    new Rule("children_pkey", "PRIMARY KEY (id)"),
                    new Rule("children_b_check", "CHECK ((b > 0))"),
                    new Rule("children_name_key", "UNIQUE INDEX btree (lower((name)::text))"),
                    new Rule("children_some_idx", "INDEX btree (b DESC) WHERE (a IS NULL)"))));
  }

  @Test
  void tellsOneFromMany() throws SQLException {
    String sql =
        """
        create table a (id int primary key);
        create table b (id int primary key references a, other int unique references a, partly int references a);
        create unique index on b (partly) where other is null
        """;
    assertThat(Schemas.read(sql).table("b").orElseThrow().keys())
        .extracting(ForeignKey::single)
        .containsExactly(true, true, false);
  }

  @Test
  void leavesOutPartitionsAndFlywaysTable() throws SQLException {
    String sql =
        """
        create table parts (a int references parts_of) partition by list (a);
        create table parts_one partition of parts for values in (1);
        create table flyway_schema_history (a int)
        """;
    assertThat(Schemas.read("create table parts_of (a int primary key);" + sql).tables())
        .extracting(Table::name, table -> table.keys().size())
        .containsExactly(tuple("parts", 1), tuple("parts_of", 0));
  }
}
