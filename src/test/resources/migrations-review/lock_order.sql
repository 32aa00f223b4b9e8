-- Two tables are locked, one after the other, until the end of the file.
-- expects: WARNING lock-order
-- locks: posts ACCESS_EXCLUSIVE; users ACCESS_EXCLUSIVE
-- rewrites: nothing
set local lock_timeout = '2s';

alter table posts alter column version set default 2;
alter table users alter column version set default 2;
