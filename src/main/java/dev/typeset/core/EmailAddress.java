package dev.typeset.core;

import java.util.regex.Pattern;

/** What the service takes for an address: whether mail arrives there, only mail can tell. */
public final class EmailAddress {
  private static final Pattern PLAUSIBLE =
      Pattern.compile(
          "[^@\\s\\p{Cntrl}]{1,64}@[^@\\s\\p{Cntrl}.]+(\\.[^@\\s\\p{Cntrl}.]+)+",
          Pattern.UNICODE_CHARACTER_CLASS);

  private EmailAddress() {}

  /**
   * Whether it looks like one. Measure it first: the pattern recurses, and must meet nothing long.
   */
  public static boolean isPlausible(String text) {
    return PLAUSIBLE.matcher(text).matches();
  }
}
