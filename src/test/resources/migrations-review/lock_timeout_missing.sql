-- Whoever waits for a lock makes everybody behind wait too.
-- expects: BLOCKING lock-timeout
-- locks: posts ACCESS_EXCLUSIVE
-- rewrites: nothing
alter table posts add column subtitle varchar(200);

comment on column posts.subtitle is 'A line under the title, or null where there is none.';
