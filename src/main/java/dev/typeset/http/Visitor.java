package dev.typeset.http;

import dev.typeset.core.Caller;
import org.jspecify.annotations.Nullable;

/**
 * Who a request comes from, and from where.
 *
 * @param address of the program, as limits count it
 * @param agent what the program calls itself (User-Agent), or null
 * @param since when the caller was admitted, by {@link System#nanoTime}
 */
public record Visitor(Caller caller, String address, @Nullable String agent, long since) {}
