-- Writes wait until the index is written anew, and reads too: the planner looks at each index of a table.
-- expects: BLOCKING works-under-lock
-- locks: posts ACCESS_EXCLUSIVE
-- rewrites: nothing
set local lock_timeout = '2s';

reindex index posts_updated_at_idx;
