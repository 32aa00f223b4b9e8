package dev.typeset.sessions;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.typeset.testing.Given;
import dev.typeset.testing.SignedIn;
import dev.typeset.testing.TestApp;
import dev.typeset.testing.TestServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Who may act is looked up from the headers; the body may come much later. */
class SlowBodyTest {
  private static final String BODY = "{\"full_name\":\"Late\"}";
  private static final Duration LONGER_THAN_TRUST = Duration.ofMillis(1_200);

  private static TestApp app;

  @BeforeAll
  static void start() {
    app = TestApp.start();
  }

  @AfterAll
  static void stop() {
    app.close();
  }

  @Test
  void isNotTakenOfWhoWasDeactivatedMeanwhile() throws Exception {
    long id = Given.user(app.http());
    String answer =
        sendSlowly(id, () -> execute("update users set is_active = false where id = " + id));
    assertThat(answer).startsWith("HTTP/1.1 401 ").contains("2 statements");
    assertThat(query("select full_name from users where id = " + id)).isEqualTo("null");
  }

  @Test
  void isNotTakenByTheRightsOfAnAdminWhoIsNoneAnyMore() throws Exception {
    long id = Given.user(app.http());
    execute("update users set role = 'admin' where id = " + id);
    String answer =
        sendSlowly(id, () -> execute("update users set role = 'user' where id = " + id));
    assertThat(answer).startsWith("HTTP/1.1 401 ").contains("2 statements");
  }

  @Test
  void isTakenOfWhoStillMay() throws Exception {
    long id = Given.user(app.http());
    assertThat(sendSlowly(id, () -> {})).startsWith("HTTP/1.1 200 ");
    assertThat(query("select full_name from users where id = " + id)).isEqualTo("Late");
  }

  private static String sendSlowly(long id, Runnable meanwhile)
      throws IOException, InterruptedException {
    String head =
        """
        PATCH /api/v1/users/%d HTTP/1.1
        Host: x
        Authorization: Bearer %s
        Content-Type: application/json
        Content-Length: %d
        Connection: close

        """
            .formatted(id, SignedIn.user(app.url(), id), BODY.length())
            .replace("\n", "\r\n");
    try (var socket = new Socket(InetAddress.getLoopbackAddress(), app.app().port())) {
      var out = socket.getOutputStream();
      out.write(head.getBytes(UTF_8));
      out.write(BODY.substring(0, 1).getBytes(UTF_8));
      out.flush();
      Thread.sleep(LONGER_THAN_TRUST);
      meanwhile.run();
      out.write(BODY.substring(1).getBytes(UTF_8));
      out.flush();
      return new String(socket.getInputStream().readAllBytes(), UTF_8);
    }
  }

  private static void execute(String sql) {
    TestServer.execute(app.url(), sql);
  }

  private static String query(String sql) {
    return TestServer.query(app.url(), sql);
  }
}
