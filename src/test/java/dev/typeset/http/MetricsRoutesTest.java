package dev.typeset.http;

import static dev.typeset.testing.ProblemAnswers.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.typeset.core.Secret;
import dev.typeset.core.Signer;
import dev.typeset.testing.Http;
import dev.typeset.testing.Http.Answer;
import dev.typeset.testing.Strangers;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who may read the metrics; what they are is MetricsTest's. */
class MetricsRoutesTest {
  private static final String TOKEN = "0123456789abcdef";
  private static Reply reply;
  private static HttpServer server;
  private static Http http;

  @BeforeAll
  static void start() {
    reply = new Reply(Duration.ofSeconds(5));
    server = server(new Secret(TOKEN));
    http = new Http("http://127.0.0.1:" + server.port());
  }

  @AfterAll
  static void stop() {
    server.close();
    reply.close();
  }

  @Nested
  class OnThisMachine {
    @Test
    void areForEverybody() {
      assertGiven(http.get("//metrics"));
      assertGiven(get("Authorization", "Bearer wrong"));
    }
  }

  @Nested
  class ThroughAProxy {
    @ParameterizedTest
    @CsvSource({
      "X-Forwarded-For, 198.51.100.7",
      "X-Forwarded-For, 127.0.0.1",
      "X-Forwarded-For, ''",
      "x-forwarded-for, nonsense",
      "Forwarded, for=127.0.0.1"
    })
    void wantTheToken(String header, String value) {
      Answer refused = get(header, value);
      assertProblem(refused, 401, "unauthorized");
      assertThat(refused.header("WWW-Authenticate")).isEqualTo("Bearer realm=\"typeset\"");
      assertGiven(get(header, value, "Authorization", "Bearer " + TOKEN));
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "Bearer",
          "Bearer ",
          "Bearer 0123456789abcde",
          "Bearer 0123456789abcdef0",
          "Bearer 0123456789ABCDEF",
          "Basic 0123456789abcdef",
          "0123456789abcdef",
          "Bearer \"0123456789abcdef\""
        })
    void refuseOtherTokens(String authorization) {
      Answer refused = get("X-Forwarded-For", "127.0.0.1", "Authorization", authorization);
      assertProblem(refused, 401, "unauthorized");
      assertThat(refused.header("WWW-Authenticate")).endsWith(", error=\"invalid_token\"");
    }

    @Test
    void tellTokensApartThatCameOnOneConnection() {
      String[] wrong = {"X-Forwarded-For", "127.0.0.1", "Authorization", "Bearer 0123456789ABCdef"};
      assertProblem(get(wrong), 401, "unauthorized");
      assertGiven(get("X-Forwarded-For", "127.0.0.1", "Authorization", "Bearer " + TOKEN));
      assertProblem(get(wrong), 401, "unauthorized");
    }

    @Test
    void takeTheSchemeInAnyCase() {
      assertGiven(get("X-Forwarded-For", "127.0.0.1", "Authorization", "bearer " + TOKEN));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Bearer", "Bearer null", "Bearer 0123456789abcdef"})
    void areForNobodyWithoutAToken(String authorization) {
      try (var closed = server(null)) {
        assertProblem(
            new Http("http://127.0.0.1:" + closed.port())
                .send(
                    "GET",
                    "//metrics",
                    null,
                    "X-Forwarded-For",
                    "127.0.0.1",
                    "Authorization",
                    authorization),
            401,
            "unauthorized");
      }
    }
  }

  @Nested
  class FromAnotherAddress {
    @Test
    void wantTheToken() throws SocketException {
      Optional<InetAddress> outer =
          NetworkInterface.networkInterfaces()
              .flatMap(NetworkInterface::inetAddresses)
              .filter(address -> address instanceof Inet4Address && !address.isLoopbackAddress())
              .findFirst();
      assumeThat(outer).as("an address that is not loopback").isPresent();
      var other = new Http("http://" + outer.orElseThrow().getHostAddress() + ":" + server.port());
      assertProblem(other.get("//metrics"), 401, "unauthorized");
      assertGiven(other.send("GET", "//metrics", null, "Authorization", "Bearer " + TOKEN));
    }
  }

  private static Answer get(String... headers) {
    return http.send("GET", "//metrics", null, headers);
  }

  private static void assertGiven(Answer answer) {
    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    assertThat(answer.text()).isEqualTo("figures 1.0");
  }

  private static HttpServer server(@Nullable Secret token) {
    var api = new Api(reply, new Signer(List.of()), Replays.NONE, Strangers.admission());
    new MetricsRoutes(() -> "figures 1.0", token).register(api);
    var server = new HttpServer(api, () -> true);
    server.start(Port.take("0.0.0.0", 0));
    return server;
  }
}
