/** A revision of this project: its files, its build, its process, its Java and HTTP interfaces. */
@NullMarked
package dev.typeset.review.program;

import org.jspecify.annotations.NullMarked;
