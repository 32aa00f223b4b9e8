-- The safe way converts as the statement does.
-- expects: BLOCKING type-change-rewrites
-- locks: posts ACCESS_EXCLUSIVE
-- rewrites: posts
set local lock_timeout = '2s';

alter table posts alter column version type numeric(20, 2) using version * 2;
