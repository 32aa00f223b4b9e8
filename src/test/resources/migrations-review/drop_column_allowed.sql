-- Somebody says why nobody needs it.
-- expects: NOTE drops-column
-- locks: sessions ACCESS_EXCLUSIVE
-- rewrites: nothing
set local lock_timeout = '2s';

-- allow: no release that still runs reads it
alter table sessions drop column user_agent;
