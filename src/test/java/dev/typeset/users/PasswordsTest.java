package dev.typeset.users;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.typeset.core.Failure;
import dev.typeset.core.Problem;
import dev.typeset.users.Passwords.Verdict;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.Disposable;
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

  @Nested
  class Verify {
    @Test
    void tellsTheRightPasswordFromOthers() {
      String hash = hash("correct horse ü");
      assertThat(verdict("correct horse ü", hash)).isEqualTo(Verdict.RIGHT);
      assertThat(verdict("correct horse u", hash)).isEqualTo(Verdict.WRONG);
      assertThat(verdict("", hash)).isEqualTo(Verdict.WRONG);
    }

    /** The examples of the reference implementation, phc-winner-argon2. */
    @ParameterizedTest
    @CsvSource(
        delimiter = ' ',
        value = {
          "RIGHT $argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc",
          "RIGHT_BUT_OUTDATED $argon2id$v=19$m=256,t=2,p=1$c29tZXNhbHQ$nf65EOgLrQMR/uIPnA4rEsF5h7TKyQwu9U1bMCHGi/4",
          "RIGHT_BUT_OUTDATED $argon2id$v=19$m=256,t=2,p=2$c29tZXNhbHQ$bQk8UB/VmZZF4Oo79iDXuL5/0ttZwg2f/5U52iv1cDc"
        })
    void takesTheParametersFromTheHash(Verdict verdict, String hash) {
      assertThat(verdict("password", hash)).isEqualTo(verdict);
      assertThat(verdict("passwore", hash)).isEqualTo(Verdict.WRONG);
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "",
          "!",
          "password",
          "$2b$12$R9h/cIPz0gi.URNNX3kh2OPST9/PgBkqquzi.Ss7KIUgO2t0jWMUW",
          "$argon2i$v=19$m=256,t=2,p=1$c29tZXNhbHQ$nf65EOgLrQMR/uIPnA4rEsF5h7TKyQwu9U1bMCHGi/4",
          "$argon2id$v=16$m=256,t=2,p=1$c29tZXNhbHQ$nf65EOgLrQMR/uIPnA4rEsF5h7TKyQwu9U1bMCHGi/4",
          "$argon2id$v=19$m=999999,t=2,p=1$c29tZXNhbHQ$nf65EOgLrQMR/uIPnA4rEsF5h7TKyQwu9U1bMCHGi/4",
          "$argon2id$v=19$m=256,t=99,p=1$c29tZXNhbHQ$nf65EOgLrQMR/uIPnA4rEsF5h7TKyQwu9U1bMCHGi/4",
          "$argon2id$v=19$m=256,t=0,p=1$c29tZXNhbHQ$nf65EOgLrQMR/uIPnA4rEsF5h7TKyQwu9U1bMCHGi/4",
          "$argon2id$v=19$m=256,t=2,p=9$c29tZXNhbHQ$nf65EOgLrQMR/uIPnA4rEsF5h7TKyQwu9U1bMCHGi/4",
          "$argon2id$v=19$m=7,t=2,p=1$c29tZXNhbHQ$nf65EOgLrQMR/uIPnA4rEsF5h7TKyQwu9U1bMCHGi/4",
          "$argon2id$v=19$m=256,t=2,p=1$c29tZXNhbHQ$nf65",
          "$argon2id$v=19$m=256,t=2,p=1$c29tZXNhbHQaa$nf65EOgLrQMR/uIPnA4rEsF5h7TKyQwu9U1bMCHGi/4",
        })
    void saysNoToWhatIsNoSuchHash(String hash) {
      assertThat(verdict("password", hash)).isEqualTo(Verdict.WRONG);
    }

    @Test
    void worksAsHardWhereThereIsNoHash() {
      String hash = hash("password");
      verdict("password", hash);
      long known = LongStream.range(0, 5).map(_ -> nanos("passwore", hash)).min().orElseThrow();
      long unknown = LongStream.range(0, 5).map(_ -> nanos("passwore", null)).min().orElseThrow();
      long unusable = LongStream.range(0, 5).map(_ -> nanos("passwore", "!")).min().orElseThrow();
      assertThat(unknown).isBetween(known / 3, known * 3);
      assertThat(unusable).isBetween(known / 3, known * 3);
    }

    private static long nanos(String password, @Nullable String hash) {
      long start = System.nanoTime();
      verdict(password, hash);
      return System.nanoTime() - start;
    }

    private static Verdict verdict(String password, @Nullable String hash) {
      return PASSWORDS.verify(password, hash).blockOptional(Duration.ofSeconds(20)).orElseThrow();
    }
  }

  @Nested
  class Turns {
    @Test
    void areGivenUpByCallersWhoAreGone() {
      try (var passwords = new Passwords(1, 10, Duration.ofMinutes(1))) {
        List<Disposable> callers =
            Stream.generate(() -> passwords.hash("password").subscribe()).limit(10).toList();
        assertThat(passwords.waiting()).isPositive();
        callers.forEach(Disposable::dispose);
        assertThat(passwords.waiting()).isZero();
        assertThat(passwords.hash("password").blockOptional(Duration.ofSeconds(20))).isPresent();
      }
    }

    @Test
    void areRefusedAfterTheLongestWait() {
      try (var passwords = new Passwords(1, 1_000, Duration.ofMillis(1))) {
        assertThatExceptionOfType(Failure.class)
            .isThrownBy(() -> passwords.hash("password").block(Duration.ofSeconds(20)))
            .extracting(Failure::problem)
            .isInstanceOf(Problem.Overloaded.class);
      }
    }
  }

  private static String hash(String password) {
    return PASSWORDS.hash(password).blockOptional(Duration.ofSeconds(20)).orElseThrow();
  }
}
