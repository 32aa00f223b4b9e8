-- The safe way keeps what the constraint says of nulls.
-- expects: BLOCKING unique-not-by-index
-- locks: users ACCESS_EXCLUSIVE
-- rewrites: nothing
set local lock_timeout = '2s';

alter table users add constraint users_full_name_id_key unique nulls not distinct (full_name, id) include (email);
