package dev.typeset.review.program;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.typeset.review.program.OpenApiDifference.ApiChange;
import dev.typeset.testing.Contract;
import dev.typeset.testing.TestApp;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OpenApiDifferenceTest {
  private static final String POSTS = "/paths/~1api~1v1~1posts";
  private static final String NEW_POST = "/components/schemas/PostNew";

  private static final List<String> LOOKED_AT =
      List.of(
          "/api/v1/posts",
          "/api/v1/posts/batch",
          "/api/v1/tags/{id}",
          "/api/v1/users",
          "/api/v1/users/{id}");

  private static JsonNode document;

  @BeforeAll
  static void read() {
    try (TestApp app = TestApp.start()) {
      document = Contract.of(app.http()).document().deepCopy();
    }
    // Others would only be compared again and again.
    at(document, "/paths").retain(LOOKED_AT);
  }

  @Test
  void findsNothingInExamplesAndExtensions() throws Exception {
    Consumer<JsonNode> change =
        root -> {
          at(root, POSTS + "/post").put("x-sql-statements", 7);
          at(root, POSTS + "/post/requestBody/content/application~1json").remove("example");
        };
    assertThat(after(change)).isEmpty();
  }

  @Test
  void findsOperationsThatCameAndWent() throws Exception {
    assertThat(after(root -> at(root, POSTS).set("put", at(root, POSTS).remove("post"))))
        .containsExactly(
            new ApiChange(List.of("POST /api/v1/posts"), "", "is gone", true),
            new ApiChange(List.of("PUT /api/v1/posts"), "", "is new", false));
  }

  @Test
  void saysThatANewFieldMustBeGiven() throws Exception {
    Consumer<JsonNode> change =
        root -> {
          at(root, NEW_POST + "/properties").putObject("slug").put("type", "string");
          ((ArrayNode) root.at(NEW_POST + "/required")).add("slug");
        };
    assertThat(after(change))
        .containsExactly(
            new ApiChange(
                List.of("POST /api/v1/posts"), "request: slug", "is new and must be given", true),
            new ApiChange(
                List.of("POST /api/v1/posts/batch"),
                "request: [].slug",
                "is new and must be given",
                true));
  }

  @Test
  void findsWhatCallersAndAnswersLost() throws Exception {
    Consumer<JsonNode> change =
        root -> {
          ((ArrayNode) root.at(POSTS + "/get/parameters")).remove(0);
          at(root, POSTS + "/get/responses").remove("400");
          at(root, POSTS + "/get/responses/200/headers").remove("Link");
          at(root, POSTS + "/get").putArray("security").addObject().putArray("signIn");
        };
    List<String> operation = List.of("GET /api/v1/posts");
    assertThat(after(change))
        .containsExactly(
            new ApiChange(operation, "", "asks otherwise who calls", true),
            new ApiChange(operation, "answer 200: header Link", "is gone", true),
            new ApiChange(operation, "parameter keyword", "is gone", true),
            new ApiChange(operation, "answer 400", "is gone", false));
  }

  @Test
  void looksAtEachOfSeveralThatAnAnswerMayBe() throws Exception {
    assertThat(after(root -> at(root, "/components/schemas/User/properties").remove("is_active")))
        .filteredOn(change -> change.operations().contains("GET /api/v1/users/{id}"))
        .extracting(ApiChange::place, ApiChange::sentence, ApiChange::breaking)
        .containsExactly(tuple("answer 200: is_active", "is gone", true));
  }

  /** One keyword is set or, by a dash, taken away; then the same is looked at the other way. */
  @ParameterizedTest(name = "{0} {1} {2}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          PostNew/properties           | mood      | {"type": "string"} | request: mood       | is new                      | false | is gone                     | true
          PostNew/properties/title     | maxLength | 100                | request: title      | maxLength is 100, was 200   | true  | maxLength is 200, was 100   | false
          PostNew/properties/title     | minLength | 5                  | request: title      | minLength is 5, was 1       | true  | minLength is 1, was 5       | false
          PostNew/properties/title     | pattern   | -                  | request: title      | pattern is none, was \\S     | false | pattern is \\S, was none     | true
          PostNew/properties/title     | type      | "integer"          | request: title      | is integer, was string      | true  | is string, was integer      | true
          UserNew/properties/full_name | type      | "string"           | request: full_name  | may not be null now         | true  | may be null now             | false
          UserNew                      | required  | ["email"]          | request: password   | may be left out now         | false | must be given now           | true
          Tag/properties/name          | maxLength | 40                 | answer 200: name    | maxLength is 40, was 50     | false | maxLength is 50, was 40     | true
          User/properties              | role      | -                  | answer 201: role    | is gone                     | true  | is new                      | false
          User/properties/email        | type      | ["string", "null"] | answer 201: email   | may be null now             | true  | may not be null now         | false
          User/properties/role         | enum      | ["admin"]          | answer 201: role    | is never user now           | false | may be user now             | true
          User/properties/id           | type      | "string"           | answer 201: id      | is string (int64), was integer (int64) | true | is integer (int64), was string (int64) | true
          """)
  void saysWhatBreaksCallers(
      String schema,
      String keyword,
      String value,
      String place,
      String sentence,
      boolean breaking,
      String back,
      boolean breakingBack)
      throws Exception {
    JsonNode changed = document.deepCopy();
    ObjectNode object = at(changed, "/components/schemas/" + schema);
    if (value.equals("-")) {
      object.remove(keyword);
    } else {
      object.set(keyword, new ObjectMapper().readTree(value));
    }
    assertThat(OpenApiDifference.between(document.toString(), changed.toString()))
        .filteredOn(change -> change.place().equals(place))
        .extracting(change -> change.sentence() + " " + change.breaking())
        .containsExactly(sentence + " " + breaking);
    assertThat(OpenApiDifference.between(changed.toString(), document.toString()))
        .filteredOn(change -> change.place().equals(place))
        .extracting(change -> change.sentence() + " " + change.breaking())
        .containsExactly(back + " " + breakingBack);
  }

  @Test
  void saysWhatValuesOfAParameterAreLost() throws Exception {
    assertThat(
            after(root -> ((ArrayNode) root.at(POSTS + "/get/parameters/3/schema/enum")).remove(1)))
        .filteredOn(change -> change.place().equals("parameter tag_match"))
        .containsExactly(
            new ApiChange(
                List.of("GET /api/v1/posts"), "parameter tag_match", "may not be all now", true));
  }

  private static List<ApiChange> after(Consumer<JsonNode> change) throws Exception {
    JsonNode copy = document.deepCopy();
    change.accept(copy);
    return OpenApiDifference.between(document.toString(), copy.toString());
  }

  private static ObjectNode at(JsonNode root, String pointer) {
    return (ObjectNode) root.at(pointer);
  }
}
