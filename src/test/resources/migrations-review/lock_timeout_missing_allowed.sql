-- A reason for one thing is none for another.
-- expects: NOTE drops-column; BLOCKING lock-timeout
-- locks: sessions ACCESS_EXCLUSIVE
-- rewrites: nothing
-- allow: no release that still runs reads it
alter table sessions drop column user_agent;
