-- A varchar becomes text: nothing is touched, but nothing says how long it may be.
-- expects: NOTE type-changed; WARNING column-type
-- locks: sessions ACCESS_EXCLUSIVE
-- rewrites: nothing
set local lock_timeout = '2s';

alter table sessions alter column user_agent type text;
