-- An integer becomes a bigint: other bytes, so the table is written anew.
-- expects: BLOCKING type-change-rewrites
-- locks: replays ACCESS_EXCLUSIVE
-- rewrites: replays
set local lock_timeout = '2s';

alter table replays alter column status type bigint;
