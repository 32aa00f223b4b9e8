-- In one statement, the rule goes before it can prove anything: every row is looked at.
-- expects: BLOCKING not-null-unproven
-- locks: sessions ACCESS_EXCLUSIVE
-- rewrites: nothing
set local lock_timeout = '2s';

alter table sessions alter column user_agent set not null, drop constraint sessions_user_agent_given_check;
