package dev.typeset.posts;

import org.jspecify.annotations.Nullable;

/**
 * Figures about posts.
 *
 * @param total how many there are
 * @param avgLength how many characters their content has on average; null where there are none
 */
public record PostStats(long total, @Nullable Double avgLength) {}
