-- Every value has to be looked at, and is written anew.
-- expects: BLOCKING type-change-rewrites
-- locks: sessions ACCESS_EXCLUSIVE
-- rewrites: sessions
set local lock_timeout = '2s';

alter table sessions alter column user_agent type varchar(200);
