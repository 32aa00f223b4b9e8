package dev.typeset.build;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.typeset.testing.TestApp;
import dev.typeset.testing.TestServer;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class AudienceTest {
  private static final String EMAIL = "audience@example.com";
  private static final String PASSWORD = "what-the-audience-knows";

  @Nested
  class Ask {
    @Test
    void getsTheAnswersThatItExpectsAndRefusesOthers() {
      try (TestApp app =
          TestApp.start(
              TestServer.migrated(), Map.of("ADMIN_EMAIL", EMAIL, "ADMIN_PASSWORD", PASSWORD))) {
        URI service = URI.create("http://127.0.0.1:" + app.app().port());
        try (var audience = new Audience(service, EMAIL, PASSWORD)) {
          audience.ask(1);
        }
        assertThat(TestServer.query(app.url(), "select count(*) from posts")).isEqualTo("300");
        try (var stranger = new Audience(service, EMAIL, "something-else")) {
          assertThatThrownBy(() -> stranger.ask(1)).hasMessageContaining("in place of 200");
        }
      }
    }
  }
}
