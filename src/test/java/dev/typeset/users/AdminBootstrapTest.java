package dev.typeset.users;

import static dev.typeset.testing.Given.json;
import static dev.typeset.testing.SignIns.access;
import static dev.typeset.testing.SignIns.withPassword;
import static org.assertj.core.api.Assertions.assertThat;

import dev.typeset.db.DatabaseUrl;
import dev.typeset.testing.Given;
import dev.typeset.testing.Http;
import dev.typeset.testing.Http.Answer;
import dev.typeset.testing.Program;
import dev.typeset.testing.TestApp;
import dev.typeset.testing.TestServer;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AdminBootstrapTest {
  private static final String EMAIL = "first@example.com";
  private static final String PASSWORD = "first horse battery";

  private static Map<String, String> settings(Map<String, String> others) {
    Map<String, String> all = new HashMap<>(others);
    all.put("ADMIN_EMAIL", EMAIL);
    all.put("ADMIN_PASSWORD", PASSWORD);
    return all;
  }

  private static Program start(DatabaseUrl url) {
    return Program.start(settings(TestApp.settings(url)));
  }

  private static String admins(DatabaseUrl url) {
    return TestServer.query(
        url,
        "select coalesce(string_agg(email, ',' order by id), '') from users where role = 'admin'");
  }

  @Nested
  class FirstAdmin {
    @Test
    void isMadeOnceAndMayDoAll() {
      DatabaseUrl url = TestServer.migrated();
      try (Program program = start(url)) {
        Http http = program.ready();
        Http admin = http.as(access(withPassword(http, EMAIL, PASSWORD)));
        assertThat(admin.get("/users").status()).isEqualTo(200);
        Answer changed = admin.patch("/users/me", json("password", "second horse battery"));
        assertThat(changed.status()).as(changed.text()).isEqualTo(200);
        assertThat(program.output()).containsOnlyOnce("Made the first admin");
        assertThat(program.output()).doesNotContain(PASSWORD).doesNotContain(EMAIL);
      }
      String before = TestServer.query(url, "select users::text from users");
      try (Program again = start(url)) {
        Http http = again.ready();
        assertThat(withPassword(http, EMAIL, PASSWORD).status()).isEqualTo(400);
        assertThat(withPassword(http, EMAIL, "second horse battery").status()).isEqualTo(200);
        assertThat(again.output())
            .doesNotContain("Made the first admin")
            .doesNotContain("No admin");
      }
      assertThat(TestServer.query(url, "select users::text from users")).isEqualTo(before);
    }

    @Test
    void isOneWhereTwoStartAtOnce() {
      DatabaseUrl url = TestServer.migrated();
      try (Program first = start(url);
          Program second = start(url)) {
        for (Program program : List.of(first, second)) {
          Http http = program.ready();
          assertThat(withPassword(http, EMAIL, PASSWORD).status()).isEqualTo(200);
        }
        assertThat(admins(url)).isEqualTo(EMAIL);
        assertThat(first.output() + second.output()).containsOnlyOnce("Made the first admin");
      }
    }

    @Test
    void isNobodyWhoHasTheAddressAlready() {
      DatabaseUrl url = TestServer.migrated();
      TestServer.execute(
          url, "insert into users (email, hashed_password) values ('FIRST@example.com', '!')");
      try (Program program = start(url)) {
        Http http = program.ready();
        assertThat(admins(url)).isEmpty();
        assertThat(program.output()).containsOnlyOnce("No admin was made").doesNotContain(EMAIL);
        assertThat(withPassword(http, EMAIL, PASSWORD).status()).isEqualTo(400);
      }
    }
  }

  @Nested
  class Demo {
    private static final Map<String, String> ACCOUNTS =
        Map.of(
            "ada@example.com", "typeset-demo-ada",
            "grace@example.com", "typeset-demo-grace",
            "linus@example.com", "typeset-demo-linus");

    private static Map<String, String> settings(Path folder, String host) {
      return Map.of("PORT", "0", "HOST", host, "DATA_DIR", folder.toString());
    }

    /** The same as seen from this machine, whatever it listens on. */
    private static Http http(Program program) {
      program.ready();
      return Http.ofService("http://127.0.0.1:" + program.port());
    }

    @Test
    void accountsAreOpenOnThisMachineAloneUntilTheirPasswordIsTheirOwn(@TempDir Path folder) {
      String own = "ada's own battery";
      Http before;
      try (Program program = Program.start(settings(folder, "127.0.0.1"))) {
        Http http = program.ready();
        ACCOUNTS.forEach((email, password) -> {
          Http caller = http.as(access(withPassword(http, email, password)));
          assertThat(caller.get("/users/me").at("/role"))
              .isEqualTo(email.startsWith("ada") ? "admin" : "user");
        });
        Http ada = http.as(access(withPassword(http, "ada@example.com", "typeset-demo-ada")));
        assertThat(ada.patch("/users/me", json("password", own)).status()).isEqualTo(200);
        before = http.as(access(withPassword(http, "grace@example.com", "typeset-demo-grace")));
        assertThat(before.get("/users/me").status()).isEqualTo(200);
      }
      try (Program program = Program.start(settings(folder, "0.0.0.0"))) {
        Http http = http(program);
        ACCOUNTS.forEach((email, password) ->
            assertThat(withPassword(http, email, password).status()).as(email).isEqualTo(400));
        assertThat(http.as(before.token()).get("/users/me").status())
            .as("the sign-in from before")
            .isEqualTo(401);
        Http ada = http.as(access(withPassword(http, "ada@example.com", own)));
        assertThat(ada.get("/users").status()).isEqualTo(200);
        assertThat(ada.get("/users").text()).contains("grace@example.com");
        assertThat(http.get("/posts").json().at("/items")).hasSize(5);
      }
      try (Program program = Program.start(settings(folder, "127.0.0.1"))) {
        Http http = program.ready();
        assertThat(withPassword(http, "ada@example.com", own).status()).isEqualTo(200);
        assertThat(withPassword(http, "grace@example.com", "typeset-demo-grace").status())
            .as("what was closed stays closed")
            .isEqualTo(400);
      }
    }

    @Test
    void accountsAreClosedWhereTheFirstStartIsForOthers(@TempDir Path folder) {
      try (Program program =
          Program.start(AdminBootstrapTest.settings(settings(folder, "0.0.0.0")))) {
        Http http = http(program);
        ACCOUNTS.forEach((email, password) ->
            assertThat(withPassword(http, email, password).status()).as(email).isEqualTo(400));
        Http admin = http.as(access(withPassword(http, EMAIL, PASSWORD)));
        Answer users = admin.get("/users");
        assertThat(users.json().findValuesAsText("role"))
            .containsExactlyInAnyOrder("admin", "user", "user", "user");
      }
    }

    @Test
    void accountsAreNotInADatabaseOfOnesOwn() {
      try (TestApp app = TestApp.start(Map.of("HOST", "127.0.0.1"))) {
        assertThat(Given.column(app.http().get("/users"), "email")).hasSize(1);
        ACCOUNTS.forEach((email, password) ->
            assertThat(withPassword(app.anonymous(), email, password).status()).isEqualTo(400));
      }
    }
  }
}
