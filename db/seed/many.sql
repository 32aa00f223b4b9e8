-- Many rows, the same each time: what plans are made on, and what a review of a migration measures. The setting typeset.rows says how
-- many posts there are to be; a second run with more adds the rest. A user has ten posts, a post three tags of 200.
-- The secondary indexes should not be there meanwhile: whoever runs this drops them, and makes them anew.
with numbers as (
  select generate_series(coalesce((select max(id) from users), 0) + 1, current_setting('typeset.rows')::bigint / 10) as n
)
insert into users (id, email, hashed_password, full_name, role, created_at, updated_at) overriding system value
select n, 'user' || n || '@example.com', 'none', 'User ' || n, case when n = 1 then 'admin' else 'user' end, at, at
from numbers, lateral (select timestamptz '2026-01-01' + n * interval '1 minute' as at) moment;

insert into tags (id, name, created_at, updated_at) overriding system value
select n, 'tag' || n, '2026-01-01', '2026-01-01'
from generate_series(coalesce((select max(id) from tags), 0) + 1, 200) as n;

with numbers as (
  select generate_series(coalesce((select max(id) from posts), 0) + 1, current_setting('typeset.rows')::bigint) as n
)
insert into posts (id, author_id, title, content, created_at, updated_at) overriding system value
select n, 1 + (n * 7919) % (current_setting('typeset.rows')::bigint / 10), 'Post title ' || n,
  rtrim(repeat('Lorem ipsum dolor ' || n || ' ', 10 + (n % 10)::integer)), at, at
from numbers, lateral (select timestamptz '2026-01-01' + n * interval '10 seconds' as at) moment;

with numbers as (
  select id as n from posts where id > coalesce((select max(post_id) from post_tags), 0)
)
insert into post_tags (post_id, tag_id)
select n, 1 + (n * k * 31 + k) % 200 from numbers, generate_series(1, 3) as k
on conflict do nothing;

with numbers as (
  select generate_series(coalesce((select max(id) from sessions), 0) + 1, current_setting('typeset.rows')::bigint / 10) as n
)
insert into sessions (id, user_id, user_agent, created_at, refreshed_at, expires_at) overriding system value
select n, n, 'curl/8.0', at, at, at + interval '100 years'
from numbers, lateral (select timestamptz '2026-01-01' + n * interval '1 minute' as at) moment;

insert into tokens (hash, session_id, kind, created_at, expires_at)
select sha256(convert_to(kind || id, 'UTF8')), id, kind, created_at, expires_at
from sessions, unnest(array['access', 'refresh']) as kind
on conflict do nothing;

insert into replays (scope, body, user_id, status, answer, created_at)
select sha256(convert_to('scope' || id, 'UTF8')), sha256(convert_to('body' || id, 'UTF8')), id, 201, '{}', created_at
from users where id % 10 = 0
on conflict do nothing;

select setval(pg_get_serial_sequence(name, 'id'), last)
from (
  select 'users', max(id) from users
  union all select 'tags', max(id) from tags
  union all select 'posts', max(id) from posts
  union all select 'sessions', max(id) from sessions
) as sequences (name, last);
