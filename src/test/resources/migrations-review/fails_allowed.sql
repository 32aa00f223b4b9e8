-- A reason does not make it run.
-- expects: BLOCKING fails
-- locks: nothing
-- rewrites: nothing
set local lock_timeout = '2s';

-- allow: nobody minds
select 1 / 0;
