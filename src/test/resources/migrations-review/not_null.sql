-- Every row is looked at, under a lock that stops everything.
-- expects: BLOCKING not-null-unproven
-- locks: sessions ACCESS_EXCLUSIVE
-- rewrites: nothing
set local lock_timeout = '2s';

alter table sessions alter column user_agent set not null;
