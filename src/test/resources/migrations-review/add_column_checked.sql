-- A rule beside a new column is still checked on every row that is there.
-- expects: BLOCKING check-read-at-once
-- locks: posts ACCESS_EXCLUSIVE
-- rewrites: nothing
set local lock_timeout = '2s';

alter table posts
  add column subtitle varchar(200),
  add constraint posts_subtitle_check check (subtitle ~ '[^[:space:]]');

comment on column posts.subtitle is 'A line under the title.';
