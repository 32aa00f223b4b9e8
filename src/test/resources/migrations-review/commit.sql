-- What stands above stays where the rest fails.
-- expects: BLOCKING ends-transaction
-- locks: nothing
-- rewrites: nothing
set local lock_timeout = '2s';

create view fresh_posts as select id from posts;
commit;
