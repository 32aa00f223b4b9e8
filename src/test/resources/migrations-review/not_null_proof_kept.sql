-- NOT NULL says what its proof did.
-- expects: nothing
-- locks: users ACCESS_EXCLUSIVE
-- rewrites: nothing
set local lock_timeout = '2s';

alter table users alter column full_name set not null;
alter table users drop constraint users_full_name_null_check;
