-- Nobody says what it means, and how long it may be.
-- expects: WARNING comment-missing; WARNING column-type
-- locks: users ACCESS_EXCLUSIVE
-- rewrites: nothing
set local lock_timeout = '2s';

alter table users add column motto text;
