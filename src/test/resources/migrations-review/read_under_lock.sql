-- The lock of the first statement lasts until the second one has read everything.
-- expects: BLOCKING works-under-lock
-- locks: posts ACCESS_SHARE; users ACCESS_EXCLUSIVE
-- rewrites: nothing
set local lock_timeout = '2s';

alter table users add column likes bigint;
select count(*) from posts where version > 7;

comment on column users.likes is 'How many readers like the user.';
