package dev.typeset.core;

/** Text that nobody should see. Printing it shows none of it. */
public record Secret(String text) {
  @Override
  public String toString() {
    return "***";
  }
}
