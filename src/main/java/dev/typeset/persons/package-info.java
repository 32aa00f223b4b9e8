/**
 * All that is stored about one person, for that person. It lies across users, sessions, posts and
 * replays, and so has a room of its own.
 */
@NullMarked
package dev.typeset.persons;

import org.jspecify.annotations.NullMarked;
