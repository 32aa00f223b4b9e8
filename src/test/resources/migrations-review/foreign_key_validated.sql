-- Reads all rows, while others read and write.
-- expects: nothing
-- locks: replays SHARE_UPDATE_EXCLUSIVE; users ROW_SHARE
-- rewrites: nothing
set local lock_timeout = '2s';

alter table replays validate constraint replays_user_id_fkey;
