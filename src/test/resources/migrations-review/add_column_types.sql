-- Types that this schema does without.
-- expects: WARNING column-type; WARNING column-type; WARNING column-type
-- locks: users ACCESS_EXCLUSIVE
-- rewrites: nothing
set local lock_timeout = '2s';

alter table users
  add column born timestamp,
  add column country char(2),
  add column settings json;

comment on column users.born is 'When the user was born.';
comment on column users.country is 'Where the user lives.';
comment on column users.settings is 'What the user chose.';
