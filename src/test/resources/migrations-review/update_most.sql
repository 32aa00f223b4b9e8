-- The same with a condition that most rows meet.
-- expects: BLOCKING changes-all-rows
-- locks: posts ROW_EXCLUSIVE
-- rewrites: nothing
set local lock_timeout = '2s';

update posts set version = 2 where version = 1;
