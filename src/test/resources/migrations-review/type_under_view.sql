-- A view uses the column: PostgreSQL refuses.
-- expects: BLOCKING fails
-- locks: nothing
-- rewrites: nothing
set local lock_timeout = '2s';

alter table sessions alter column user_agent type text;
