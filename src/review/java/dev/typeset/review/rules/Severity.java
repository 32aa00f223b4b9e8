package dev.typeset.review.rules;

/** How much a finding matters, from the worst on. */
public enum Severity {
  /** It stops callers, fails, or loses data: not to be merged as it is. */
  BLOCKING,
  /** Somebody should look before it is merged. */
  WARNING,
  /** Good to know. */
  NOTE
}
