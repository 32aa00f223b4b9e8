-- The release that still runs uses it.
-- expects: BLOCKING drops-table
-- locks: replays ACCESS_EXCLUSIVE; users ACCESS_EXCLUSIVE
-- rewrites: nothing
set local lock_timeout = '2s';

drop table replays;
