-- New rows are checked from here on; nothing is read.
-- expects: nothing
-- locks: posts ACCESS_EXCLUSIVE
-- rewrites: nothing
set local lock_timeout = '2s';

alter table posts add constraint posts_version_check check (version > 0) not valid;
