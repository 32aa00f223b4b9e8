package dev.typeset.http;

import static dev.typeset.testing.ProblemAnswers.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import dev.typeset.testing.Given;
import dev.typeset.testing.Http;
import dev.typeset.testing.RawHttp;
import dev.typeset.testing.TestApp;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Bodies that are no JSON, and JSON that is wrong. Post 1, user 1 and tag 1 are there. */
class BadInputTest {
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

  @Test
  void refusesALongAddressWithoutReadingItsParts() {
    String email = "a@" + "a.".repeat(100_000) + "a";
    var answer = http.post("/users", "{\"email\":\"" + email + "\",\"password\":\"12345678\"}");
    assertProblem(answer, 422, "invalid", "/email");
    assertThat(answer.at("/errors/0/code")).isEqualTo("too-long");
  }

  @Nested
  class Malformed {
    /** What comes behind the last bar is part of the detail. */
    @ParameterizedTest
    @CsvSource(
        delimiter = '|',
        quoteCharacter = '`',
        textBlock =
            """
            ``                          | empty
            `   `                       | empty
            {                           | line 1, column
            {"name"                     | line 1, column
            {"name":                    | line 1, column
            {"name":"x"                 | line 1, column
            {"name":"x",}               | line 1, column 13
            {"name":"x"}}               | line 1, column 13
            {"name":"x"} {}             | line 1, column
            {"name":"x"} x              | line 1, column
            {name:"x"}                  | line 1, column 2
            {'name':'x'}                | line 1, column 2
            {"name":'x'}                | line 1, column 9
            {"name":"x","name":"y"}     | line 1, column
            {"a":{"b":1,"b":2}}         | line 1, column
            {"name":NaN}                | line 1, column
            {"name":Infinity}           | line 1, column
            {"name":-Infinity}          | line 1, column
            {"name":01}                 | line 1, column
            {"name":+1}                 | line 1, column
            {"name":.5}                 | line 1, column
            {"name":1.}                 | line 1, column
            {"name":tru}                | line 1, column
            {"name":"\\x"}              | line 1, column
            {"name":"\\u12"}            | line 1, column
            /* c */ {"name":"x"}        | line 1, column 1
            {"a\\ud800":1}              | line 1, column
            nonsense                    | line 1, column
            """)
    void isToldWithItsPlace(String body, String detail) {
      var answer = http.post("/tags", body);
      assertProblem(answer, 400, "malformed-request");
      assertThat(answer.at("/detail")).contains(detail);
    }

    @Test
    void countsLines() {
      var answer = http.post("/tags", "{\n  \"name\":\n    oops}");
      assertProblem(answer, 400, "malformed-request");
      assertThat(answer.at("/detail")).contains("at line 3, column");
    }

    /** What cannot be stored is named by its place. */
    @ParameterizedTest
    @CsvSource(
        delimiter = '|',
        quoteCharacter = '`',
        textBlock =
            """
            {"title":"a\\u0000b"}            | /title
            {"title":"\\ud83d"}              | /title
            {"title":"\\ude00"}              | /title
            {"title":"\\ude00\\ud83d"}       | /title
            {"tags":["a","\\udbff"]}         | /tags/1
            {"unknown":{"a/b":"\\u0000"}}    | /unknown/a~1b
            {"a\\u0000":1}                   | ``
            """)
    void isTextThatCannotBeStored(String body, String pointer) {
      assertProblem(http.post("/posts", body), 400, "malformed-request", pointer);
      assertProblem(http.patch("/posts/1", body), 400, "malformed-request", pointer);
    }

    @Test
    void isWhatIsTooDeepOrTooLong() {
      for (String body :
          new String[] {
            "{\"name\":" + "[".repeat(1001) + "]".repeat(1001) + "}",
            "{\"a\":".repeat(1001) + "1" + "}".repeat(1001),
            "[".repeat(100_000),
            "{\"name\":" + "9".repeat(2000) + "}",
            "{\"name\":-" + "9".repeat(2000) + ".5}",
            "{\"" + "n".repeat(60_000) + "\":1}"
          }) {
        assertProblem(http.post("/tags", body), 400, "malformed-request");
      }
    }

