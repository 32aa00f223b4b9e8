package dev.typeset.users;

import static dev.typeset.testing.Given.PASSWORD;
import static org.assertj.core.api.Assertions.assertThat;

import dev.typeset.testing.Given;
import dev.typeset.testing.Http;
import dev.typeset.testing.SignIns;
import dev.typeset.testing.TestApp;
import dev.typeset.testing.TestServer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Whether there is an account is not told by time. Only the ratio of medians of interleaved
 * attempts is held, and far from tightly. {@code -Dtypeset.timing=200} makes that many attempts.
 */
class TimingTest {
  private static final int ATTEMPTS = Integer.getInteger("typeset.timing", 80);
  private static final int WARM_UP = 10;

  @Test
  void isTheSameForAnUnknownAddressAsForAWrongPassword() {
    try (TestApp app = TestApp.start()) {
      Http http = app.anonymous();
      String known = Given.email();
      assertThat(http.post("/users", Given.json("email", known, "password", PASSWORD)).status())
          .isEqualTo(201);
      String inactive = Given.email();
      TestServer.execute(
          app.url(),
          "insert into users (email, hashed_password, is_active) select '%s', hashed_password, false from users where email = '%s'"
              .formatted(inactive, known));
      List<Long> wrong = new ArrayList<>();
      List<Long> unknown = new ArrayList<>();
      List<Long> closed = new ArrayList<>();
      for (int i = -WARM_UP; i < ATTEMPTS / 2; i++) {
        long knownNanos = attempt(http, known, "wrong horse battery");
        long unknownNanos = attempt(http, "nobody" + i + "@example.com", PASSWORD);
        long closedNanos = i % 4 == 0 ? attempt(http, inactive, PASSWORD) : -1;
        if (i >= 0) {
          wrong.add(knownNanos);
          unknown.add(unknownNanos);
          if (closedNanos >= 0) {
            closed.add(closedNanos);
          }
        }
      }
      System.out.printf(
          "Sign-ins refused, median ms: wrong password %.2f (%d), unknown address %.2f (%d), not active %.2f (%d)%n",
          median(wrong) / 1e6,
          wrong.size(),
          median(unknown) / 1e6,
          unknown.size(),
          median(closed) / 1e6,
          closed.size());
      assertThat(median(unknown) / median(wrong)).isBetween(0.5, 2.0);
      assertThat(median(closed) / median(wrong)).isBetween(0.5, 2.0);
    }
  }

  private static long attempt(Http http, String email, String password) {
    long begin = System.nanoTime();
    var answer = SignIns.withPassword(http, email, password);
    long nanos = System.nanoTime() - begin;
    assertThat(answer.status()).isEqualTo(400);
    return nanos;
  }

  private static double median(List<Long> values) {
    return values.stream().sorted().toList().get(values.size() / 2);
  }
}
