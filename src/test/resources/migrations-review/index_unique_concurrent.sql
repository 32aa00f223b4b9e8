-- A unique index beside others who write.
-- expects: nothing
-- locks: users SHARE_UPDATE_EXCLUSIVE
-- rewrites: nothing
create unique index concurrently users_id_version_key on users (id, version);
