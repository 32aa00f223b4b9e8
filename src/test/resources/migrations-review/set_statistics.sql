-- What the planner knows of a column: nobody waits.
-- expects: nothing
-- locks: posts SHARE_UPDATE_EXCLUSIVE
-- rewrites: nothing
alter table posts alter column title set statistics 500;
