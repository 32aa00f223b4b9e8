package dev.typeset.db;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.OffsetDateTime;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TimeTextTest {
  @ParameterizedTest
  @CsvSource({
    "2026-01-06 09:00:00+00, 2026-01-06T09:00:00Z",
    "2026-01-06T09:00:00+00:00, 2026-01-06T09:00:00Z",
    "2026-01-06 09:00:00.25+00, 2026-01-06T09:00:00.25Z",
    "2026-11-22 20:53:00.225010+00, 2026-11-22T20:53:00.22501Z",
    "2026-11-22T20:53:00.000001+00:00, 2026-11-22T20:53:00.000001Z",
    "0001-01-01 00:00:00+00, 0001-01-01T00:00:00Z",
    "9999-12-31 23:59:59.999999+00, 9999-12-31T23:59:59.999999Z",
    "2026-01-06T09:00:00+02:00, 2026-01-06T09:00:00+02:00"
  })
  void readsWhatTheServerWrites(String text, OffsetDateTime time) {
    assertThat(TimeText.parse(text, 0, text.length())).isEqualTo(time);
  }
}
