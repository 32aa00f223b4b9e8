-- A lock that nothing in the file needs.
-- expects: WARNING explicit-lock
-- locks: users ACCESS_EXCLUSIVE
-- rewrites: nothing
set local lock_timeout = '2s';

lock table users in access exclusive mode;
