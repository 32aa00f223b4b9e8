package dev.typeset.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.typeset.db.Columns;
import dev.typeset.db.schema.Tables;
import dev.typeset.testing.Http;
import dev.typeset.testing.TestApp;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jooq.TableField;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@code /openapi.json} tells of the API. */
class OpenApiTest {
  private static final Set<String> METHODS = Set.of("get", "post", "patch", "delete");

  private static TestApp app;
  private static Http http;
  private static JsonNode document;

  @BeforeAll
  static void start() {
    app = TestApp.start();
    http = app.http();
    document = http.get("//openapi.json").json();
  }

  @AfterAll
  static void stop() {
    app.close();
  }

  @Nested
  class Operations {
    @Test
    void haveNamesOfTheirOwn() {
      assertThat(operations())
          .hasSizeGreaterThan(20)
          .extracting(operation -> operation.path("operationId").asText())
          .doesNotHaveDuplicates()
          .allMatch(name -> name.matches("[a-z][A-Za-z]+"));
    }

    @Test
    void sayWhatTheyDoAndWhatTheyCost() {
      assertThat(operations())
          .allSatisfy(operation -> {
            assertThat(operation.path("summary").asText()).isNotBlank();
            assertThat(operation.path("tags")).hasSize(1);
            assertThat(operation.path("x-sql-statements").isInt()).isTrue();
          });
    }

    @Test
    void describeEachParameter() {
      List<JsonNode> parameters =
          document.path("paths").findValues("parameters").stream()
              .flatMap(JsonNode::valueStream)
              .toList();
      assertThat(parameters)
          .extracting(parameter -> parameter.path("name").asText())
          .contains("id", "limit", "cursor", "keyword", "If-Match", "Idempotency-Key");
      assertThat(parameters)
          .allSatisfy(parameter -> {
            assertThat(parameter.path("description").asText()).endsWith(".");
            assertThat(parameter.path("schema").has("type")).isTrue();
          });
    }

    @Test
    void belongToTagsThatAreDescribed() {
      Set<String> used = new HashSet<>();
      operations().forEach(operation -> used.add(operation.at("/tags/0").asText()));
      assertThat(document.path("tags"))
          .allSatisfy(tag -> assertThat(tag.path("description").asText()).endsWith("."));
      assertThat(document.path("tags").findValuesAsText("name"))
          .containsExactlyInAnyOrderElementsOf(used);
    }
  }

  @Nested
  class Problems {
    @Test
    void areAllThere() {
      Set<String> told = new HashSet<>();
      document
          .path("paths")
          .findValues("enum")
          .forEach(words -> words.forEach(word -> told.add(word.asText())));
      // No operation answers these: they are what the metrics answer, and what there is where no
      // operation is.
      assertThat(Arrays.stream(ProblemType.values()).map(ProblemType::uri))
          .filteredOn(uri -> !told.contains(uri))
          .containsExactly(ProblemType.METHOD_NOT_ALLOWED.uri());
      assertThat(schema("Problem").at("/properties/type/examples").toString())
          .contains(Arrays.stream(ProblemType.values()).map(ProblemType::uri).toList());
    }

    @Test
    void haveAnExampleEach() {
      for (JsonNode operation : operations()) {
        for (var answer : operation.path("responses").properties()) {
          JsonNode media = answer.getValue().path("content").path("application/problem+json");
          JsonNode types = media.at("/schema/allOf/1/properties/type/enum");
          assertThat(media.path("examples")).hasSameSizeAs(types);
        }
      }
    }
  }

  @Nested
  class Schemas {
    @ParameterizedTest
    @CsvSource({"Post", "PostNew", "PostPatch", "PostFound", "PostLine", "UserPost"})
    void giveTitlesTheirLengthAndTheirComment(String name) {
      assertDescribes(schema(name), Tables.POSTS.TITLE);
      assertDescribes(schema(name), Tables.POSTS.CONTENT);
      assertThat(schema(name).at("/properties/title/maxLength").asInt()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"User", "UserNew", "UserPatch", "UserWithPosts"})
    void tellUsersWhatMayBeNull(String name) {
      assertThat(schema(name).at("/properties/email/maxLength").asInt()).isEqualTo(255);
      assertDescribes(schema(name), Tables.USERS.FULL_NAME);
      assertThat(schema(name).at("/properties/full_name/type"))
          .extracting(JsonNode::asText)
          .containsExactly("string", "null");
      assertThat(schema(name).at("/properties/email/type").asText()).isEqualTo("string");
    }

