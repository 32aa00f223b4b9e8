package dev.typeset.core;

/**
 * A place between two rows of an ordered list: where a page ended, or began.
 *
 * @param key the value that the list is sorted by, of the row beside the place, as text
 * @param id the id of that row, which breaks ties
 * @param backwards whether the rows before the place are meant, and not those behind it
 */
public record Position(String key, long id, boolean backwards) {
  /** Another place, from which a list goes on in the same direction. */
  Position form() {
    return new Position("", 0, backwards);
  }
}
