-- Makes an index while everything waits.
-- expects: BLOCKING unique-not-by-index
-- locks: users ACCESS_EXCLUSIVE
-- rewrites: nothing
set local lock_timeout = '2s';

alter table users add constraint users_id_version_key unique (id, version);