    @ParameterizedTest
    @ValueSource(strings = {"UserNew", "UserPatch"})
    void giveAddressesTheirComment(String name) {
      assertDescribes(schema(name), Tables.USERS.EMAIL);
    }

    @ParameterizedTest
    @ValueSource(strings = {"User", "UserWithPosts"})
    void sayWhoSeesAnAddress(String name) {
      assertThat(schema(name).at("/properties/email/description").asText())
          .contains("shown to the user and to admins alone");
      assertThat(required(name)).contains("role").doesNotContain("email");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Tag", "TagUsed", "TagNew", "TagPatch"})
    void giveTagsTheirName(String name) {
      assertDescribes(schema(name), Tables.TAGS.NAME);
    }

    @Test
    void leaveNothingWithoutAWord() {
      for (var each : document.at("/components/schemas").properties()) {
        for (var property : each.getValue().path("properties").properties()) {
          assertThat(property.getValue().path("description").asText())
              .as("%s.%s", each.getKey(), property.getKey())
              .isNotBlank();
        }
      }
    }

    private void assertDescribes(JsonNode schema, TableField<?, ?> column) {
      var attribute = Columns.attribute(column);
      JsonNode property = schema.path("properties").path(attribute.name());
      assertThat(property.path("maxLength").asInt()).isEqualTo(attribute.length()).isPositive();
      assertThat(property.path("description").asText())
          .isEqualTo(attribute.description())
          .isNotBlank();
    }
  }

  @Nested
  class Inputs {
    @Test
    void areRequiredWhereTheyAreMadeAndNotWhereTheyAreChanged() {
      assertThat(required("PostNew")).containsExactlyInAnyOrder("title", "content");
      assertThat(required("UserNew")).containsExactlyInAnyOrder("email", "password");
      assertThat(List.of("PostPatch", "UserPatch", "TagPatch"))
          .allSatisfy(name -> assertThat(required(name)).isEmpty());
    }

    @Test
    void haveTheLimitsThatNoColumnHas() {
      assertThat(schema("PostNew").at("/properties/tags/maxItems").asInt()).isEqualTo(20);
      assertThat(schema("PostNew").at("/properties/tags/items/maxLength").asInt()).isEqualTo(50);
      assertThat(schema("UserNew").at("/properties/password/minLength").asInt()).isEqualTo(8);
      assertThat(schema("UserNew").at("/properties/password/maxLength").asInt()).isEqualTo(128);
      JsonNode batch = operation("postPostsBatch").at("/requestBody/content/application~1json");
      assertThat(batch.at("/schema/maxItems").asInt()).isEqualTo(1_000);
    }

    @Test
    void ofPatchesAreMergePatchesToo() {
      assertThat(operation("patchPostsById").at("/requestBody/content").properties())
          .extracting(Map.Entry::getKey)
          .containsExactly("application/json", "application/merge-patch+json");
    }
  }

  @Nested
  class Outputs {
    @Test
    void nestWhatTheyEmbed() {
      assertThat(schema("Post").at("/properties/tags/items/$ref").asText()).endsWith("/Tag");
      assertThat(required("Post")).contains("author", "tags", "title");
      assertThat(schema("PostFound").path("properties").has("snippet")).isTrue();
      assertThat(schema("PostLine").path("properties").has("cursor")).isTrue();
    }

    @Test
    void ofTheExportAreLinesAndATable() {
      JsonNode content = operation("getPostsExport").at("/responses/200/content");
      assertThat(content.at("/application~1x-ndjson/schema/anyOf").findValuesAsText("$ref"))
          .containsExactly("#/components/schemas/PostLine", "#/components/schemas/End");
      assertThat(content.at("/text~1csv/schema/type").asText()).isEqualTo("string");
    }
  }

  private static List<JsonNode> operations() {
    return document
        .path("paths")
        .valueStream()
        .flatMap(path -> path.properties().stream())
        .filter(each -> METHODS.contains(each.getKey()))
        .map(Map.Entry::getValue)
        .toList();
  }

  private static JsonNode operation(String name) {
    return operations().stream()
        .filter(operation -> operation.path("operationId").asText().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private static JsonNode schema(String name) {
    JsonNode schema = document.at("/components/schemas/" + name);
    assertThat(schema.isObject()).as(name).isTrue();
    return schema;
  }

  private static List<String> required(String name) {
    return schema(name).path("required").valueStream().map(JsonNode::asText).toList();
  }
}
