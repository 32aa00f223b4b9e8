-- The service cannot tell which field an error belongs to.
-- expects: WARNING name
-- locks: posts ACCESS_EXCLUSIVE
-- rewrites: nothing
set local lock_timeout = '2s';

alter table posts add constraint version_positive check (version > 0) not valid;
