create unique index users_id_version_key on users (id, version);
