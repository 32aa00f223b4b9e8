-- A rule that holds proves it: nothing is read.
-- expects: nothing
-- locks: sessions ACCESS_EXCLUSIVE
-- rewrites: nothing
set local lock_timeout = '2s';

alter table sessions alter column user_agent set not null;
alter table sessions drop constraint sessions_user_agent_null_check;
