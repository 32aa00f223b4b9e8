-- The release that still runs reads it.
-- expects: BLOCKING drops-column
-- locks: sessions ACCESS_EXCLUSIVE
-- rewrites: nothing
set local lock_timeout = '2s';

alter table sessions drop column user_agent;
