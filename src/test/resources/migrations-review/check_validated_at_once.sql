-- In one file, the first lock lasts as long as the reading.
-- expects: BLOCKING validated-in-same-file
-- locks: posts ACCESS_EXCLUSIVE
-- rewrites: nothing
set local lock_timeout = '2s';

alter table posts add constraint posts_version_check check (version > 0) not valid;
alter table posts validate constraint posts_version_check;
