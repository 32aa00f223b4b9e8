package dev.typeset.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Random;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonTest {
  @Nested
  class Text {
    @ParameterizedTest
    @CsvSource({
      "2026-01-06T09:00:00Z, 2026-01-06T09:00:00.000000Z",
      "2026-11-22T20:53:00.22501Z, 2026-11-22T20:53:00.225010Z",
      "2026-11-22T20:53:00.000001999Z, 2026-11-22T20:53:00.000001Z",
      "2026-01-01T01:30:00+02:00, 2025-12-31T23:30:00.000000Z",
      "0001-01-01T00:00:00Z, 0001-01-01T00:00:00.000000Z",
      "9999-12-31T23:59:59.999999Z, 9999-12-31T23:59:59.999999Z",
      "+10000-01-01T00:00:00Z, +10000-01-01T00:00:00.000000Z",
      "-0044-03-15T12:00:00Z, -0044-03-15T12:00:00.000000Z"
    })
    void hasSixDigitsInUtc(OffsetDateTime time, String text) {
      assertThat(Json.text(time)).isEqualTo(text);
    }

    @Test
    void isWhatTheFormatterOfJavaWrites() {
      var formatter = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'");
      var random = new Random(25);
      for (int i = 0; i < 10_000; i++) {
        OffsetDateTime time =
            Instant.ofEpochSecond(
                    random.nextLong(-62_000_000_000L, 250_000_000_000L),
                    random.nextInt(1_000_000_000))
                .atOffset(ZoneOffset.UTC);
        assertThat(Json.text(time)).isEqualTo(formatter.format(time));
      }
    }
  }
}
