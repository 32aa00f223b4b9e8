-- The index was made before, beside others.
-- expects: nothing
-- locks: users ACCESS_EXCLUSIVE
-- rewrites: nothing
set local lock_timeout = '2s';

alter table users add constraint users_id_version_key unique using index users_id_version_key;
