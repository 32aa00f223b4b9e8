-- now() is one value for all rows of a statement: no row is touched.
-- expects: nothing
-- locks: posts ACCESS_EXCLUSIVE
-- rewrites: nothing
set local lock_timeout = '2s';

alter table posts add column seen_at timestamptz not null default now();

comment on column posts.seen_at is 'When the post was last seen.';
