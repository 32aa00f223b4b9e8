package dev.typeset;

import static org.assertj.core.api.Assertions.assertThat;

import dev.typeset.build.Folders;
import dev.typeset.core.SecretKey;
import dev.typeset.db.DatabaseUrl;
import dev.typeset.testing.Http;
import dev.typeset.testing.Http.Answer;
import dev.typeset.testing.Program;
import dev.typeset.testing.SignIns;
import dev.typeset.testing.SignedIn;
import dev.typeset.testing.TestApp;
import dev.typeset.testing.TestServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MainTest {
  private static Map<String, String> with(Map<String, String> settings, String name, String value) {
    Map<String, String> changed = new HashMap<>(settings);
    changed.put(name, value);
    return changed;
  }

  @Nested
  class Embedded {
    @Test
    void servesDemoDataKeepsItOverAKillAndNamesWhoHasTheDirectory(@TempDir Path folder) {
      Path dataDir = folder.resolve("with a space");
      var settings = Map.of("PORT", "0", "DATA_DIR", dataDir.toString());
      String key;
      try (Program first = Program.start(settings)) {
        Http http = first.ready();
        assertThat(http.get("/posts?tag=sql").json().at("/items")).hasSize(3);
        Answer signIn = SignIns.withPassword(http, "linus@example.com", "typeset-demo-linus");
        Http linus = http.as(SignIns.access(signIn));
        assertThat(linus.post("/tags", "{\"name\":\"kept\"}").status()).isEqualTo(201);
        key = read(dataDir);

        try (Program second = Program.start(settings)) {
          assertThat(second.exitCode()).isEqualTo(1);
          assertThat(second.output())
              .contains("in use by process " + first.pid())
              .contains("DATA_DIR")
              .doesNotContain("\tat ");
        }
        try (Program elsewhere =
            Program.start(with(settings, "DATA_DIR", folder.resolve("other").toString()))) {
          assertThat(elsewhere.ready().get("/posts").status()).isEqualTo(200);
        }
        first.kill();
      }
      try (Program again = Program.start(settings)) {
        Http http = again.ready();
        assertThat(http.get("/tags?prefix=kept").json().at("/items")).hasSize(1);
        assertThat(http.get("/posts?limit=100").json().at("/items")).hasSize(5);
        assertThat(read(dataDir)).isEqualTo(key);
        again.terminate();
        assertThat(again.exitCode()).isZero();
      }
    }

    private static String read(Path dataDir) {
      SecretKey key = SecretKeyFile.in(dataDir);
      assertThat(key.secret()).hasSize(64);
      return key.secret();
    }
  }

  @Nested
  class Output {
    @Test
    void isWrittenOnceSomebodyFlushes() {
      var written = new ByteArrayOutputStream();
      PrintStream output = Main.buffered(written);
      output.println("a line é");
      assertThat(written.size()).isZero();
      output.flush();
      assertThat(written.toString(StandardCharsets.UTF_8))
          .isEqualTo("a line é" + System.lineSeparator());
    }

    @ParameterizedTest
    @ValueSource(strings = {"text", "json"})
    void hasALineForEachRequest(String format) {
      var settings = with(TestApp.settings(TestServer.migrated()), "LOG_FORMAT", format);
      try (Program program = Program.start(settings)) {
        Http http = program.ready();
        for (int i = 1; i <= 300; i++) {
          assertThat(http.get("/tags/" + i).status()).isEqualTo(404);
        }
        program.terminate();
        assertThat(program.exitCode()).isZero();
        for (int i = 1; i <= 300; i++) {
          assertThat(program.output()).containsOnlyOnce("GET /api/v1/tags/" + i + " 404 ");
        }
      }
    }
  }

  @Nested
  class Stopping {
    @Test
    void letsARequestInFlightFinish() throws Exception {
      DatabaseUrl url = TestServer.migrated();
      TestServer.execute(url, "insert into tags (name) values ('held')");
      try (Program program = Program.start(with(TestApp.settings(url), "LOCK_TIMEOUT", "4s"));
          Connection holder = TestServer.connect(url)) {
        Http http = program.ready();
        holder.setAutoCommit(false);
        try (var statement = holder.createStatement()) {
          statement.execute("select 1 from tags for update");
        }
        var patched =
            http.as(SignedIn.admin(url)).sendAsync("PATCH", "/tags/1", "{\"name\":\"renamed\"}");
        awaitOneThatWaitsForALock(url);
        program.terminate();
        Thread.sleep(700);
        holder.commit();
        assertThat(patched)
            .succeedsWithin(Duration.ofSeconds(10))
            .satisfies(answer -> assertThat(answer.status()).isEqualTo(200));
        assertThat(program.exitCode()).isZero();
      }
      assertThat(TestServer.query(url, "select name from tags")).isEqualTo("renamed");
    }

    private static void awaitOneThatWaitsForALock(DatabaseUrl url) throws InterruptedException {
      String waiting =
          "select count(*) from pg_stat_activity"
              + " where datname = current_database() and wait_event_type = 'Lock'";
      for (int i = 0; i < 200 && TestServer.query(url, waiting).equals("0"); i++) {
        Thread.sleep(20);
      }
    }
  }

  @Nested
  class Settings {
    @Test
    void areReportedAllAtOnceAndEndTheProgramWithTwo() {
      try (Program program =
          Program.start(
              Map.of(
                  "PORT",
                  "seven",
                  "POOL_SIZE",
                  "0",
                  "DATABASE_URL",
                  "mysql://u:secret-word@h/d"))) {
        assertThat(program.exitCode()).isEqualTo(2);
        assertThat(program.output())
            .contains("PORT", "POOL_SIZE", "DATABASE_URL", "SECRET_KEYS")
            .doesNotContain("secret-word")
            .doesNotContain("\tat ");
      }
    }

    @Test
    void nameThePortThatIsTakenBeforeAnythingIsBegun(@TempDir Path folder) throws IOException {
      DatabaseUrl url = TestServer.empty();
      Path dataDir = folder.resolve("data");
      try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
        String port = "" + taken.getLocalPort();
        for (var settings :
            List.of(TestApp.settings(url), Map.of("DATA_DIR", dataDir.toString()))) {
          try (Program program = Program.start(with(settings, "PORT", port))) {
            assertThat(program.exitCode()).isEqualTo(1);
            assertThat(program.output().lines())
                .singleElement()
                .asString()
                .contains("Cannot listen on 127.0.0.1:" + port + ": Address already in use");
          }
        }
      }
      assertThat(TestServer.query(url, "select to_regclass('flyway_schema_history') is null"))
          .isEqualTo("true");
      assertThat(dataDir).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(strings = {"text", "json"})
    void haveTheLineOfARequestSoonAfterIt(String format) {
      var settings = with(TestApp.settings(TestServer.migrated()), "LOG_FORMAT", format);
      try (Program program = Program.start(settings)) {
        program.ready().get("/posts?limit=1");
        assertThat(program.await(Pattern.compile("GET /api/v1/posts (\\d+)"))).isEqualTo("200");
      }
    }

    @Test
    void letLogLinesBeJson() {
      var settings = with(TestApp.settings(TestServer.migrated()), "LOG_FORMAT", "json");
      try (Program program = Program.start(with(settings, "LOG_SQL", "true"))) {
        Http http = program.ready();
        assertThat(http.get("/posts?keyword=secretword").status()).isEqualTo(200);
        program.terminate();
        assertThat(program.exitCode()).isZero();
        assertThat(program.output().lines())
            .allSatisfy(line -> assertThat(line).startsWith("{").endsWith("}"));
        assertThat(program.output())
            .contains("with \\\"matches\\\"")
            .contains("GET /api/v1/posts 200")
            .doesNotContain("secretword");
      }
    }
  }

  @Nested
  class UnfitDatabases {
    @Test
    void endTheProgramWithOneLine() {
      var settings = with(TestApp.settings(TestServer.empty()), "MIGRATE", "never");
      try (Program program = Program.start(settings)) {
        assertThat(program.exitCode()).isEqualTo(1);
        assertThat(program.output())
            .contains("V001__users.sql")
            .contains("make migrate")
            .doesNotContain("\tat ");
      }
    }

    @Test
    void thatGrantTheServiceNothingEndTheProgramWithOneLine() {
      DatabaseUrl url = TestServer.migrated();
      String role = TestServer.service(url).user();
      TestServer.execute(url, "revoke all on all tables in schema public from " + role);
      try (Program program = Program.start(with(TestApp.settings(url), "MIGRATE", "never"))) {
        assertThat(program.exitCode()).isEqualTo(1);
        assertThat(program.output())
            .containsOnlyOnce("ERROR")
            .contains("does not let " + role + " read flyway_schema_history, ", "make migrate");
      }
    }
  }

  @Nested
  class Roles {
    private static final String WARNING = "may change the schema";

    @Test
    void areTwoAndWorthNoWarning() {
      DatabaseUrl url = TestServer.empty();
      try (Program program = Program.start(limited(url))) {
        Http http = program.ready();
        assertThat(http.as(SignedIn.admin(url)).post("/tags", "{\"name\":\"new\"}").status())
            .isEqualTo(201);
        assertThat(users(url)).isEqualTo(TestServer.service(url).user());
        program.terminate();
        assertThat(program.exitCode()).isZero();
        assertThat(program.output()).doesNotContain(WARNING).doesNotContain("WARN");
      }
    }

    @Test
    void areTwoWhereOthersMigrateToo() {
      DatabaseUrl url = TestServer.empty();
      Map<String, String> settings = limited(url);
      try (Program migrate = Program.start(settings, "migrate")) {
        assertThat(migrate.exitCode()).isZero();
      }
      Map<String, String> never = with(settings, "MIGRATE", "never");
      never.remove("MIGRATION_DATABASE_URL");
      try (Program program = Program.start(never)) {
        assertThat(program.ready().get("/posts").status()).isEqualTo(200);
        assertThat(program.output()).doesNotContain("WARN");
      }
    }

    @Test
    void areOneWithAWarningWhereTheOwnerServes() {
      DatabaseUrl url = TestServer.empty();
      for (String migrate : List.of("start", "never")) {
        var settings = with(limited(url), "DATABASE_URL", TestServer.text(url));
        settings.remove("MIGRATION_DATABASE_URL");
        settings.put("MIGRATE", migrate);
        try (Program program = Program.start(settings)) {
          assertThat(program.ready().get("/posts").status()).isEqualTo(200);
          assertThat(program.output())
              .containsOnlyOnce("WARN")
              .containsOnlyOnce(url.user() + " " + WARNING)
              .contains("DATABASE_URL", "MIGRATION_DATABASE_URL");
        }
      }
    }

    /** Limits that are off are a warning of their own. */
    private static Map<String, String> limited(DatabaseUrl url) {
      return with(TestApp.settings(url), "RATE_LIMITS", "on");
    }

    private static String users(DatabaseUrl url) {
      return TestServer.query(
          url,
          "select string_agg(distinct usename, ' ') from pg_stat_activity"
              + " where datname = current_database() and pid <> pg_backend_pid()");
    }
  }

  @Nested
  class Commands {
    @Test
    void migrateSeedAndSayWhatTheyDid() throws IOException {
      List<Path> undo = Folders.list(Path.of("db/undo"));
      String last = undo.getLast().getFileName().toString().replaceFirst("U", "V");
      DatabaseUrl url = TestServer.empty();
      var settings = new HashMap<>(TestApp.settings(url));
      settings.keySet().retainAll(List.of("DATABASE_URL", "MIGRATION_DATABASE_URL"));
      try (Program migrate = Program.start(settings, "migrate")) {
        assertThat(migrate.exitCode()).isZero();
        assertThat(migrate.output()).contains("migrations run: " + undo.size());
      }
      try (Program seed = Program.start(settings, "seed")) {
        assertThat(seed.exitCode()).isZero();
      }
      assertThat(TestServer.query(url, "select count(*) from posts")).isEqualTo("5");
      try (Program script = Program.start(settings, "migrate-sql")) {
        assertThat(script.exitCode()).isZero();
        assertThat(script.output()).contains("-- Nothing is pending.");
      }
      try (Program back = Program.start(settings, "undo")) {
        assertThat(back.exitCode()).isZero();
        assertThat(back.output()).contains(last + " was taken back", "lost: nothing");
      }
      try (Program status = Program.start(settings, "migrate-status")) {
        assertThat(status.exitCode()).isZero();
        assertThat(status.output()).containsPattern(last + " +pending");
      }
      try (Program unknown = Program.start(settings, "fly")) {
        assertThat(unknown.exitCode()).isEqualTo(1);
        assertThat(unknown.output()).contains("There is no command 'fly'");
      }
    }
  }
}
