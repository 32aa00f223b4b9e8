package dev.typeset.core;

/**
 * What is wrong with one field.
 *
 * @param pointer JSON Pointer (RFC 6901) into the body, as {@code /tags/2}; for a parameter its
 *     name behind a slash
 * @param code a short word for programs, as {@code too-long}
 * @param detail a sentence for people: what is wrong and what would be right
 */
public record FieldError(String pointer, String code, String detail) {}
