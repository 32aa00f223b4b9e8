-- Both tables are locked while all rows are compared.
-- expects: BLOCKING foreign-key-read-at-once
-- locks: replays SHARE_ROW_EXCLUSIVE; users SHARE_ROW_EXCLUSIVE
-- rewrites: nothing
set local lock_timeout = '2s';

alter table replays add constraint replays_user_id_fkey foreign key (user_id) references users (id) on delete cascade;
