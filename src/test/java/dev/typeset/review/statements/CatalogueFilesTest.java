package dev.typeset.review.statements;

import static org.assertj.core.api.Assertions.assertThat;

import dev.typeset.review.database.LockMode;
import dev.typeset.review.statements.Catalogue.Route;
import dev.typeset.review.statements.CataloguedStatement.Parameter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CatalogueFilesTest {
  private static final CataloguedStatement STATEMENT =
      new CataloguedStatement(
          "select \"a  (b\", 'it''s  -- (not) ; a comment' from \"posts\" join \"users\" on \"users\".\"id\" = author_id where id = $1 and title is distinct from $2",
          List.of(new Parameter("bigint", "17"), new Parameter("character varying", null)),
          new TreeMap<>(Map.of("posts", LockMode.ACCESS_SHARE, "users", LockMode.ROW_EXCLUSIVE)),
          "Sort\n  Sort Key: id\n  ->  Seq Scan on posts");

  @TempDir private Path folder = Path.of("");

  @Test
  void readsWhatWasWritten() throws IOException {
    Catalogue committed = CatalogueFiles.read(CatalogueFiles.FOLDER);
    assertThat(committed.routes()).hasSizeGreaterThan(30);
    CatalogueFiles.write(committed, folder);
    assertThat(CatalogueFiles.read(folder)).isEqualTo(committed);
    for (Route route : committed.routes()) {
      String file = CatalogueFiles.fileName(route.name());
      assertThat(folder.resolve(file)).hasSameTextualContentAs(CatalogueFiles.FOLDER.resolve(file));
    }
  }

  @Test
  void keepsWhatLooksLikeSomethingElse() throws IOException {
    var odd =
        new CataloguedStatement(
            "select " + "($1 || '(') || ".repeat(30) + "(select 2)",
            List.of(new Parameter("text", "= is null -- plan:"), new Parameter("text", "")),
            new TreeMap<>(),
            "");
    var catalogue =
        Catalogue.of(
            List.of(
                new Route("POST /api/v1/posts", List.of(STATEMENT, odd)),
                new Route("GET /health/live", List.of())));
    CatalogueFiles.write(catalogue, folder);
    assertThat(CatalogueFiles.read(folder)).isEqualTo(catalogue);
  }

  @Test
  void writesWhatAReviewerReads() throws IOException {
    CatalogueFiles.write(
        new Catalogue(List.of(new Route("POST /api/v1/posts/{id}/it", List.of(STATEMENT)))),
        folder);
    assertThat(folder.resolve("posts.id.it.POST.sql"))
        .content()
        .isEqualTo(
            """
            -- POST /api/v1/posts/{id}/it
            -- What it sends to the database. Written by make statements, do not edit.

            -- $1 bigint = 17
            -- $2 character varying is null
            -- locks: posts AccessShareLock, users RowExclusiveLock
            select "a  (b", 'it''s  -- (not) ; a comment'
            from "posts"
            join "users" on "users"."id" = author_id
            where id = $1 and title is distinct from $2;
            -- plan:
            --   Sort
            --     Sort Key: id
            --     ->  Seq Scan on posts
            """);
  }

  @Test
  void takesTheFilesOfOtherRoutesAway() throws IOException {
    Files.writeString(folder.resolve("old.GET.sql"), "-- GET /old\n-- …\n");
    CatalogueFiles.write(new Catalogue(List.of(new Route("GET /new", List.of(STATEMENT)))), folder);
    assertThat(folder).isDirectoryNotContaining("glob:**old.GET.sql");
    assertThat(CatalogueFiles.read(folder).routes())
        .extracting(Route::name)
        .containsExactly("GET /new");
  }

  @Test
  void findsNothingWhereThereIsNothing() throws IOException {
    assertThat(CatalogueFiles.read(folder).routes()).isEmpty();
    assertThat(CatalogueFiles.read(folder.resolve("missing")).routes()).isEmpty();
  }

  @Test
  void changesNothingButWhiteSpaceOfTheSql() throws IOException {
    assertThat(CatalogueFiles.read(CatalogueFiles.FOLDER).sendings().values())
        .allSatisfy(sending -> {
          String sql = sending.statement().sql();
          List<String> lines = SqlLayout.lines(sql);
          assertThat(String.join("", lines).replaceAll("\\s", ""))
              .isEqualTo(sql.replaceAll("\\s", ""));
          assertThat(SqlLayout.flat(String.join("\n", lines))).isEqualTo(sql);
        });
  }

  @Test
  void givesEveryRouteAFileOfItsOwnThatAnyFileSystemTakes() throws IOException {
    assertThat(CatalogueFiles.read(CatalogueFiles.FOLDER).routes())
        .extracting(route -> CatalogueFiles.fileName(route.name()))
        .doesNotHaveDuplicates()
        .allMatch(name -> name.matches("[a-z._-]+\\.[A-Z]+\\.sql"));
  }
}
