package dev.typeset.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.typeset.testing.Http.Answer;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the contract asks of every answer that tells of an error. */
public final class ProblemAnswers {
  /** Names of classes, stack traces, SQL and HTML: what no caller has any business to see. */
  private static final Pattern INSIDE =
      Pattern.compile(
          "\\b(io|org|java|jakarta|dev)\\.|\\bcom\\.[a-z]|Exception|Error:|\\tat |\\$\\d|<(?:[!/]|html|body|h1|p>)"
              + "|(?i:\\b(select|insert into|update|delete from)\\s+\\w+ )|_(f?key|check|idx)\\b",
          Pattern.MULTILINE);

  private static final Set<String> MEMBERS =
      Set.of("type", "title", "status", "detail", "instance");

  /** What clients of OAuth look for beside them (RFC 6749, 5.2), where tokens are given out. */
  private static final String TOKEN = "/api/v1/auth/token";

  private static final Set<String> MEMBERS_OF_TOKEN =
      Stream.concat(MEMBERS.stream(), Stream.of("error", "error_description"))
          .collect(Collectors.toSet());

  private ProblemAnswers() {}

  /** That it is a problem of this type, and that exactly these fields are named. */
  public static void assertProblem(Answer answer, int status, String type, String... pointers) {
    assertProblem(answer);
    assertNamed(answer, status, type, pointers);
  }

  /** The same of an answer to a request for this path, which may ask for more. */
  public static void assertProblemOf(
      String path, Answer answer, int status, String type, String... pointers) {
    assertProblemOf(path, answer);
    assertNamed(answer, status, type, pointers);
  }

  private static void assertNamed(Answer answer, int status, String type, String... pointers) {
    assertThat(answer.status()).as(answer.text()).isEqualTo(status);
    assertThat(answer.at("/type")).as(answer.text()).isEqualTo("/problems/" + type);
    assertThat(pointers(answer)).as(answer.text()).containsExactlyInAnyOrder(pointers);
    assertThat(answer.json().has("errors")).isEqualTo(pointers.length > 0);
  }

  /** That it is a problem, of whatever type, with all that belongs to one and nothing else. */
  public static void assertProblem(Answer answer) {
    assertProblem(answer, MEMBERS);
  }

  /** The same of an answer to a request for this path, which may ask for more. */
  public static void assertProblemOf(String path, Answer answer) {
    if (!path.equals(TOKEN)) {
      assertProblem(answer);
      return;
    }
    assertProblem(answer, MEMBERS_OF_TOKEN);
    assertThat(answer.at("/error"))
        .isIn(
            "invalid_request",
            "invalid_grant",
            "unsupported_grant_type",
            "temporarily_unavailable",
            "server_error");
    assertThat(answer.at("/error_description")).matches("[ !#-\\[\\]-~]+");
  }

  private static void assertProblem(Answer answer, Set<String> members) {
    assertThat(answer.header("Content-Type"))
        .as(answer.text())
        .isEqualTo("application/problem+json");
    assertThat(answer.at("/type")).matches("/problems/[a-z-]+");
    assertThat(answer.json().at("/status").intValue()).isEqualTo(answer.status());
    assertThat(answer.at("/title")).isNotBlank();
    assertThat(answer.at("/detail")).isNotBlank();
    assertThat(answer.at("/instance")).isNotBlank().isEqualTo(answer.header("X-Request-Id"));
    assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
    assertThat(answer.headers().firstValue("Server")).isEmpty();
    assertThat(answer.json().fieldNames())
        .toIterable()
        .filteredOn(name -> !name.equals("errors"))
        .containsExactlyInAnyOrderElementsOf(members);
    assertThat(answer.text()).doesNotContainPattern(INSIDE);
    for (JsonNode error : answer.json().path("errors")) {
      assertThat(error.fieldNames()).toIterable().containsExactly("pointer", "code", "detail");
      assertThat(error.path("code").asText()).matches("[a-z-]+");
      assertThat(error.path("detail").asText()).isNotBlank();
    }
  }

  /** The fields that the problem names, as often as it names them. */
  public static List<String> pointers(Answer answer) {
    return answer.json().path("errors").findValuesAsText("pointer");
  }
}