    /** Each character is a byte. */
    @ParameterizedTest
    @CsvSource(
        delimiter = '|',
        quoteCharacter = '`',
        textBlock =
            """
            {"name":"\u00ff"}                      | UTF-8
            {"name":"\u00c3"}                      | UTF-8
            {"name":"\u00c0\u0080"}                | UTF-8
            {"name":"\u00ed\u00a0\u00bd"}          | UTF-8
            {"name":"\u00f4\u0090\u0080\u0080"}    | UTF-8
            {"\u00e4":1}                           | UTF-8
            \u00ff\u00fe{\u0000}\u0000             | UTF-8
            \u00ef\u00bb\u00bf{"name":"x"}         | line 1, column 1
            {"name":"\u0001"}                      | line 1, column
            {"name":"\u0000"}                      | line 1, column
            """)
    void isWhatIsNotUtf8(String body, String detail) {
      var answer =
          raw.send(
              "POST /api/v1/tags HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: "
                  + body.getBytes(StandardCharsets.ISO_8859_1).length
                  + "\r\n\r\n"
                  + body);
      assertProblem(answer, 400, "malformed-request");
      assertThat(answer.at("/detail")).contains(detail);
    }
  }

  @Nested
  class Invalid {
    @ParameterizedTest
    @CsvSource(
        delimiter = '|',
        quoteCharacter = '`',
        textBlock =
            """
            POST  | /tags    | []                                  | ``
            POST  | /tags    | [{"name":"x"}]                      | ``
            POST  | /tags    | "x"                                 | ``
            POST  | /tags    | 1                                   | ``
            POST  | /tags    | null                                | ``
            POST  | /tags    | true                                | ``
            PATCH | /tags/1  | []                                  | ``
            POST  | /tags    | {}                                  | /name
            POST  | /tags    | {"name":null}                       | /name
            POST  | /tags    | {"name":1}                          | /name
            POST  | /tags    | {"name":["x"]}                      | /name
            POST  | /tags    | {"name":{}}                         | /name
            POST  | /tags    | {"Name":"x"}                        | /name /Name
            POST  | /tags    | {"name":"x","posts":1}              | /posts
            POST  | /tags    | {"name":"x","":1}                   | /
            PATCH | /tags/1  | {"name":true}                       | /name
            PATCH | /tags/1  | {"id":1}                            | /id
            POST  | /users   | {}                                  | /email /password
            POST  | /users   | {"email":[],"password":{}}          | /email /password
            POST  | /users   | {"email":null,"password":null}      | /email /password
            POST  | /users   | {"email":"a@b.c","password":"1234567"}                  | /password
            POST  | /users   | {"email":"a@b","password":12345678}                     | /email /password
            POST  | /users   | {"email":"a@b.c","password":"12345678","full_name":1}   | /full_name
            POST  | /users   | {"email":"a@b.c","password":"12345678","fullName":"x"}  | /fullName
            POST  | /users   | {"email":"a@b.c","password":"12345678","is_active":1}   | /is_active
            POST  | /users   | {"email":"a@b.c","password":"12345678","role":"admin"}  | /role
            PATCH | /users/1 | {"is_active":"true"}                | /is_active
            PATCH | /users/1 | {"is_active":0}                     | /is_active
            PATCH | /users/1 | {"is_active":null,"full_name":""}   | /is_active /full_name
            PATCH | /users/1 | {"hashed_password":"x"}             | /hashed_password
            PATCH | /users/1 | {"version":2}                       | /version
            POST  | /posts   | {}                                  | /title /content /author_id
            POST  | /posts   | {"title":"t","content":"c","author_id":"1"}      | /author_id
            POST  | /posts   | {"title":"t","content":"c","author_id":1.0}      | /author_id
            POST  | /posts   | {"title":"t","content":"c","author_id":1e400}    | /author_id
            POST  | /posts   | {"title":"t","content":"c","author_id":null}     | /author_id
            POST  | /posts   | {"title":"t","content":"c","author_id":true}     | /author_id
            POST  | /posts   | {"title":"t","content":"c","author_id":9223372036854775808} | /author_id
            POST  | /posts   | {"title":"t","content":"c","author_id":9223372036854775807} | /author_id
            POST  | /posts   | {"title":"t","content":"c","author_id":0}        | /author_id
            POST  | /posts   | {"title":"t","content":"c","author_id":-1}       | /author_id
            PATCH | /posts/1 | {"tags":"x"}                        | /tags
            PATCH | /posts/1 | {"tags":[null,1,[],{},"fine"]}      | /tags/0 /tags/1 /tags/2 /tags/3
            PATCH | /posts/1 | {"tag_ids":["1",1.5,null,1]}        | /tag_ids/0 /tag_ids/1 /tag_ids/2
            PATCH | /posts/1 | {"tag_ids":[0]}                     | /tag_ids/0
            PATCH | /posts/1 | {"tags":[],"tag_ids":[1]}           | /tag_ids
            PATCH | /posts/1 | {"author":{"id":1}}                 | /author
            PATCH | /posts/1 | {"title":"","content":" ","x~y":1}  | /title /content /x~0y
            """)
    void namesEachField(String method, String path, String body, String pointers) {
      assertProblem(http.send(method, path, body), 422, "invalid", pointers.split(" ", -1));
    }
  }
}
