-- A column without a default: a brief lock, no row is touched.
-- expects: nothing
-- locks: posts ACCESS_EXCLUSIVE
-- rewrites: nothing
set local lock_timeout = '2s';

alter table posts add column subtitle varchar(200);

comment on column posts.subtitle is 'A line under the title, or null where there is none.';
