-- The release that still runs knows the old name only.
-- expects: BLOCKING renames-column
-- locks: users ACCESS_EXCLUSIVE
-- rewrites: nothing
set local lock_timeout = '2s';

alter table users rename column full_name to display_name;
