-- Each row gets another value: the table is written anew.
-- expects: BLOCKING volatile-default
-- locks: posts ACCESS_EXCLUSIVE
-- rewrites: posts
set local lock_timeout = '2s';

alter table posts add column shuffle double precision not null default random();

comment on column posts.shuffle is 'Where the post stands in a random order.';
