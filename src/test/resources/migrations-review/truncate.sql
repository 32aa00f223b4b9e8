-- All rows are gone.
-- expects: BLOCKING loses-rows
-- locks: replays ACCESS_EXCLUSIVE
-- rewrites: replays
set local lock_timeout = '2s';

truncate replays;
