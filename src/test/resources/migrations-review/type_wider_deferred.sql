-- The rule is made anew without reading, in the same statement.
-- expects: NOTE type-changed
-- locks: users ACCESS_EXCLUSIVE
-- rewrites: nothing
set local lock_timeout = '2s';

alter table users
  drop constraint users_full_name_check,
  alter column full_name type varchar(200),
  add constraint users_full_name_check check (full_name ~ '[^[:space:]]') not valid;
