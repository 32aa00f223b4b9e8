/** A PostgreSQL filled with rows, and what its system catalogs say of a schema. */
@NullMarked
package dev.typeset.review.database;

import org.jspecify.annotations.NullMarked;
