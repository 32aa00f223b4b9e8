set local lock_timeout = '2s';

alter table users
  drop constraint users_role_check,
  drop column role;
