-- One batch, found by the key.
-- expects: nothing
-- locks: posts ROW_EXCLUSIVE
-- rewrites: nothing
set local lock_timeout = '2s';

update posts set version = version + 1 where id between 1 and 20;
