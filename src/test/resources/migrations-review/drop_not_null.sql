-- A column may be null from here on: a brief lock.
-- expects: nothing
-- locks: posts ACCESS_EXCLUSIVE
-- rewrites: nothing
set local lock_timeout = '2s';

alter table posts alter column version drop not null;
