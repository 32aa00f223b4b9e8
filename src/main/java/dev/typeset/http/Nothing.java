package dev.typeset.http;

/** What is read out of a query or a body where there is none. */
public enum Nothing {
  HERE
}
