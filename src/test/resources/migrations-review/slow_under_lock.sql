-- It neither reads nor writes, and all wait.
-- expects: WARNING comment-missing; BLOCKING slow-under-lock
-- locks: posts ACCESS_EXCLUSIVE
-- rewrites: nothing
set local lock_timeout = '2s';

alter table posts add column note varchar(10);
select pg_sleep(0.5);
