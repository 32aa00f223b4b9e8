-- A lock that stops writes.
-- expects: WARNING explicit-lock
-- locks: users SHARE
-- rewrites: nothing
set local lock_timeout = '2s';

lock table users in share mode;
