/**
 * Plumbing to PostgreSQL: connections, transactions, migrations and the generic base of the
 * repositories. Knows no HTTP.
 */
@NullMarked
package dev.typeset.db;

import org.jspecify.annotations.NullMarked;
