-- Unique or not, writes wait.
-- expects: BLOCKING index-not-concurrent
-- locks: users SHARE
-- rewrites: nothing
set local lock_timeout = '2s';

create unique index users_id_version_key on users (id, version);
