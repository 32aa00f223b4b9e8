package dev.typeset.http;

import java.time.Duration;

/**
 * So many in so long a time: at once at most {@code count}, and in the long run no more than that
 * in each {@code window}.
 *
 * @param window in whole seconds
 */
public record RateLimit(int count, Duration window) {}
