/** What a review has found, as pages and as SARIF: words and pictures, nothing to compute. */
@NullMarked
package dev.typeset.review.report;

import org.jspecify.annotations.NullMarked;
