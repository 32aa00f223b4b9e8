-- Writes wait until the index is written anew.
-- expects: BLOCKING works-under-lock
-- locks: posts SHARE
-- rewrites: nothing
set local lock_timeout = '2s';

reindex index posts_updated_at_idx;
