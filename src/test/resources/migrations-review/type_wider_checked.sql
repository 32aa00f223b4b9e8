-- The limit grows, but a rule on the column is checked again on every row.
-- expects: BLOCKING type-change-reads
-- locks: users ACCESS_EXCLUSIVE
-- rewrites: nothing
set local lock_timeout = '2s';

alter table users alter column full_name type varchar(200);
