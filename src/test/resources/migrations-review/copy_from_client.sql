-- The rows come from whoever runs it.
-- expects: BLOCKING copies-from-client
-- locks: nothing
-- rewrites: nothing
set local lock_timeout = '2s';

copy tags (name) from stdin;
review
\.
