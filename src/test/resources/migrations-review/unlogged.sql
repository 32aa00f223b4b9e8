-- The table is written anew, and lost in a crash from here on.
-- expects: BLOCKING rewrites-table
-- locks: replays ACCESS_EXCLUSIVE
-- rewrites: replays
set local lock_timeout = '2s';

alter table replays set unlogged;
