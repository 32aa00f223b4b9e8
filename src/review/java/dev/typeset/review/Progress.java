package dev.typeset.review;

import com.google.errorprone.annotations.FormatMethod;
import java.util.Locale;

/** Tells a person at the terminal what is being done, and since when. */
final class Progress {
  private final long begun = System.nanoTime();

  /** What is begun now. */
  @FormatMethod
  void step(String words, Object... values) {
    System.out.printf(
        Locale.ROOT, "%4.0f s  %s%n", seconds(), String.format(Locale.ROOT, words, values));
  }

  /** Since it all began. */
  double seconds() {
    return (System.nanoTime() - begun) / 1e9;
  }
}
