-- What is computed from it goes with it.
-- expects: BLOCKING drops-column; BLOCKING drops-column
-- locks: posts ACCESS_EXCLUSIVE
-- rewrites: nothing
set local lock_timeout = '2s';

alter table posts drop column content cascade;
