-- The rows that are there have no value: it fails.
-- expects: BLOCKING not-null-without-default
-- locks: nothing
-- rewrites: nothing
set local lock_timeout = '2s';

alter table posts add column slug varchar(200) not null;

comment on column posts.slug is 'The post in an address.';
