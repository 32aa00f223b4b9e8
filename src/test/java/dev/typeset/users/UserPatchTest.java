package dev.typeset.users;

import static dev.typeset.testing.Given.email;
import static dev.typeset.testing.Given.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.typeset.testing.Given;
import dev.typeset.testing.Http;
import dev.typeset.testing.TestApp;
import dev.typeset.testing.TestServer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A PATCH of a user with every subset of the fields. */
class UserPatchTest {
  private static final List<String> FIELDS = List.of("email", "full_name", "is_active", "password");

  private static TestApp app;
  private static Http http;
  private static long user;

  @BeforeAll
  static void start() {
    app = TestApp.start();
    http = app.http();
    user = Given.user(http);
  }

  @AfterAll
  static void stop() {
    app.close();
  }

  static List<List<String>> subsets() {
    return IntStream.range(0, 1 << FIELDS.size())
        .mapToObj(bits ->
            IntStream.range(0, FIELDS.size())
                .filter(i -> (bits & 1 << i) != 0)
                .mapToObj(FIELDS::get)
                .toList())
        .toList();
  }

  @ParameterizedTest
  @MethodSource("subsets")
  void changesTheFieldsThatWereSentAndNoOthers(List<String> sent) {
    Map<String, Object> values =
        Map.of("email", email(), "full_name", "Ada", "is_active", false, "password", "another one");
    long changed = Given.user(http);
    var before = (ObjectNode) http.get("/users/" + changed).json();
    String hash = column(changed, "hashed_password");

    var answer = http.patch("/users/" + changed, body(sent, values));

    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    var after = (ObjectNode) answer.json();
    sent.stream()
        .filter(field -> !field.equals("password"))
        .forEach(field -> before.putPOJO(field, values.get(field)));
    assertThat(withoutTime(after)).isEqualTo(withoutTime(before));
    assertThat(column(changed, "hashed_password").equals(hash))
        .isEqualTo(!sent.contains("password"));
    assertThat(column(changed, "version")).isEqualTo(sent.isEmpty() ? "1" : "2");
    assertThat(
            Integer.signum(
                after.path("updated_at").asText().compareTo(before.path("updated_at").asText())))
        .isEqualTo(sent.isEmpty() ? 0 : 1);
    assertThat(http.get("/users/" + changed).text()).isEqualTo(answer.text());
  }

  @ParameterizedTest
  @MethodSource("subsets")
  void changesNothingWhereTheValuesAreTheSame(List<String> sent) {
    List<String> fields = new ArrayList<>(sent);
    fields.remove("password");
    String row = row(user);
    Map<String, Object> values = new TreeMap<>();
    var before = http.get("/users/" + user);
    fields.forEach(field -> values.put(field, before.json().get(field)));

    var answer = http.patch("/users/" + user, body(fields, values));

    assertThat(answer.text()).isEqualTo(before.text());
    assertThat(row(user)).isEqualTo(row);
  }

  private static String body(List<String> fields, Map<String, Object> values) {
    return json(fields.stream().flatMap(f -> List.of(f, values.get(f)).stream()).toArray());
  }

  private static String withoutTime(ObjectNode user) {
    return user.deepCopy().without("updated_at").toString();
  }

  private static String row(long user) {
    return TestServer.query(app.url(), "select users::text from users where id = " + user);
  }

  private static String column(long user, String column) {
    return TestServer.query(app.url(), "select " + column + " from users where id = " + user);
  }
}
