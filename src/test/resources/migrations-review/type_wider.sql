-- The limit of a varchar grows: no row is read.
-- expects: NOTE type-changed
-- locks: sessions ACCESS_EXCLUSIVE
-- rewrites: nothing
set local lock_timeout = '2s';

alter table sessions alter column user_agent type varchar(500);
