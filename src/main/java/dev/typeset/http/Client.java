package dev.typeset.http;

import org.jspecify.annotations.Nullable;

/**
 * The program that a request came from.
 *
 * @param address as limits count it
 * @param agent what it calls itself (User-Agent), or null
 */
public record Client(String address, @Nullable String agent) {}
