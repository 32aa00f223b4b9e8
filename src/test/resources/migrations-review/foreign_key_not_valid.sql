-- New rows are checked from here on; nothing is read.
-- expects: nothing
-- locks: replays SHARE_ROW_EXCLUSIVE; users SHARE_ROW_EXCLUSIVE
-- rewrites: nothing
set local lock_timeout = '2s';

alter table replays add constraint replays_user_id_fkey foreign key (user_id) references users (id) on delete cascade not valid;
