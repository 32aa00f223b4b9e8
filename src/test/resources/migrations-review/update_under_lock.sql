-- The lock of the first statement lasts as long as the second one works.
-- expects: BLOCKING changes-all-rows
-- locks: posts ACCESS_EXCLUSIVE
-- rewrites: nothing
set local lock_timeout = '2s';

alter table posts add column likes bigint;
update posts set likes = 0;

comment on column posts.likes is 'How many readers like the post.';
