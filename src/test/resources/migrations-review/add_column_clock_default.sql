-- clock_timestamp() is another value in each row.
-- expects: BLOCKING volatile-default
-- locks: tags ACCESS_EXCLUSIVE
-- rewrites: tags
set local lock_timeout = '2s';

alter table tags add column seen_at timestamptz default clock_timestamp();

comment on column tags.seen_at is 'When the tag was last seen.';
