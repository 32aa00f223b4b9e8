-- Two rows are alike: it fails and leaves an invalid index.
-- expects: BLOCKING fails
-- locks: posts SHARE_UPDATE_EXCLUSIVE
-- rewrites: nothing
create unique index concurrently posts_version_key on posts (version);
