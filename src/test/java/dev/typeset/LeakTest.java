package dev.typeset;

import static dev.typeset.testing.Given.json;
import static dev.typeset.testing.SignIns.access;
import static dev.typeset.testing.SignIns.form;
import static dev.typeset.testing.SignIns.refresh;
import static dev.typeset.testing.SignIns.send;
import static dev.typeset.testing.SignIns.withPassword;
import static dev.typeset.testing.SignIns.withRefreshToken;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.typeset.db.DatabaseUrl;
import dev.typeset.testing.Http;
import dev.typeset.testing.Http.Answer;
import dev.typeset.testing.Program;
import dev.typeset.testing.RawHttp;
import dev.typeset.testing.TestServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Secrets are put in every place where they belong and in many where they do not. After that
 * nothing that the program wrote may hold any of them: its output, its database's log, its metrics,
 * its errors.
 */
class LeakTest {
  private static final String PASSWORD = "canary-Passw0rd-7f3a";
  private static final String NEXT = "canary-N3xt-9b1c";
  private static final String WRONG = "canary-Wr0ng-5d2e";
  private static final String EMAIL = "canary.bird@example.org";
  private static final String FORGED = "tsa_canaryForgedTokenThatNobodyGaveOut0000000";
  private static final String SHORT = "cAn4ry";

  private final List<String> secrets =
      new ArrayList<>(
          List.of(PASSWORD, NEXT, WRONG, EMAIL, "canary.bird", FORGED, SHORT, "$argon2id$"));
  private final List<Answer> refused = new ArrayList<>();

  @ParameterizedTest
  @ValueSource(strings = {"text", "json"})
  void isNotToBeFound(String format, @TempDir Path folder) throws Exception {
    String output;
    String metrics;
    try (Program program =
        Program.start(
            Map.of(
                "PORT",
                "0",
                "DATA_DIR",
                folder.toString(),
                "LOG_SQL",
                "true",
                "LOG_FORMAT",
                format))) {
      Http http = program.ready();
      Answer signedIn = live(http);
      misplace(http, signedIn);
      breakIt(http, program, folder);
      metrics = http.get("//metrics").text();
      program.terminate();
      assertThat(program.exitCode()).isZero();
      output = program.output();
    }
    assertThat(output)
        .as("it logs statements")
        .contains("insert into")
        .contains("/api/v1/auth/token");
    assertThat(metrics).contains("/api/v1/auth/token");
    assertThat(refused).hasSizeGreaterThan(20).allMatch(answer -> answer.status() >= 400);
    assertClean("the output", output);
    assertClean("the metrics", metrics);
    refused.forEach(answer -> assertClean("an error", answer.text() + answer.headers().map()));
    List<Path> logs = logs(folder);
    assertThat(logs).isNotEmpty();
    for (Path log : logs) {
      String text = Files.readString(log);
      assertThat(text).as("PostgreSQL tells of what failed").contains("ERROR");
      assertClean(log.getFileName().toString(), text);
    }
  }

  /** What people do, right and a little wrong. */
  private Answer live(Http http) throws Exception {
    String user = json("email", EMAIL, "password", PASSWORD, "full_name", "Bird");
    assertThat(http.post("/users", user).status()).isEqualTo(201);
    refused.add(http.post("/users", user));
    refused.add(
        http.post(
            "/users",
            json("email", EMAIL.toUpperCase(java.util.Locale.ROOT), "password", PASSWORD)));
    refused.add(withPassword(http, EMAIL, WRONG));
    refused.add(withPassword(http, "nobody." + EMAIL, WRONG));
    Answer first = withPassword(http, EMAIL, PASSWORD);
    Answer second = withRefreshToken(http, refresh(first));
    Answer other = withPassword(http, EMAIL, PASSWORD);
    Answer last = withPassword(http, EMAIL, PASSWORD);
    for (Answer tokens : List.of(first, second, other, last)) {
      for (String token : List.of(access(tokens), refresh(tokens))) {
        secrets.add(token);
        secrets.add(token.substring(4));
        byte[] hash = MessageDigest.getInstance("SHA-256").digest(token.getBytes(UTF_8));
        secrets.add(HexFormat.of().formatHex(hash));
      }
    }
    refused.add(withRefreshToken(http, refresh(first)));
    refused.add(withRefreshToken(http, FORGED));
    refused.add(http.as(access(second)).get("/users/me"));
    refused.add(http.as(refresh(other)).get("/users/me"));
    refused.add(http.as(FORGED).get("/users/me"));
    Http caller = http.as(access(last));
    refused.add(caller.patch("/users/me", json("password", NEXT, "current_password", WRONG)));
    refused.add(caller.patch("/users/me", json("password", NEXT)));
    assertThat(
            caller
                .patch("/users/me", json("password", NEXT, "current_password", PASSWORD))
                .status())
        .isEqualTo(200);
    Answer changed = caller.patch("/users/me", json("email", "new." + EMAIL));
    assertThat(changed.status()).isEqualTo(200);
    assertThat(caller.patch("/users/me", json("email", EMAIL)).status()).isEqualTo(200);
    refused.add(caller.patch("/users/me", json("email", "ada@example.com")));
    return last;
  }

