-- Somebody says why nobody needs it.
-- expects: NOTE drops-table
-- locks: replays ACCESS_EXCLUSIVE; users ACCESS_EXCLUSIVE
-- rewrites: nothing
set local lock_timeout = '2s';

drop table replays; -- allow: answers are kept elsewhere since the last release
