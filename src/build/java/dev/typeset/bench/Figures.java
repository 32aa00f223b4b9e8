package dev.typeset.bench;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Every figure of a run: what the page and the chart are made of, without measuring again.
 *
 * @param date the day, as 2026-01-31
 * @param commit what was measured
 * @param services who was measured, the one that ratios are of first
 * @param cases what they were asked, and what came of it
 */
public record Figures(
    String date,
    String commit,
    Machine machine,
    Method method,
    List<Service> services,
    List<Case> cases) {
  private static final ObjectMapper JSON =
      JsonMapper.builder()
          .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
          .enable(SerializationFeature.INDENT_OUTPUT)
          .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .build();

  /**
   * What it ran on, load and database included.
   *
   * @param postgresql the version, or null where it could not be asked
   * @param embedded whether the database was a temporary one, which never waits for the disk
   */
  public record Machine(
      int processors,
      long memoryMib,
      String system,
      String java,
      @Nullable String postgresql,
      boolean embedded) {}

  /**
   * How it was measured.
   *
   * @param hub whether an author of very many posts and a tag on half of all posts were among the
   *     data
   */
  public record Method(
      int users,
      int posts,
      boolean hub,
      int connections,
      int warmUpSeconds,
      int rounds,
      int seconds,
      int steadySeconds) {}

  /**
   * Who was measured.
   *
   * @param ours whether it is this program
   * @param startSeconds from the start of the process until it was ready, each time
   * @param residentMib the most memory that the process had under load; null where not known
   */
  public record Service(
      String name,
      String title,
      boolean ours,
      List<Double> startSeconds,
      @Nullable Long residentMib) {}

  /** What was asked, and what came of it by the name of the service; none where it has no such. */
  public record Case(String name, String title, Map<String, Load> loads) {}

  /**
   * As many requests as connections can, round after round.
   *
   * @param rates answers a second in each round; none where not one answer came in time
   * @param p99Millis the 99th percentile of the latency in each round
   * @param failures requests that failed, or that had no answer within 10 s
   * @param steady the same at half of that load; null where it was not measured
   */
  public record Load(
      List<Double> rates, List<Double> p99Millis, long failures, @Nullable Steady steady) {

    /** The median of the rounds, or 0 where no answer came. */
    @JsonIgnore
    public double rate() {
      return median(rates);
    }
  }

  /**
   * Requests sent at times that were fixed beforehand; latencies count from those times.
   *
   * @param rate requests a second
   */
  public record Steady(
      double rate, double p50Millis, double p99Millis, double mostMillis, long failures) {}

  /** The one in the middle, of two the lower; 0 of none. */
  static double median(List<Double> values) {
    return values.isEmpty() ? 0 : values.stream().sorted().toList().get((values.size() - 1) / 2);
  }

  /** The figures in a file. */
  public static Figures read(Path file) throws IOException {
    return JSON.readValue(file.toFile(), Figures.class);
  }

  void write(Path file) throws IOException {
    Files.writeString(file, JSON.writeValueAsString(this) + "\n");
  }
}
