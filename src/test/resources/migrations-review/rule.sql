-- What happens to a row is not in the statement that changes it.
-- expects: WARNING kind-of-object
-- locks: posts ACCESS_EXCLUSIVE
-- rewrites: nothing
-- beside the service: fails
set local lock_timeout = '2s';

create rule posts_kept as on delete to posts do instead nothing;
