/**
 * {@code make bench}: loads the service, and peers that hold the same data, and writes what it
 * measured as figures, a page and a chart.
 */
@NullMarked
package dev.typeset.bench;

import org.jspecify.annotations.NullMarked;
