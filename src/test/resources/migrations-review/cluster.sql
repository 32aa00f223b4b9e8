-- The table is written anew, in another order, while everything waits.
-- expects: BLOCKING rewrites-table
-- locks: tags ACCESS_EXCLUSIVE
-- rewrites: tags
set local lock_timeout = '2s';

cluster tags using tags_name_idx;
