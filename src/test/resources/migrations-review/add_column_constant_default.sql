-- A constant is kept once, not in each row.
-- expects: nothing
-- locks: posts ACCESS_EXCLUSIVE
-- rewrites: nothing
set local lock_timeout = '2s';

alter table posts add column likes bigint not null default 0;

comment on column posts.likes is 'How many readers like the post.';
