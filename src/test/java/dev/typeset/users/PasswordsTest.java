package dev.typeset.users;

import static org.assertj.core.api.Assertions.assertThat;

import dev.typeset.core.Failure;
import dev.typeset.core.Problem;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

class PasswordsTest {
  private static final Passwords PASSWORDS = new Passwords(Duration.ofMinutes(1));

  @AfterAll
  static void close() {
    PASSWORDS.close();
  }

  @Nested
  class Hash {
    @Test
    void isArgon2idWithTheParametersThatItNames() {
      String hash = hash("correct horse ü");
      assertThat(hash)
          .matches("\\$argon2id\\$v=19\\$m=19456,t=2,p=1\\$[A-Za-z0-9+/]{22}\\$[A-Za-z0-9+/]{43}");
      String[] parts = hash.split("\\$", -1);
      var generator = new Argon2BytesGenerator();
      generator.init(
          new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
              .withVersion(0x13)
              .withMemoryAsKB(19_456)
              .withIterations(2)
              .withParallelism(1)
              .withSalt(Base64.getDecoder().decode(parts[4]))
              .build());
      byte[] again = new byte[32];
      generator.generateBytes("correct horse ü".getBytes(StandardCharsets.UTF_8), again);
      assertThat(Base64.getDecoder().decode(parts[5])).isEqualTo(again);
    }

    @Test
    void isNeverTheSameTwice() {
      assertThat(hash("password")).isNotEqualTo(hash("password"));
    }

    @Test
    void isMadeOnThreadsOfItsOwn() {
      var thread = new AtomicReference<String>();
      assertThat(
              PASSWORDS
                  .hash("password")
                  .doOnNext(_ -> thread.set(Thread.currentThread().getName()))
                  .block())
          .isNotNull();
      assertThat(thread.get()).startsWith("password-");
    }

    @Test
    void isRefusedWhereTooManyWait() {
      try (var crowded = new Passwords(1, 3, Duration.ofMinutes(1))) {
        List<String> outcomes =
            Flux.range(0, 10)
                .flatMap(
                    _ ->
                        crowded
                            .hash("password")
                            .map(_ -> "hashed")
                            .onErrorResume(
                                Failure.class,
                                failure ->
                                    Mono.just(
                                        failure.problem() instanceof Problem.Overloaded
                                            ? "refused"
                                            : "failed")),
                    10)
                .collectList()
                .blockOptional(Duration.ofSeconds(100))
                .orElseThrow();
        assertThat(outcomes).hasSize(10).contains("hashed", "refused").doesNotContain("failed");
      }
    }
  }

  private static String hash(String password) {
    return PASSWORDS.hash(password).blockOptional(Duration.ofSeconds(20)).orElseThrow();
  }
}
