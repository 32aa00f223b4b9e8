-- Reads and writes wait for a moment, and behind whoever reads long.
-- expects: WARNING drops-index
-- locks: posts ACCESS_EXCLUSIVE
-- rewrites: nothing
set local lock_timeout = '2s';

drop index posts_updated_at_idx;
