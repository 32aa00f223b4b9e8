package dev.typeset.review.diagram;

import java.util.Locale;

/** What became of a thing. */
public enum Change {
  /** It is as it was. */
  SAME(""),
  /** It was not there before. */
  ADDED("+"),
  /** It is there no more. */
  REMOVED("−"),
  /** It is not what it was. */
  CHANGED("~");

  private final String sign;

  Change(String sign) {
    this.sign = sign;
  }

  /** What tells it apart where there are no colours; empty for what stayed. */
  public String sign() {
    return sign;
  }

  /** Its name in small letters. */
  public String spelled() {
    return name().toLowerCase(Locale.ROOT);
  }
}
