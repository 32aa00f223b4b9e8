-- An index that is not called after its table.
-- expects: WARNING name
-- locks: posts SHARE_UPDATE_EXCLUSIVE
-- rewrites: nothing
create index concurrently by_version on posts (version, id);
