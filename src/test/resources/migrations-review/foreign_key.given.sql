alter table replays drop constraint replays_user_id_fkey;
