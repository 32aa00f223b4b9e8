-- No comments, no privileges, a serial, a key without an index, types and names that are not ours.
-- expects: WARNING comment-missing; WARNING comment-missing; WARNING comment-missing; WARNING comment-missing; WARNING privileges-missing; WARNING key; WARNING serial; WARNING kind-of-object; WARNING column-type; WARNING foreign-key-index; WARNING name; WARNING name
-- locks: users SHARE_ROW_EXCLUSIVE
-- rewrites: nothing
set local lock_timeout = '2s';

create table drafts (
  id serial primary key,
  owner bigint constraint fk_owner references users (id),
  saved timestamp
);

create index saved on drafts (saved);
