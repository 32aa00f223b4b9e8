-- Flyway refuses a file that needs a transaction and must not have one.
-- expects: BLOCKING concurrently-not-alone
-- locks: nothing
-- rewrites: nothing
set local lock_timeout = '2s';

create index concurrently posts_version_idx on posts (version, id);
