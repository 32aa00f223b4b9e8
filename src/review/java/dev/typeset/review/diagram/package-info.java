/** The tables as a picture and as a page. */
@NullMarked
package dev.typeset.review.diagram;

import org.jspecify.annotations.NullMarked;
