-- A serial is a volatile default, and a sequence of its own.
-- expects: BLOCKING volatile-default; WARNING serial; WARNING kind-of-object
-- locks: users ACCESS_EXCLUSIVE
-- rewrites: users
set local lock_timeout = '2s';

alter table users add column number bigserial;

comment on column users.number is 'Counts the users.';
