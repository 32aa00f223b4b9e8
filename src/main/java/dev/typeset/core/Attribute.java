package dev.typeset.core;

/**
 * What a column says of the values that it holds, so that nobody writes it twice.
 *
 * @param name as in SQL, in JSON and in a URL
 * @param description one sentence on what it means
 * @param length how many characters it holds at most; 0 where that says nothing
 * @param nullable whether it may be null
 */
public record Attribute(String name, String description, int length, boolean nullable) {}
