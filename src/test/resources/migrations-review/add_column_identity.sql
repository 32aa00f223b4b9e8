-- Each row gets a number: the table is written anew.
-- expects: BLOCKING identity-rewrites
-- locks: users ACCESS_EXCLUSIVE
-- rewrites: users
set local lock_timeout = '2s';

alter table users add column number bigint generated always as identity;

comment on column users.number is 'Counts the users.';
