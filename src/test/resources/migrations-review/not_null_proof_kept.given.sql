update users set full_name = '' where full_name is null;
alter table users add constraint users_full_name_null_check check (full_name is not null);
