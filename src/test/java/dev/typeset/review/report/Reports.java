package dev.typeset.review.report;

import dev.typeset.review.rules.Finding;
import dev.typeset.review.rules.Severity;
import java.util.List;

/** Reports to try pages with. */
final class Reports {
  static final Finding BLOCKING =
      new Finding(
          Severity.BLOCKING,
          "rewrites-table",
          "db/migrations/V010__slugs.sql",
          3,
          "This writes posts anew while nobody may read or write it.",
          "alter table posts add column slug uuid;\n\n-- V011__slugs_default.sql\nalter table posts alter column slug set default gen_random_uuid();");

  private static final List<String> ROUTES =
      List.of("GET /api/v1/posts", "POST /api/v1/posts", "PATCH /api/v1/posts/{id}");

  private Reports() {}

  /** One in which every part has something to tell. */
  static Report full() {
    var statement =
        new Report.Statement(
            3,
            "alter table posts add column slug uuid default gen_random_uuid() -- <script>alert('ran')</script>",
            List.of(
                new Report.Lock("posts", "AccessExclusiveLock", "3,120 ms", ROUTES, List.of()),
                new Report.Lock(
                    "users", "RowShareLock", "12 ms", List.of(), List.of("GET /api/v1/users"))),
            List.of("posts", "posts_pkey"),
            "It grows with the rows: 3,120 ms with 100,000 posts, about 5 min with 10 million.",
            "88 MB",
            "",
            List.of(BLOCKING));
    String picture =
        "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 900 40'><rect width='900' height='40'/></svg>";
    return new Report(
        "V010__slugs.sql",
        "origin/main (1a2b3c4)",
        "PostgreSQL 18.6 with 100,000 posts",
        new Report.Verdict(Severity.BLOCKING, "Not to be merged as it is: it writes posts anew."),
        List.of(BLOCKING),
        List.of(new Report.File("db/migrations/V010__slugs.sql", true, List.of(statement))),
        Report.Part.of(
            new Report.Traffic(
                picture,
                "The longest stall was 3.2 s.",
                List.of(new Report.Lane("GET /api/v1/posts/{id}", 900, 3, "2 ms", "3,204 ms")),
                List.of("GET /api/v1/posts waited 3.1 s for the migration"),
                List.of("GET /api/v1/posts/{id}: 503 after 4.1 s"))),
        Report.Part.of(
            new Report.Deploy(
                "240 statements were executed.",
                List.of(
                    new Report.Broken(
                        "the base's release on the new schema",
                        "POST /api/v1/posts",
                        "insert into posts (title) values ($1)",
                        "23502 null value in column \"slug\"")))),
        "There is no Node.js, so squawk did not look.",
        Report.Part.of(picture),
        Report.Part.of(
            new Report.TextChange(
                TextDifference.rows(
                    "CREATE TABLE posts (\n  a bigint\n",
                    "CREATE TABLE posts (\n  a text\n  slug uuid\n"),
                "-  a bigint\n+  a text\n+  slug uuid")),
        Report.Part.of(
            List.of(new Report.Change("added", "Posts.SLUG", "", "UUID, nullable", false))),
        Report.Part.of(
            List.of(
                new Report.Change(
                    "changed", "POST /api/v1/posts: title", "maxLength 200", "100", true))),
        Report.Part.of(
            List.of(
                new Report.Plan(
                    "GET /api/v1/posts",
                    "select " + "\"public\".\"posts\".\"title\", ".repeat(20),
                    "Index Scan",
                    "Sort\n  -> Seq Scan",
                    true))));
  }
}
