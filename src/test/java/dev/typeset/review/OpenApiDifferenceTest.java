package dev.typeset.review;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.typeset.review.OpenApiDifference.ApiChange;
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
  private static final String TAG = "/components/schemas/Tag/properties";
  private static JsonNode document;

  @BeforeAll
  static void read() {
    try (TestApp app = TestApp.start()) {
      document = Contract.of(app.http()).document();
    }
  }

  @Test
  void findsNothingWhereNothingChanged() throws Exception {
    assertThat(OpenApiDifference.between(document.toString(), document.toString())).isEmpty();
  }

  @Test
  void findsNothingInExamplesAndExtensions() throws Exception {
    assertThat(
            after(
                root -> {
                  at(root, POSTS + "/post").put("x-sql-statements", 7);
                  at(root, POSTS + "/post/requestBody/content/application~1json").remove("example");
                }))
        .isEmpty();
  }

  @Test
  void findsOperationsThatCameAndWent() throws Exception {
    assertThat(
            after(
                root -> {
                  ObjectNode posts = at(root, POSTS);
                  posts.set("patch", posts.remove("post"));
                }))
        .containsExactly(
            new ApiChange(List.of("POST /api/v1/posts"), "", "is gone", true),
            new ApiChange(List.of("PATCH /api/v1/posts"), "", "is new", false));
  }

  /** Each is found in both directions, and marked as breaking in those that are said. */
  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          """)
  void todo(String a) {}

  @Test
  void dumps() throws Exception {
    Consumer<String> out = System.out::println;
    for (ApiChange change :
        after(
            root -> {
              at(root, "/components/schemas/PostNew/properties").putObject("slug").put("type", "string");
              ((ArrayNode) at(root, "/components/schemas/PostNew").get("required")).add("slug");
              at(root, "/components/schemas/PostNew/properties").putObject("mood").put("type", "string");
              at(root, "/components/schemas/PostNew/properties/title").put("maxLength", 100);
              at(root, "/components/schemas/PostNew/properties/content").put("maxLength", 200000);
              at(root, "/components/schemas/User/properties").remove("is_active");
              at(root, "/components/schemas/PostLine/properties").remove("title");
              at(root, "/components/schemas/User/properties/email").putArray("type").add("string").add("null");
              at(root, "/components/schemas/User/properties/id").put("type", "string");
              ((ArrayNode) at(root, "/components/schemas/User/properties/role").get("enum")).remove(0);
              at(root, POSTS + "/get/responses").remove("400");
            })) {
      out.accept(change.toString());
    }
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
