-- The release that still runs knows the old name only.
-- expects: BLOCKING renames-table
-- locks: replays ACCESS_EXCLUSIVE
-- rewrites: nothing
set local lock_timeout = '2s';

alter table replays rename to answers;
