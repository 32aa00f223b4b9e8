/**
 * Programs that the build runs: typed tables from the migrations, and the schema as one file. They
 * are compiled without the rest of the module, which does not compile before the tables are there.
 */
@NullMarked
package dev.typeset.build;

import org.jspecify.annotations.NullMarked;
