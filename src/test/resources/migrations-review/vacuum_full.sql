-- The table is written anew while everything waits.
-- expects: BLOCKING rewrites-table
-- locks: tags ACCESS_EXCLUSIVE
-- rewrites: tags
vacuum full tags;
