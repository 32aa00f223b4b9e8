-- The lock of the column is held while the index is made.
-- expects: WARNING comment-missing; BLOCKING index-not-concurrent
-- locks: posts ACCESS_EXCLUSIVE
-- rewrites: nothing
set local lock_timeout = '2s';

alter table posts add column note varchar(10);
create index posts_note_idx on posts (note);
