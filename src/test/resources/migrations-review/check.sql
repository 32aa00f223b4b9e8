-- All rows are read while everything waits.
-- expects: BLOCKING check-read-at-once
-- locks: posts ACCESS_EXCLUSIVE
-- rewrites: nothing
set local lock_timeout = '2s';

alter table posts add constraint posts_version_check check (version > 0);
