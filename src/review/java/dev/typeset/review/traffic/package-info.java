/** The service of the base under load while a migration is applied. */
@NullMarked
package dev.typeset.review.traffic;

import org.jspecify.annotations.NullMarked;
