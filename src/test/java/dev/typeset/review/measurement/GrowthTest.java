package dev.typeset.review.measurement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GrowthTest {
  @Test
  void drawsAStraightLineThroughItsPoints() {
    Growth growth = growth(100, 0, 200, 0, 400, 0);
    assertThat(growth.grows()).isTrue();
    assertThat(growth.millis(1_000_000)).isCloseTo(4_000, within(0.001));
    assertThat(growth.sentence(false))
        .isEqualTo(
            "It grows with the rows: 400 ms with 100,000 posts, about 40.0 s with 10 million.");
  }

  @Test
  void doesNotTakeNoiseForGrowth() {
    assertThat(growth(0.2, 0, 0.3, 100, 0.9, 4_000).sentence(false))
        .isEqualTo("It does not depend on the rows: 0.9 ms with 100,000 posts.");
    assertThat(growth(50, 0, 40, 0, 60, 0).grows()).isFalse();
  }

  @Test
  void growsWhereAllRowsAreReadThoughThatIsQuick() {
    assertThat(growth(3, 0, 3, 0, 3, 0).sentence(true))
        .isEqualTo(
            "It grows with the rows: 3.0 ms with 100,000 posts, about 300 ms with 10 million.");
  }

  @Test
  void growsWithWhatIsWrittenThoughItIsFast() {
    assertThat(growth(1, 100_000, 1, 200_000, 1, 400_000).grows()).isTrue();
  }

  @Test
  void neverForetellsLessThanWasSeen() {
    assertThat(growth(90, 0, 80, 0, 70, 0).millis(10_000_000)).isEqualTo(80);
    assertThat(new Growth(List.of(new Growth.Point(400, 3, 0))).sentence(false))
        .isEqualTo("It takes 3.0 ms with 400 posts.");
  }

  @ParameterizedTest
  @CsvSource({
    "0.04, 0.0 ms",
    "9.94, 9.9 ms",
    "10, 10 ms",
    "1234, 1.2 s",
    "119999, 120.0 s",
    "150000, 3 min"
  })
  void writesTimesAsPeopleDo(double millis, String written) {
    assertThat(Growth.time(millis)).isEqualTo(written);
  }

  private static Growth growth(
      double first,
      long firstBytes,
      double second,
      long secondBytes,
      double third,
      long thirdBytes) {
    return new Growth(
        List.of(
            new Growth.Point(25_000, first, firstBytes),
            new Growth.Point(50_000, second, secondBytes),
            new Growth.Point(100_000, third, thirdBytes)));
  }
}
