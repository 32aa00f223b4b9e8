-- The values of an enum can be neither dropped nor put in another order.
-- expects: WARNING kind-of-object
-- locks: posts ACCESS_EXCLUSIVE
-- rewrites: nothing
set local lock_timeout = '2s';

create type mood as enum ('glad', 'sad');

alter table posts add column mood mood;

comment on column posts.mood is 'How the author felt.';
