-- Reads all rows, while others read and write.
-- expects: nothing
-- locks: posts SHARE_UPDATE_EXCLUSIVE
-- rewrites: nothing
set local lock_timeout = '2s';

alter table posts validate constraint posts_version_check;
