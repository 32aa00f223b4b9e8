package dev.typeset.http;

import static dev.typeset.testing.ProblemAnswers.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import dev.typeset.testing.Given;
import dev.typeset.testing.Http;
import dev.typeset.testing.RawHttp;
import dev.typeset.testing.TestApp;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Queries that are refused. Post 1, user 1 and tag 1 are there. */
class BadQueryTest {
  private static TestApp app;
  private static Http http;
  private static RawHttp raw;

  @BeforeAll
  static void start() {
    app = TestApp.start();
    http = app.http();
    raw = new RawHttp(app.app().port());
    assertThat(Given.post(http, Given.user(http), "First", "first")).isEqualTo(1);
  }

  @AfterAll
  static void stop() {
    app.close();
  }

  @Nested
  class Query {
    @ParameterizedTest
    @CsvSource(
        delimiter = '|',
        textBlock =
            """
            /posts?limit=0                       | /limit
            /posts?limit=101                     | /limit
            /posts?limit=-1                      | /limit
            /posts?limit=                        | /limit
            /posts?limit                         | /limit
            /posts?limit=1.0                     | /limit
            /posts?limit=99999999999999999999    | /limit
            /posts?limit=%D9%A1                  | /limit
            /posts?limit=1&limit=1               | /limit
            /posts?skip=-1                       | /skip
            /posts?skip=10001                    | /skip
            /posts?skip=x&limit=x&sort=x         | /skip /limit /sort
            /posts?sort=created                  | /sort
            /posts?sort=-id                      | /sort
            /posts?sort=TITLE                    | /sort
            /posts?sort=                         | /sort
            /posts?sort=title&sort=title         | /sort
            /posts?keyword=                      | /keyword
            /posts?keyword=a&keyword=b           | /keyword
            /posts?author_id=abc                 | /author_id
            /posts?author_id=-1                  | /author_id
            /posts?author_id=                    | /author_id
            /posts?author_id=9223372036854775808 | /author_id
            /posts?tag=                          | /tag
            /posts?tag=a&tag=                    | /tag
            /posts?tag_match=some                | /tag_match
            /posts?created_from=yesterday        | /created_from
            /posts?created_from=2026-01-01       | /created_from
            /posts?created_from=2026-01-03T09:00Z          | /created_from
            /posts?created_from=0001-01-01T00:00:00%2B18:00        | /created_from
            /posts?created_from=2026-01-01T00:00:00        | /created_from
            /posts?created_from=2026-02-30T00:00:00Z       | /created_from
            /posts?created_from=2026-01-01T00:00:00+01:00  | /created_from
            /posts?created_to=%2B10000-01-01T00:00:00Z     | /created_to
            /posts?created_to=-0001-01-01T00:00:00Z        | /created_to
            /posts?created_to=2026-01-01T25:00:00Z         | /created_to
            /posts?unknown=1                     | /unknown
            /posts?Limit=1                       | /Limit
            /posts?a%2Fb~c=1                     | /a~1b~0c
            /posts?=1                            | /
            /posts/search?query=x                | /query
            /posts/stats?limit=1                 | /limit
            /posts/1?x=1                         | /x
            /users?email=                        | /email
            /users?keyword=x                     | /keyword
            /users/1?include=tags                | /include
            /users/1?include=posts&include=posts | /include
            /users/1/posts?tag=x                 | /tag
            /tags?prefix=                        | /prefix
            /tags/1?prefix=x                     | /prefix
            /tags/1/posts?author_id=1            | /author_id
            """)
    void namesEachParameterAtFault(String path, String pointers) {
      assertProblem(http.get(path), 400, "malformed-request", pointers.split(" ", -1));
    }

    @Test
    void isBoundInLengthAndNumber() {
      assertProblem(
          http.get("/posts?keyword=" + "k".repeat(201)), 400, "malformed-request", "/keyword");
      assertProblem(
          http.get("/posts?tag=x" + "&tag=x".repeat(20)), 400, "malformed-request", "/tag");
      assertProblem(
          http.get("/users?email=" + "k".repeat(256)), 400, "malformed-request", "/email");
    }

    @ParameterizedTest
    @CsvSource({
      "POST,/posts",
      "POST,/users",
      "POST,/tags",
      "PATCH,/posts/1",
      "PATCH,/users/1",
      "PATCH,/tags/1",
      "DELETE,/posts/1",
      "DELETE,/tags/1"
    })
    void isRefusedWhereNoneIsTaken(String method, String path) {
      assertProblem(
          http.send(method, path + "?dry_run=1", "{}"), 400, "malformed-request", "/dry_run");
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "keyword=%",
          "keyword=%zz",
          "keyword=%u0041",
          "keyword=%00",
          "keyword=%ff",
          "keyword=%ed%a0%bd",
          "keyword=%c3",
          "%zz=1",
          "%00=1",
          "keyword=\u00ff",
          "limit=%"
        })
    void isRefusedWhereItIsMalformed(String query) {
      var answer = raw.send("GET /api/v1/posts?" + query + " HTTP/1.1\r\nHost: x\r\n\r\n");
      assertProblem(answer, 400, "malformed-request");
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "",
          "&",
          "&&limit=1&",
          "keyword=%EF%BF%BD",
          "keyword=\u00c3\u00a4",
          "keyword=a+b",
          "keyword=a=b",
          "created_from=2026-01-01T00:00:00.123456789Z"
        })
    void isTakenWhereItIsMerelyOdd(String query) {
      var answer = raw.send("GET /api/v1/posts?" + query + " HTTP/1.1\r\nHost: x\r\n\r\n");
      assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    }
  }
}
