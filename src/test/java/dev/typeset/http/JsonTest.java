package dev.typeset.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
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

  @Nested
  class Strings {
    private record Word(String text) {}

    @Test
    void areWrittenAsJacksonWritesThem() throws JsonProcessingException {
      var jackson =
          JsonMapper.builder()
              .enable(JsonGenerator.Feature.COMBINE_UNICODE_SURROGATES_IN_UTF8)
              .build();
      var random = new Random(8259);
      List<String> alphabet =
          List.of(
              "a",
              "Z",
              "0",
              "/",
              "'",
              "\"",
              "\\",
              "\n",
              "\u0000",
              "\u001f",
              " ",
              "\u007f",
              "é",
              "\u2028",
              "日",
              "😀",
              "word ".repeat(50));
      for (int i = 0; i < 20_000; i++) {
        int kinds = i % 2 == 0 ? alphabet.size() : 4;
        String text =
            random
                .ints(random.nextInt(40), 0, kinds)
                .mapToObj(alphabet::get)
                .collect(Collectors.joining());
        var word = new Word(text);
        assertThat(Json.write(word)).isEqualTo(jackson.writeValueAsBytes(word));
      }
    }

    @Test
    void areEscapedWhereverTheOneCharacterStands() throws JsonProcessingException {
      var jackson = JsonMapper.builder().build();
      for (int character = 0; character < 0x100; character++) {
        for (int place = 0; place < 20; place++) {
          var word = new Word("!".repeat(place) + (char) character + "~".repeat(19 - place));
          assertThat(Json.write(word)).isEqualTo(jackson.writeValueAsBytes(word));
        }
      }
    }

    @Test
    void mayBeLongerThanAnyBuffer() {
      var word = new Word("0123456789".repeat(100_000));
      assertThat(new String(Json.write(word), UTF_8))
          .isEqualTo("{\"text\":\"" + word.text() + "\"}");
    }

    @Test
    void keepTheirBytesInALineOfAStream() {
      assertThat(Json.line(new Word("a \"b\" 😀"), "c"))
          .isEqualTo("{\"text\":\"a \\\"b\\\" 😀\",\"cursor\":\"c\"}\n");
    }
  }
}
