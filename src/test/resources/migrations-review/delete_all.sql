-- Each row is locked until the last one is gone.
-- expects: BLOCKING changes-all-rows
-- locks: replays ROW_EXCLUSIVE
-- rewrites: nothing
set local lock_timeout = '2s';

delete from replays;
