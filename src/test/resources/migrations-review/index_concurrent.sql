-- Others read and write meanwhile.
-- expects: nothing
-- locks: posts SHARE_UPDATE_EXCLUSIVE
-- rewrites: nothing
create index concurrently posts_version_idx on posts (version, id);
