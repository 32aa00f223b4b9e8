-- There are rows without a value: it fails.
-- expects: BLOCKING not-null-on-nulls
-- locks: nothing
-- rewrites: nothing
set local lock_timeout = '2s';

alter table tokens alter column used_at set not null;
