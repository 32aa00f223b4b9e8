-- The key of a table becomes a smaller number: the table and its index are written anew.
-- expects: BLOCKING type-change-rewrites
-- locks: users ACCESS_EXCLUSIVE
-- rewrites: users
set local lock_timeout = '2s';

alter table users alter column version type integer;
