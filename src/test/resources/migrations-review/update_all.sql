-- Each row is locked until the last one is changed.
-- expects: BLOCKING changes-all-rows
-- locks: posts ROW_EXCLUSIVE
-- rewrites: nothing
set local lock_timeout = '2s';

update posts set version = version + 1;
