set local lock_timeout = '2s';

alter table users
  add column role varchar(10) not null default 'user',
  add constraint users_role_check check (role::text in ('user', 'admin')) not valid;

comment on column users.role is 'What the user may do: user, or admin, who may do all.';
