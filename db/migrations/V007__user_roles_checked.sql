set local lock_timeout = '2s';

alter table users validate constraint users_role_check;
