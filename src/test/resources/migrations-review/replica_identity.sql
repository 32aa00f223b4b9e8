-- What replicas are told of old rows: a brief lock.
-- expects: nothing
-- locks: tags ACCESS_EXCLUSIVE
-- rewrites: nothing
set local lock_timeout = '2s';

alter table tags replica identity full;
