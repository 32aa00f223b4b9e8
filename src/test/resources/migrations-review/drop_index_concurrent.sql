-- Nobody waits.
-- expects: WARNING drops-index
-- locks: posts SHARE_UPDATE_EXCLUSIVE
-- rewrites: nothing
drop index concurrently posts_updated_at_idx;