  /** Secrets where they do not belong. */
  private void misplace(Http http, Answer signedIn) {
    String token = access(signedIn);
    Http caller = http.as(token);
    String sent = form("grant_type", "password", "username", EMAIL, "password", WRONG);
    refused.add(http.get("/users/me?password=" + WRONG + "&access_token=" + token));
    refused.add(http.get("/posts?sort=" + WRONG + "&cursor=" + token + "&limit=" + SHORT));
    refused.add(http.get("/posts?cursor=" + refresh(signedIn)));
    refused.add(http.send("POST", "/auth/token?" + sent, ""));
    refused.add(send(http, sent, "Content-Type", "application/json"));
    refused.add(send(http, sent, "Content-Type", "text/plain; x=" + WRONG));
    refused.add(send(http, sent + "&password=" + WRONG));
    refused.add(send(http, form("grant_type", WRONG, "password", WRONG)));
    refused.add(
        send(
            http, form("grant_type", "password", "username", EMAIL, "password", WRONG.repeat(99))));
    refused.add(
        send(http, form("grant_type", "password", "username", EMAIL) + "&password=%zz" + WRONG));
    refused.add(
        http.post("/users", "{\"email\": \"" + EMAIL + "\", \"password\": \"" + WRONG + "\" x"));
    refused.add(http.post("/users", "{\"email\": \"" + EMAIL + "\", \"password\": " + WRONG + "}"));
    refused.add(http.post("/users", "{\"password\": \"" + WRONG + "\\q\"}"));
    refused.add(http.post("/users", "{\"password\": '" + WRONG + "'}"));
    refused.add(http.post("/users", "\"" + WRONG + "\""));
    refused.add(http.post("/users", json("email", WRONG, "password", SHORT, "full_name", "")));
    refused.add(http.post("/users", json("email", EMAIL, "password", List.of(WRONG))));
    refused.add(http.post("/users", json("email", "x." + EMAIL, "password", WRONG.repeat(20))));
    refused.add(http.post("/users", json("email", EMAIL + ".", "password", "password")));
    refused.add(caller.post("/tags", json("name", WRONG.repeat(9))));
    refused.add(caller.patch("/users/me", json("role", WRONG, "is_active", WRONG)));
    refused.add(http.send("GET", "/users/me", null, "Authorization", "Basic " + WRONG));
    refused.add(http.send("GET", "/users/me", null, "Authorization", WRONG));
    refused.add(
        http.send("GET", "/users/me", null, "Authorization", "Bearer " + WRONG + "\t" + token));
    refused.add(caller.send("GET", "/posts", null, "Accept", "text/" + WRONG));
    refused.add(caller.send("GET", "/posts/1", null, "If-None-Match", WRONG));
    refused.add(caller.send("DELETE", "/users/me", null, "If-Match", "\"" + WRONG + "\""));
  }

  /** What nobody foresaw: a connection that speaks no HTTP, and a database that fails. */
  private void breakIt(Http http, Program program, Path folder) throws IOException {
    refused.add(
        new RawHttp(program.port())
            .send("GET / HTTP/1.1\r\nHost: x\u0001\r\nAuthorization " + WRONG + "\r\n\r\n"));
    var raw = new RawHttp(program.port());
    refused.add(raw.send("G" + SHORT + " / HTTP/9.9\r\nHost: " + WRONG + "\r\n\r\n"));
    Http caller = http.as(access(withPassword(http, EMAIL, NEXT)));
    DatabaseUrl owner = owner(folder);
    TestServer.execute(
        owner, "alter table users add constraint nobody_check check (false) not valid");
    refused.add(http.post("/users", json("email", "internal." + EMAIL, "password", WRONG)));
    refused.add(caller.patch("/users/me", json("full_name", WRONG, "email", "y." + EMAIL)));
    TestServer.execute(owner, "alter table users drop constraint nobody_check");
    TestServer.execute(owner, "alter table tokens rename to hidden");
    refused.add(withPassword(http, EMAIL, NEXT));
    refused.add(caller.get("/users/me"));
    TestServer.execute(owner, "alter table hidden rename to tokens");
    assertThat(refused.getLast().status()).isEqualTo(500);
  }

  /** The database of a program, as its owner. */
  private static DatabaseUrl owner(Path folder) throws IOException {
    Path pid;
    try (Stream<Path> files = Files.walk(folder)) {
      pid = files.filter(file -> file.endsWith("cluster/postmaster.pid")).findFirst().orElseThrow();
    }
    String port = Files.readAllLines(pid).get(3);
    String password = Files.readString(pid.resolveSibling("../password")).strip();
    return DatabaseUrl.parse(
        "postgresql://typeset:" + password + "@127.0.0.1:" + port + "/typeset?sslmode=disable");
  }

  private static List<Path> logs(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(file -> file.getFileName().toString().startsWith("server.log")).toList();
    }
  }

  private void assertClean(String place, String text) {
    for (String secret : secrets) {
      assertThat(text).as(place).doesNotContainIgnoringCase(secret);
    }
  }
}
