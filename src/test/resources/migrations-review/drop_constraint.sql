-- What it held is held no more.
-- expects: WARNING drops-constraint
-- locks: posts ACCESS_EXCLUSIVE
-- rewrites: nothing
set local lock_timeout = '2s';

alter table posts drop constraint posts_title_check;
