-- Where the second fails, the first is there, and the file cannot run again.
-- expects: WARNING concurrently-not-alone
-- locks: posts SHARE_UPDATE_EXCLUSIVE; tags SHARE_UPDATE_EXCLUSIVE
-- rewrites: nothing
create index concurrently posts_version_idx on posts (version, id);
create index concurrently tags_version_idx on tags (version, id);
