alter table replays drop constraint replays_user_id_fkey;
alter table replays add constraint replays_user_id_fkey foreign key (user_id) references users (id) on delete cascade not valid;
