package dev.typeset.review;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import com.google.errorprone.annotations.FormatMethod;
import java.util.List;
import java.util.Locale;
import org.slf4j.LoggerFactory;

/** Tells a person at the terminal what is being done, and since when. */
final class Progress {
  private final long begun = System.nanoTime();

  /** Nothing else is told, but for errors. */
  static void alone() {
    for (String name : List.of(org.slf4j.Logger.ROOT_LOGGER_NAME, "dev.typeset")) {
      ((Logger) LoggerFactory.getLogger(name)).setLevel(Level.ERROR);
    }
  }

  /** What is begun now. */
  @FormatMethod
  void step(String words, Object... values) {
    System.out.printf(
        Locale.ROOT, "%4.0f s  %s%n", seconds(), String.format(Locale.ROOT, words, values));
  }

  private double seconds() {
    return (System.nanoTime() - begun) / 1e9;
  }
}
