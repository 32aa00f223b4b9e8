-- Writes wait until the index is made.
-- expects: BLOCKING index-not-concurrent
-- locks: posts SHARE
-- rewrites: nothing
set local lock_timeout = '2s';

create index posts_version_idx on posts (version, id);
