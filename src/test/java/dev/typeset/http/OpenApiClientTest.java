package dev.typeset.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.typeset.testing.Given;
import dev.typeset.testing.NodePrograms;
import dev.typeset.testing.TestApp;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What others make of {@code /openapi.json}: a linter, and a client in TypeScript. */
class OpenApiClientTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  private static Path folder;
  private static TestApp app;

  @BeforeAll
  static void start() throws IOException {
    folder = NodePrograms.installed();
    app = TestApp.start();
    Files.writeString(folder.resolve("openapi.json"), app.http().get("//openapi.json").text());
  }

  @AfterAll
  static void stop() {
    if (app != null) {
      app.close();
    }
  }

  @Test
  void isLeftAloneByTheLinter() throws IOException {
    var lint =
        NodePrograms.runInstalled(
            folder, "redocly", "lint", "openapi.json", "--extends=recommended", "--format=json");
    assertThat(lint.code()).as(lint.toString()).isZero();
    JsonNode totals = JSON.readTree(lint.output()).path("totals");
    assertThat(totals.path("errors").asInt(-1)).as(lint.output()).isZero();
    assertThat(totals.path("warnings").asInt(-1)).as(lint.output()).isZero();
  }

  @Test
  void makesATypedClientThatWorks() throws IOException {
    var types =
        NodePrograms.runInstalled(
            folder, "openapi-typescript", "openapi.json", "--output", "typeset.d.ts");
    assertThat(types.code()).as(types.toString()).isZero();
    var compiled = NodePrograms.runInstalled(folder, "tsc", "--project", ".");
    assertThat(compiled.code()).as(compiled.toString()).isZero();

    long author = Given.user(app.http());
    String origin = "http://127.0.0.1:" + app.app().port();
    String email = app.http().get("/users/" + author).at("/email");
    var run =
        NodePrograms.run(
            folder, "node", "client.js", origin, String.valueOf(author), email, Given.PASSWORD);
    assertThat(run.code()).as(run.toString()).isZero();
    JsonNode seen = JSON.readTree(run.output());
    assertThat(seen.path("me")).isEqualTo(app.user(author).get("/users/me").json());
    assertThat(seen.at("/created/title").asText()).isEqualTo("Alpha");
    assertThat(seen.at("/created/author/id").asLong()).isEqualTo(author);
    assertThat(seen.path("read")).isEqualTo(seen.path("created"));
    assertThat(seen.path("etag").asText())
        .isEqualTo(app.http().get("/posts/" + seen.at("/created/id").asText()).header("ETag"));
    assertThat(seen.path("pages"))
        .isEqualTo(JSON.valueToTree(List.of(List.of("Alpha", "Beta"), List.of("Gamma"))));
    assertThat(seen.path("refused"))
        .isEqualTo(JSON.valueToTree(List.of("/title blank", "/content blank")));
    assertThat(seen.path("missing").asText()).isEqualTo("/problems/not-found");
  }

  @Test
  void refusesAClientThatIsWrong() throws IOException {
    var types =
        NodePrograms.runInstalled(
            folder, "openapi-typescript", "openapi.json", "--output", "typeset.d.ts");
    assertThat(types.code()).as(types.toString()).isZero();
    String wrong =
        Files.readString(folder.resolve("client.ts")).replace("post.title", "post.titel");
    Files.writeString(folder.resolve("wrong.ts"), wrong);
    var compiled =
        NodePrograms.runInstalled(
            folder,
            "tsc",
            "--strict",
            "--noEmit",
            "--module",
            "NodeNext",
            "--target",
            "ES2022",
            "wrong.ts");
    assertThat(compiled.code()).isNotZero();
    assertThat(compiled.output()).contains("wrong.ts", "titel");
  }
}
