-- The service tells by the name which field an error belongs to.
-- expects: WARNING renames-constraint
-- locks: posts ACCESS_EXCLUSIVE
-- rewrites: nothing
set local lock_timeout = '2s';

alter table posts rename constraint posts_title_check to posts_title_shown_check;
