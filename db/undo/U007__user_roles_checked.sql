set local lock_timeout = '2s';

-- What was checked cannot be unchecked: the constraint is made again as it was before.
alter table users
  drop constraint users_role_check,
  add constraint users_role_check check (role::text in ('user', 'admin')) not valid;
