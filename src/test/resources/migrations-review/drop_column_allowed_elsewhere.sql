-- The reason stands above something else.
-- expects: BLOCKING drops-column
-- locks: sessions ACCESS_EXCLUSIVE
-- rewrites: nothing
set local lock_timeout = '2s';

-- allow: this is about what was here before

-- The agent of a session.
alter table sessions drop column user_agent;
