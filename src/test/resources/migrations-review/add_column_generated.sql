-- A stored column is computed for each row: the table is written anew.
-- expects: BLOCKING generated-column-rewrites
-- locks: users ACCESS_EXCLUSIVE
-- rewrites: users
set local lock_timeout = '2s';

alter table users add column mailbox varchar(255) generated always as (lower(email)) stored;

comment on column users.mailbox is 'The address in small letters.';
