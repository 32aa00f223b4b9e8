-- GET /api/v1/posts
-- What it sends to the database. Written by make statements, do not edit.

-- $1 bytea = \xa751f3030f035375afa4f4e551f0a35c3fddb81b23a06404c570752e5a209926
-- locks: sessions AccessShareLock, tokens AccessShareLock, users AccessShareLock
select "users"."id", ("users"."role" = 'admin'), "sessions"."id"
from "tokens"
join "sessions" on "sessions"."id" = "tokens"."session_id"
join "users" on "users"."id" = "sessions"."user_id"
where (
  "tokens"."hash" = $1
    and "tokens"."kind" = 'access'
    and "tokens"."expires_at" > clock_timestamp()
    and "users"."is_active"
);
-- plan:
--   Nested Loop
--     ->  Nested Loop
--           ->  Index Scan using tokens_pkey on tokens
--                 Index Cond: (hash = $1)
--                 Filter: (((kind)::text = 'access'::text) AND (expires_at > clock_timestamp()))
--           ->  Index Scan using sessions_pkey on sessions
--                 Index Cond: (id = tokens.session_id)
--     ->  Index Scan using users_pkey on users
--           Index Cond: (id = sessions.user_id)
--           Filter: is_active

-- $1 text = 1
-- locks: post_tags AccessShareLock, posts AccessShareLock, tags AccessShareLock, users AccessShareLock
with "posts" as (
  select "posts"."id",
    "posts"."title",
    "posts"."content",
    "posts"."created_at",
    "posts"."updated_at",
    "posts"."author_id",
    row_number() over (order by "posts"."created_at" desc, "posts"."id" desc) as "position"
  from "posts"
  order by "posts"."created_at" desc, "posts"."id" desc
  fetch next 21 rows only
)
select "posts"."position",
  "posts"."id",
  "posts"."title",
  "posts"."content",
  cast("posts"."created_at" as text),
  cast("posts"."updated_at" as text),
  "users"."id",
  "users"."full_name",
  "page_tags"."tags",
  $1
from "posts"
join "users" on "users"."id" = "posts"."author_id"
left outer join (
  select "post_tags"."post_id",
    json_agg(json_build_array("tags"."id", "tags"."name") order by (("tags"."name") collate "C")) as "tags"
  from "post_tags"
  join "tags" on "tags"."id" = "post_tags"."tag_id"
  where "post_tags"."post_id" = any (array(select "posts"."id" from "posts"))
  group by "post_tags"."post_id"
) as "page_tags" on "page_tags"."post_id" = "posts"."id"
order by "posts"."position";
-- plan:
--   Sort
--     Sort Key: posts."position"
--     CTE posts
--       ->  Limit
--             ->  WindowAgg
--                   Window: w1 AS (ORDER BY posts_1.created_at, posts_1.id ROWS UNBOUNDED PRECEDING)
--                   ->  Index Scan Backward using posts_created_at_idx on posts posts_1
--     ->  Nested Loop
--           ->  Hash Right Join
--                 Hash Cond: (post_tags.post_id = posts.id)
--                 ->  GroupAggregate
--                       Group Key: post_tags.post_id
--                       InitPlan 2
--                         ->  CTE Scan on posts posts_2
--                       ->  Sort
--                             Sort Key: post_tags.post_id, tags.name COLLATE "C"
--                             ->  Hash Join
--                                   Hash Cond: (post_tags.tag_id = tags.id)
--                                   ->  Index Only Scan using post_tags_pkey on post_tags
--                                         Index Cond: (post_id = ANY ((InitPlan 2).col1))
--                                   ->  Hash
--                                         ->  Seq Scan on tags
--                 ->  Hash
--                       ->  CTE Scan on posts
--           ->  Index Scan using users_pkey on users
--                 Index Cond: (id = posts.author_id)

-- $1 timestamp with time zone = 2026-01-01 01:02:40+00
-- $2 bigint = 376
-- locks: post_tags AccessShareLock, posts AccessShareLock, tags AccessShareLock, users AccessShareLock
with "posts" as (
  select "posts"."id",
    "posts"."title",
    "posts"."content",
    "posts"."created_at",
    "posts"."updated_at",
    "posts"."author_id",
    row_number() over (order by "posts"."created_at" desc, "posts"."id" desc) as "position"
  from "posts"
  where ("posts"."created_at", "posts"."id") < (cast($1 as timestamp(6) with time zone), $2)
  order by "posts"."created_at" desc, "posts"."id" desc
  fetch next 21 rows only
)
select "posts"."position",
  "posts"."id",
  "posts"."title",
  "posts"."content",
  cast("posts"."created_at" as text),
  cast("posts"."updated_at" as text),
  "users"."id",
  "users"."full_name",
  "page_tags"."tags"
from "posts"
join "users" on "users"."id" = "posts"."author_id"
left outer join (
  select "post_tags"."post_id",
    json_agg(json_build_array("tags"."id", "tags"."name") order by (("tags"."name") collate "C")) as "tags"
  from "post_tags"
  join "tags" on "tags"."id" = "post_tags"."tag_id"
  where "post_tags"."post_id" = any (array(select "posts"."id" from "posts"))
  group by "post_tags"."post_id"
) as "page_tags" on "page_tags"."post_id" = "posts"."id"
order by "posts"."position";
-- plan:
--   Sort
--     Sort Key: posts."position"
--     CTE posts
--       ->  Limit
--             ->  WindowAgg
--                   Window: w1 AS (ORDER BY posts_1.created_at, posts_1.id ROWS UNBOUNDED PRECEDING)
--                   ->  Index Scan Backward using posts_created_at_idx on posts posts_1
--                         Index Cond: (ROW(created_at, id) < ROW(($1)::timestamp(6) with time zone, $2))
--     ->  Nested Loop
--           ->  Hash Right Join
--                 Hash Cond: (post_tags.post_id = posts.id)
--                 ->  GroupAggregate
--                       Group Key: post_tags.post_id
--                       InitPlan 2
--                         ->  CTE Scan on posts posts_2
--                       ->  Sort
--                             Sort Key: post_tags.post_id, tags.name COLLATE "C"
--                             ->  Hash Join
--                                   Hash Cond: (post_tags.tag_id = tags.id)
--                                   ->  Index Only Scan using post_tags_pkey on post_tags
--                                         Index Cond: (post_id = ANY ((InitPlan 2).col1))
--                                   ->  Hash
--                                         ->  Seq Scan on tags
--                 ->  Hash
--                       ->  CTE Scan on posts
--           ->  Index Scan using users_pkey on users
--                 Index Cond: (id = posts.author_id)

-- $1 timestamp with time zone = 2026-01-01 01:02:30+00
-- $2 bigint = 375
-- locks: post_tags AccessShareLock, posts AccessShareLock, tags AccessShareLock, users AccessShareLock
with "posts" as (
  select "posts"."id",
    "posts"."title",
    "posts"."content",
    "posts"."created_at",
    "posts"."updated_at",
    "posts"."author_id",
    row_number() over (order by "posts"."created_at" asc, "posts"."id" asc) as "position"
  from "posts"
  where ("posts"."created_at", "posts"."id") > (cast($1 as timestamp(6) with time zone), $2)
  order by "posts"."created_at" asc, "posts"."id" asc
  fetch next 21 rows only
)
select "posts"."position",
  "posts"."id",
  "posts"."title",
  "posts"."content",
  cast("posts"."created_at" as text),
  cast("posts"."updated_at" as text),
  "users"."id",
  "users"."full_name",
  "page_tags"."tags"
from "posts"
join "users" on "users"."id" = "posts"."author_id"
left outer join (
  select "post_tags"."post_id",
    json_agg(json_build_array("tags"."id", "tags"."name") order by (("tags"."name") collate "C")) as "tags"
  from "post_tags"
  join "tags" on "tags"."id" = "post_tags"."tag_id"
  where "post_tags"."post_id" = any (array(select "posts"."id" from "posts"))
  group by "post_tags"."post_id"
) as "page_tags" on "page_tags"."post_id" = "posts"."id"
order by "posts"."position";
-- plan:
--   Sort
--     Sort Key: posts."position"
--     CTE posts
--       ->  Limit
--             ->  WindowAgg
--                   Window: w1 AS (ORDER BY posts_1.created_at, posts_1.id ROWS UNBOUNDED PRECEDING)
--                   ->  Index Scan using posts_created_at_idx on posts posts_1
--                         Index Cond: (ROW(created_at, id) > ROW(($1)::timestamp(6) with time zone, $2))
--     ->  Nested Loop
--           ->  Hash Right Join
--                 Hash Cond: (post_tags.post_id = posts.id)
--                 ->  GroupAggregate
--                       Group Key: post_tags.post_id
--                       InitPlan 2
--                         ->  CTE Scan on posts posts_2
--                       ->  Sort
--                             Sort Key: post_tags.post_id, tags.name COLLATE "C"
--                             ->  Hash Join
--                                   Hash Cond: (post_tags.tag_id = tags.id)
--                                   ->  Index Only Scan using post_tags_pkey on post_tags
--                                         Index Cond: (post_id = ANY ((InitPlan 2).col1))
--                                   ->  Hash
--                                         ->  Seq Scan on tags
--                 ->  Hash
--                       ->  CTE Scan on posts
--           ->  Index Scan using users_pkey on users
--                 Index Cond: (id = posts.author_id)

-- $1 text = 1
-- locks: post_tags AccessShareLock, posts AccessShareLock, tags AccessShareLock, users AccessShareLock
with "posts" as (
  select "posts"."id",
    "posts"."title",
    "posts"."content",
    "posts"."created_at",
    "posts"."updated_at",
    "posts"."author_id",
    row_number() over (order by "posts"."created_at" asc, "posts"."id" asc) as "position"
  from "posts"
  order by "posts"."created_at" asc, "posts"."id" asc
  fetch next 21 rows only
)
select "posts"."position",
  "posts"."id",
  "posts"."title",
  "posts"."content",
  cast("posts"."created_at" as text),
  cast("posts"."updated_at" as text),
  "users"."id",
  "users"."full_name",
  "page_tags"."tags",
  $1
from "posts"
join "users" on "users"."id" = "posts"."author_id"
left outer join (
  select "post_tags"."post_id",
    json_agg(json_build_array("tags"."id", "tags"."name") order by (("tags"."name") collate "C")) as "tags"
  from "post_tags"
  join "tags" on "tags"."id" = "post_tags"."tag_id"
  where "post_tags"."post_id" = any (array(select "posts"."id" from "posts"))
  group by "post_tags"."post_id"
) as "page_tags" on "page_tags"."post_id" = "posts"."id"
order by "posts"."position";
-- plan:
--   Sort
--     Sort Key: posts."position"
--     CTE posts
--       ->  Limit
--             ->  WindowAgg
--                   Window: w1 AS (ORDER BY posts_1.created_at, posts_1.id ROWS UNBOUNDED PRECEDING)
--                   ->  Index Scan using posts_created_at_idx on posts posts_1
--     ->  Nested Loop
--           ->  Hash Right Join
--                 Hash Cond: (post_tags.post_id = posts.id)
--                 ->  GroupAggregate
--                       Group Key: post_tags.post_id
--                       InitPlan 2
--                         ->  CTE Scan on posts posts_2
--                       ->  Sort
--                             Sort Key: post_tags.post_id, tags.name COLLATE "C"
--                             ->  Hash Join
--                                   Hash Cond: (post_tags.tag_id = tags.id)
--                                   ->  Index Only Scan using post_tags_pkey on post_tags
--                                         Index Cond: (post_id = ANY ((InitPlan 2).col1))
--                                   ->  Hash
--                                         ->  Seq Scan on tags
--                 ->  Hash
--                       ->  CTE Scan on posts
--           ->  Index Scan using users_pkey on users
--                 Index Cond: (id = posts.author_id)

-- $1 text = 1
-- locks: post_tags AccessShareLock, posts AccessShareLock, tags AccessShareLock, users AccessShareLock
with "posts" as (
  select "posts"."id",
    "posts"."title",
    "posts"."content",
    "posts"."created_at",
    "posts"."updated_at",
    "posts"."author_id",
    row_number() over (order by "posts"."updated_at" desc, "posts"."id" desc) as "position"
  from "posts"
  order by "posts"."updated_at" desc, "posts"."id" desc
  fetch next 21 rows only
)
select "posts"."position",
  "posts"."id",
  "posts"."title",
  "posts"."content",
  cast("posts"."created_at" as text),
  cast("posts"."updated_at" as text),
  "users"."id",
  "users"."full_name",
  "page_tags"."tags",
  $1
from "posts"
join "users" on "users"."id" = "posts"."author_id"
left outer join (
  select "post_tags"."post_id",
    json_agg(json_build_array("tags"."id", "tags"."name") order by (("tags"."name") collate "C")) as "tags"
  from "post_tags"
  join "tags" on "tags"."id" = "post_tags"."tag_id"
  where "post_tags"."post_id" = any (array(select "posts"."id" from "posts"))
  group by "post_tags"."post_id"
) as "page_tags" on "page_tags"."post_id" = "posts"."id"
order by "posts"."position";
-- plan:
--   Sort
--     Sort Key: posts."position"
--     CTE posts
--       ->  Limit
--             ->  WindowAgg
--                   Window: w1 AS (ORDER BY posts_1.updated_at, posts_1.id ROWS UNBOUNDED PRECEDING)
--                   ->  Index Scan Backward using posts_updated_at_idx on posts posts_1
--     ->  Nested Loop
--           ->  Hash Right Join
--                 Hash Cond: (post_tags.post_id = posts.id)
--                 ->  GroupAggregate
--                       Group Key: post_tags.post_id
--                       InitPlan 2
--                         ->  CTE Scan on posts posts_2
--                       ->  Sort
--                             Sort Key: post_tags.post_id, tags.name COLLATE "C"
--                             ->  Hash Join
--                                   Hash Cond: (post_tags.tag_id = tags.id)
--                                   ->  Index Only Scan using post_tags_pkey on post_tags
--                                         Index Cond: (post_id = ANY ((InitPlan 2).col1))
--                                   ->  Hash
--                                         ->  Seq Scan on tags
--                 ->  Hash
--                       ->  CTE Scan on posts
--           ->  Index Scan using users_pkey on users
--                 Index Cond: (id = posts.author_id)

-- $1 timestamp with time zone = 2026-01-01 01:02:40+00
-- $2 bigint = 376
-- locks: post_tags AccessShareLock, posts AccessShareLock, tags AccessShareLock, users AccessShareLock
with "posts" as (
  select "posts"."id",
    "posts"."title",
    "posts"."content",
    "posts"."created_at",
    "posts"."updated_at",
    "posts"."author_id",
    row_number() over (order by "posts"."updated_at" desc, "posts"."id" desc) as "position"
  from "posts"
  where ("posts"."updated_at", "posts"."id") < (cast($1 as timestamp(6) with time zone), $2)
  order by "posts"."updated_at" desc, "posts"."id" desc
  fetch next 21 rows only
)
select "posts"."position",
  "posts"."id",
  "posts"."title",
  "posts"."content",
  cast("posts"."created_at" as text),
  cast("posts"."updated_at" as text),
  "users"."id",
  "users"."full_name",
  "page_tags"."tags"
from "posts"
join "users" on "users"."id" = "posts"."author_id"
left outer join (
  select "post_tags"."post_id",
    json_agg(json_build_array("tags"."id", "tags"."name") order by (("tags"."name") collate "C")) as "tags"
  from "post_tags"
  join "tags" on "tags"."id" = "post_tags"."tag_id"
  where "post_tags"."post_id" = any (array(select "posts"."id" from "posts"))
  group by "post_tags"."post_id"
) as "page_tags" on "page_tags"."post_id" = "posts"."id"
order by "posts"."position";
-- plan:
--   Sort
--     Sort Key: posts."position"
--     CTE posts
--       ->  Limit
--             ->  WindowAgg
--                   Window: w1 AS (ORDER BY posts_1.updated_at, posts_1.id ROWS UNBOUNDED PRECEDING)
--                   ->  Index Scan Backward using posts_updated_at_idx on posts posts_1
--                         Index Cond: (ROW(updated_at, id) < ROW(($1)::timestamp(6) with time zone, $2))
--     ->  Nested Loop
--           ->  Hash Right Join
--                 Hash Cond: (post_tags.post_id = posts.id)
--                 ->  GroupAggregate
--                       Group Key: post_tags.post_id
--                       InitPlan 2
--                         ->  CTE Scan on posts posts_2
--                       ->  Sort
--                             Sort Key: post_tags.post_id, tags.name COLLATE "C"
--                             ->  Hash Join
--                                   Hash Cond: (post_tags.tag_id = tags.id)
--                                   ->  Index Only Scan using post_tags_pkey on post_tags
--                                         Index Cond: (post_id = ANY ((InitPlan 2).col1))
--                                   ->  Hash
--                                         ->  Seq Scan on tags
--                 ->  Hash
--                       ->  CTE Scan on posts
--           ->  Index Scan using users_pkey on users
--                 Index Cond: (id = posts.author_id)

-- $1 timestamp with time zone = 2026-01-01 01:02:30+00
-- $2 bigint = 375
-- locks: post_tags AccessShareLock, posts AccessShareLock, tags AccessShareLock, users AccessShareLock
with "posts" as (
  select "posts"."id",
    "posts"."title",
    "posts"."content",
    "posts"."created_at",
    "posts"."updated_at",
    "posts"."author_id",
    row_number() over (order by "posts"."updated_at" asc, "posts"."id" asc) as "position"
  from "posts"
  where ("posts"."updated_at", "posts"."id") > (cast($1 as timestamp(6) with time zone), $2)
  order by "posts"."updated_at" asc, "posts"."id" asc
  fetch next 21 rows only
)
select "posts"."position",
  "posts"."id",
  "posts"."title",
  "posts"."content",
  cast("posts"."created_at" as text),
  cast("posts"."updated_at" as text),
  "users"."id",
  "users"."full_name",
  "page_tags"."tags"
from "posts"
join "users" on "users"."id" = "posts"."author_id"
left outer join (
  select "post_tags"."post_id",
    json_agg(json_build_array("tags"."id", "tags"."name") order by (("tags"."name") collate "C")) as "tags"
  from "post_tags"
  join "tags" on "tags"."id" = "post_tags"."tag_id"
  where "post_tags"."post_id" = any (array(select "posts"."id" from "posts"))
  group by "post_tags"."post_id"
) as "page_tags" on "page_tags"."post_id" = "posts"."id"
order by "posts"."position";
-- plan:
--   Sort
--     Sort Key: posts."position"
--     CTE posts
--       ->  Limit
--             ->  WindowAgg
--                   Window: w1 AS (ORDER BY posts_1.updated_at, posts_1.id ROWS UNBOUNDED PRECEDING)
--                   ->  Index Scan using posts_updated_at_idx on posts posts_1
--                         Index Cond: (ROW(updated_at, id) > ROW(($1)::timestamp(6) with time zone, $2))
--     ->  Nested Loop
--           ->  Hash Right Join
--                 Hash Cond: (post_tags.post_id = posts.id)
--                 ->  GroupAggregate
--                       Group Key: post_tags.post_id
--                       InitPlan 2
--                         ->  CTE Scan on posts posts_2
--                       ->  Sort
--                             Sort Key: post_tags.post_id, tags.name COLLATE "C"
--                             ->  Hash Join
--                                   Hash Cond: (post_tags.tag_id = tags.id)
--                                   ->  Index Only Scan using post_tags_pkey on post_tags
--                                         Index Cond: (post_id = ANY ((InitPlan 2).col1))
--                                   ->  Hash
--                                         ->  Seq Scan on tags
--                 ->  Hash
--                       ->  CTE Scan on posts
--           ->  Index Scan using users_pkey on users
--                 Index Cond: (id = posts.author_id)

-- $1 text = 1
-- locks: post_tags AccessShareLock, posts AccessShareLock, tags AccessShareLock, users AccessShareLock
with "posts" as (
  select "posts"."id",
    "posts"."title",
    "posts"."content",
    "posts"."created_at",
    "posts"."updated_at",
    "posts"."author_id",
    row_number() over (order by "posts"."updated_at" asc, "posts"."id" asc) as "position"
  from "posts"
  order by "posts"."updated_at" asc, "posts"."id" asc
  fetch next 21 rows only
)
select "posts"."position",
  "posts"."id",
  "posts"."title",
  "posts"."content",
  cast("posts"."created_at" as text),
  cast("posts"."updated_at" as text),
  "users"."id",
  "users"."full_name",
  "page_tags"."tags",
  $1
from "posts"
join "users" on "users"."id" = "posts"."author_id"
left outer join (
  select "post_tags"."post_id",
    json_agg(json_build_array("tags"."id", "tags"."name") order by (("tags"."name") collate "C")) as "tags"
  from "post_tags"
  join "tags" on "tags"."id" = "post_tags"."tag_id"
  where "post_tags"."post_id" = any (array(select "posts"."id" from "posts"))
  group by "post_tags"."post_id"
) as "page_tags" on "page_tags"."post_id" = "posts"."id"
order by "posts"."position";
-- plan:
--   Sort
--     Sort Key: posts."position"
--     CTE posts
--       ->  Limit
--             ->  WindowAgg
--                   Window: w1 AS (ORDER BY posts_1.updated_at, posts_1.id ROWS UNBOUNDED PRECEDING)
--                   ->  Index Scan using posts_updated_at_idx on posts posts_1
--     ->  Nested Loop
--           ->  Hash Right Join
--                 Hash Cond: (post_tags.post_id = posts.id)
--                 ->  GroupAggregate
--                       Group Key: post_tags.post_id
--                       InitPlan 2
--                         ->  CTE Scan on posts posts_2
--                       ->  Sort
--                             Sort Key: post_tags.post_id, tags.name COLLATE "C"
--                             ->  Hash Join
--                                   Hash Cond: (post_tags.tag_id = tags.id)
--                                   ->  Index Only Scan using post_tags_pkey on post_tags
--                                         Index Cond: (post_id = ANY ((InitPlan 2).col1))
--                                   ->  Hash
--                                         ->  Seq Scan on tags
--                 ->  Hash
--                       ->  CTE Scan on posts
--           ->  Index Scan using users_pkey on users
--                 Index Cond: (id = posts.author_id)

-- $1 text = 1
-- locks: post_tags AccessShareLock, posts AccessShareLock, tags AccessShareLock, users AccessShareLock
with "posts" as (
  select "posts"."id",
    "posts"."title",
    "posts"."content",
    "posts"."created_at",
    "posts"."updated_at",
    "posts"."author_id",
    row_number() over (order by (("posts"."title") collate "C") asc, "posts"."id" asc) as "position"
  from "posts"
  order by (("posts"."title") collate "C") asc, "posts"."id" asc
  fetch next 21 rows only
)
select "posts"."position",
  "posts"."id",
  "posts"."title",
  "posts"."content",
  cast("posts"."created_at" as text),
  cast("posts"."updated_at" as text),
  "users"."id",
  "users"."full_name",
  "page_tags"."tags",
  $1
from "posts"
join "users" on "users"."id" = "posts"."author_id"
left outer join (
  select "post_tags"."post_id",
    json_agg(json_build_array("tags"."id", "tags"."name") order by (("tags"."name") collate "C")) as "tags"
  from "post_tags"
  join "tags" on "tags"."id" = "post_tags"."tag_id"
  where "post_tags"."post_id" = any (array(select "posts"."id" from "posts"))
  group by "post_tags"."post_id"
) as "page_tags" on "page_tags"."post_id" = "posts"."id"
order by "posts"."position";
-- plan:
--   Sort
--     Sort Key: posts."position"
--     CTE posts
--       ->  Limit
--             ->  WindowAgg
--                   Window: w1 AS (ORDER BY (posts_1.title)::character varying(200), posts_1.id ROWS UNBOUNDED PRECEDING)
--                   ->  Index Scan using posts_title_idx on posts posts_1
--     ->  Nested Loop
--           ->  Hash Right Join
--                 Hash Cond: (post_tags.post_id = posts.id)
--                 ->  GroupAggregate
--                       Group Key: post_tags.post_id
--                       InitPlan 2
--                         ->  CTE Scan on posts posts_2
--                       ->  Sort
--                             Sort Key: post_tags.post_id, tags.name COLLATE "C"
--                             ->  Hash Join
--                                   Hash Cond: (post_tags.tag_id = tags.id)
--                                   ->  Index Only Scan using post_tags_pkey on post_tags
--                                         Index Cond: (post_id = ANY ((InitPlan 2).col1))
--                                   ->  Hash
--                                         ->  Seq Scan on tags
--                 ->  Hash
--                       ->  CTE Scan on posts
--           ->  Index Scan using users_pkey on users
--                 Index Cond: (id = posts.author_id)

-- $1 text = Post title 116
-- $2 bigint = 116
-- locks: post_tags AccessShareLock, posts AccessShareLock, tags AccessShareLock, users AccessShareLock
with "posts" as (
  select "posts"."id",
    "posts"."title",
    "posts"."content",
    "posts"."created_at",
    "posts"."updated_at",
    "posts"."author_id",
    row_number() over (order by (("posts"."title") collate "C") asc, "posts"."id" asc) as "position"
  from "posts"
  where ((("posts"."title") collate "C"), "posts"."id") > ($1, $2)
  order by (("posts"."title") collate "C") asc, "posts"."id" asc
  fetch next 21 rows only
)
select "posts"."position",
  "posts"."id",
  "posts"."title",
  "posts"."content",
  cast("posts"."created_at" as text),
  cast("posts"."updated_at" as text),
  "users"."id",
  "users"."full_name",
  "page_tags"."tags"
from "posts"
join "users" on "users"."id" = "posts"."author_id"
left outer join (
  select "post_tags"."post_id",
    json_agg(json_build_array("tags"."id", "tags"."name") order by (("tags"."name") collate "C")) as "tags"
  from "post_tags"
  join "tags" on "tags"."id" = "post_tags"."tag_id"
  where "post_tags"."post_id" = any (array(select "posts"."id" from "posts"))
  group by "post_tags"."post_id"
) as "page_tags" on "page_tags"."post_id" = "posts"."id"
order by "posts"."position";
-- plan:
--   Sort
--     Sort Key: posts."position"
--     CTE posts
--       ->  Limit
--             ->  WindowAgg
--                   Window: w1 AS (ORDER BY (posts_1.title)::character varying(200), posts_1.id ROWS UNBOUNDED PRECEDING)
--                   ->  Index Scan using posts_title_idx on posts posts_1
--                         Index Cond: (ROW((title)::text, id) > ROW($1, $2))
--     ->  Nested Loop
--           ->  Hash Right Join
--                 Hash Cond: (post_tags.post_id = posts.id)
--                 ->  GroupAggregate
--                       Group Key: post_tags.post_id
--                       InitPlan 2
--                         ->  CTE Scan on posts posts_2
--                       ->  Sort
--                             Sort Key: post_tags.post_id, tags.name COLLATE "C"
--                             ->  Hash Join
--                                   Hash Cond: (post_tags.tag_id = tags.id)
--                                   ->  Index Only Scan using post_tags_pkey on post_tags
--                                         Index Cond: (post_id = ANY ((InitPlan 2).col1))
--                                   ->  Hash
--                                         ->  Seq Scan on tags
--                 ->  Hash
--                       ->  CTE Scan on posts
--           ->  Index Scan using users_pkey on users
--                 Index Cond: (id = posts.author_id)

-- $1 text = Post title 117
-- $2 bigint = 117
-- locks: post_tags AccessShareLock, posts AccessShareLock, tags AccessShareLock, users AccessShareLock
with "posts" as (
  select "posts"."id",
    "posts"."title",
    "posts"."content",
    "posts"."created_at",
    "posts"."updated_at",
    "posts"."author_id",
    row_number() over (order by (("posts"."title") collate "C") desc, "posts"."id" desc) as "position"
  from "posts"
  where ((("posts"."title") collate "C"), "posts"."id") < ($1, $2)
  order by (("posts"."title") collate "C") desc, "posts"."id" desc
  fetch next 21 rows only
)
select "posts"."position",
  "posts"."id",
  "posts"."title",
  "posts"."content",
  cast("posts"."created_at" as text),
  cast("posts"."updated_at" as text),
  "users"."id",
  "users"."full_name",
  "page_tags"."tags"
from "posts"
join "users" on "users"."id" = "posts"."author_id"
left outer join (
  select "post_tags"."post_id",
    json_agg(json_build_array("tags"."id", "tags"."name") order by (("tags"."name") collate "C")) as "tags"
  from "post_tags"
  join "tags" on "tags"."id" = "post_tags"."tag_id"
  where "post_tags"."post_id" = any (array(select "posts"."id" from "posts"))
  group by "post_tags"."post_id"
) as "page_tags" on "page_tags"."post_id" = "posts"."id"
order by "posts"."position";
-- plan:
--   Sort
--     Sort Key: posts."position"
--     CTE posts
--       ->  Limit
--             ->  WindowAgg
--                   Window: w1 AS (ORDER BY (posts_1.title)::character varying(200), posts_1.id ROWS UNBOUNDED PRECEDING)
--                   ->  Index Scan Backward using posts_title_idx on posts posts_1
--                         Index Cond: (ROW((title)::text, id) < ROW($1, $2))
--     ->  Nested Loop
--           ->  Hash Right Join
--                 Hash Cond: (post_tags.post_id = posts.id)
--                 ->  GroupAggregate
--                       Group Key: post_tags.post_id
--                       InitPlan 2
--                         ->  CTE Scan on posts posts_2
--                       ->  Sort
--                             Sort Key: post_tags.post_id, tags.name COLLATE "C"
--                             ->  Hash Join
--                                   Hash Cond: (post_tags.tag_id = tags.id)
--                                   ->  Index Only Scan using post_tags_pkey on post_tags
--                                         Index Cond: (post_id = ANY ((InitPlan 2).col1))
--                                   ->  Hash
--                                         ->  Seq Scan on tags
--                 ->  Hash
--                       ->  CTE Scan on posts
--           ->  Index Scan using users_pkey on users
--                 Index Cond: (id = posts.author_id)

-- $1 text = 1
-- locks: post_tags AccessShareLock, posts AccessShareLock, tags AccessShareLock, users AccessShareLock
with "posts" as (
  select "posts"."id",
    "posts"."title",
    "posts"."content",
    "posts"."created_at",
    "posts"."updated_at",
    "posts"."author_id",
    row_number() over (order by (("posts"."title") collate "C") desc, "posts"."id" desc) as "position"
  from "posts"
  order by (("posts"."title") collate "C") desc, "posts"."id" desc
  fetch next 21 rows only
)
select "posts"."position",
  "posts"."id",
  "posts"."title",
  "posts"."content",
  cast("posts"."created_at" as text),
  cast("posts"."updated_at" as text),
  "users"."id",
  "users"."full_name",
  "page_tags"."tags",
  $1
from "posts"
join "users" on "users"."id" = "posts"."author_id"
left outer join (
  select "post_tags"."post_id",
    json_agg(json_build_array("tags"."id", "tags"."name") order by (("tags"."name") collate "C")) as "tags"
  from "post_tags"
  join "tags" on "tags"."id" = "post_tags"."tag_id"
  where "post_tags"."post_id" = any (array(select "posts"."id" from "posts"))
  group by "post_tags"."post_id"
) as "page_tags" on "page_tags"."post_id" = "posts"."id"
order by "posts"."position";
-- plan:
--   Sort
--     Sort Key: posts."position"
--     CTE posts
--       ->  Limit
--             ->  WindowAgg
--                   Window: w1 AS (ORDER BY (posts_1.title)::character varying(200), posts_1.id ROWS UNBOUNDED PRECEDING)
--                   ->  Index Scan Backward using posts_title_idx on posts posts_1
--     ->  Nested Loop
--           ->  Hash Right Join
--                 Hash Cond: (post_tags.post_id = posts.id)
--                 ->  GroupAggregate
--                       Group Key: post_tags.post_id
--                       InitPlan 2
--                         ->  CTE Scan on posts posts_2
--                       ->  Sort
--                             Sort Key: post_tags.post_id, tags.name COLLATE "C"
--                             ->  Hash Join
--                                   Hash Cond: (post_tags.tag_id = tags.id)
--                                   ->  Index Only Scan using post_tags_pkey on post_tags
--                                         Index Cond: (post_id = ANY ((InitPlan 2).col1))
--                                   ->  Hash
--                                         ->  Seq Scan on tags
--                 ->  Hash
--                       ->  CTE Scan on posts
--           ->  Index Scan using users_pkey on users
--                 Index Cond: (id = posts.author_id)

-- $1 bigint = 3
-- locks: post_tags AccessShareLock, posts AccessShareLock, tags AccessShareLock, users AccessShareLock
with "page" as (
  select "posts"."id", row_number() over (order by "posts"."created_at" desc, "posts"."id" desc) as "position"
  from "posts"
  order by "posts"."created_at" desc, "posts"."id" desc
  offset $1 rows
  fetch next 21 rows only
)
select "page"."position",
  "posts"."id",
  "posts"."title",
  "posts"."content",
  cast("posts"."created_at" as text),
  cast("posts"."updated_at" as text),
  "users"."id",
  "users"."full_name",
  "page_tags"."tags"
from "page"
join "posts" on "posts"."id" = "page"."id"
join "users" on "users"."id" = "posts"."author_id"
left outer join (
  select "post_tags"."post_id",
    json_agg(json_build_array("tags"."id", "tags"."name") order by (("tags"."name") collate "C")) as "tags"
  from "post_tags"
  join "tags" on "tags"."id" = "post_tags"."tag_id"
  where "post_tags"."post_id" = any (array(select "page"."id" from "page"))
  group by "post_tags"."post_id"
) as "page_tags" on "page_tags"."post_id" = "posts"."id"
order by "page"."position";
-- plan:
--   Sort
--     Sort Key: page."position"
--     CTE page
--       ->  Limit
--             ->  WindowAgg
--                   Window: w1 AS (ORDER BY posts_1.created_at, posts_1.id ROWS UNBOUNDED PRECEDING)
--                   ->  Index Only Scan Backward using posts_created_at_idx on posts posts_1
--     ->  Hash Left Join
--           Hash Cond: (posts.id = page_tags.post_id)
--           ->  Nested Loop
--                 ->  Nested Loop
--                       ->  CTE Scan on page
--                       ->  Index Scan using posts_pkey on posts
--                             Index Cond: (id = page.id)
--                 ->  Index Scan using users_pkey on users
--                       Index Cond: (id = posts.author_id)
--           ->  Hash
--                 ->  Subquery Scan on page_tags
--                       ->  GroupAggregate
--                             Group Key: post_tags.post_id
--                             InitPlan 2
--                               ->  CTE Scan on page page_1
--                             ->  Sort
--                                   Sort Key: post_tags.post_id, tags.name COLLATE "C"
--                                   ->  Hash Join
--                                         Hash Cond: (post_tags.tag_id = tags.id)
--                                         ->  Index Only Scan using post_tags_pkey on post_tags
--                                               Index Cond: (post_id = ANY ((InitPlan 2).col1))
--                                         ->  Hash
--                                               ->  Seq Scan on tags

-- locks: posts AccessShareLock
select count(*) from (select "posts"."id" from "posts") as "rows";
-- plan:
--   Aggregate
--     ->  Index Only Scan using posts_pkey on posts

-- locks: posts AccessShareLock
explain (format json) select "posts"."id" from "posts";

-- $1 timestamp with time zone = 2026-01-01 00:10:00+00
-- locks: post_tags AccessShareLock, posts AccessShareLock, tags AccessShareLock, users AccessShareLock
with "page" as (
  select "posts"."id", row_number() over (order by "posts"."created_at" desc, "posts"."id" desc) as "position"
  from "posts"
  where "posts"."created_at" >= cast($1 as timestamp(6) with time zone)
  order by "posts"."created_at" desc, "posts"."id" desc
  fetch next 21 rows only
)
select "page"."position",
  "posts"."id",
  "posts"."title",
  "posts"."content",
  cast("posts"."created_at" as text),
  cast("posts"."updated_at" as text),
  "users"."id",
  "users"."full_name",
  "page_tags"."tags"
from "page"
join "posts" on "posts"."id" = "page"."id"
join "users" on "users"."id" = "posts"."author_id"
left outer join (
  select "post_tags"."post_id",
    json_agg(json_build_array("tags"."id", "tags"."name") order by (("tags"."name") collate "C")) as "tags"
  from "post_tags"
  join "tags" on "tags"."id" = "post_tags"."tag_id"
  where "post_tags"."post_id" = any (array(select "page"."id" from "page"))
  group by "post_tags"."post_id"
) as "page_tags" on "page_tags"."post_id" = "posts"."id"
order by "page"."position";
-- plan:
--   Sort
--     Sort Key: page."position"
--     CTE page
--       ->  Limit
--             ->  WindowAgg
--                   Window: w1 AS (ORDER BY posts_1.created_at, posts_1.id ROWS UNBOUNDED PRECEDING)
--                   ->  Index Only Scan Backward using posts_created_at_idx on posts posts_1
--                         Index Cond: (created_at >= ($1)::timestamp(6) with time zone)
--     ->  Hash Left Join
--           Hash Cond: (posts.id = page_tags.post_id)
--           ->  Nested Loop
--                 ->  Nested Loop
--                       ->  CTE Scan on page
--                       ->  Index Scan using posts_pkey on posts
--                             Index Cond: (id = page.id)
--                 ->  Index Scan using users_pkey on users
--                       Index Cond: (id = posts.author_id)
--           ->  Hash
--                 ->  Subquery Scan on page_tags
--                       ->  GroupAggregate
--                             Group Key: post_tags.post_id
--                             InitPlan 2
--                               ->  CTE Scan on page page_1
--                             ->  Sort
--                                   Sort Key: post_tags.post_id, tags.name COLLATE "C"
--                                   ->  Hash Join
--                                         Hash Cond: (post_tags.tag_id = tags.id)
--                                         ->  Index Only Scan using post_tags_pkey on post_tags
--                                               Index Cond: (post_id = ANY ((InitPlan 2).col1))
--                                         ->  Hash
--                                               ->  Seq Scan on tags

-- $1 timestamp with time zone = 2026-01-02 00:00:00+00
-- locks: post_tags AccessShareLock, posts AccessShareLock, tags AccessShareLock, users AccessShareLock
with "page" as (
  select "posts"."id", row_number() over (order by "posts"."created_at" desc, "posts"."id" desc) as "position"
  from "posts"
  where "posts"."created_at" < cast($1 as timestamp(6) with time zone)
  order by "posts"."created_at" desc, "posts"."id" desc
  fetch next 21 rows only
)
select "page"."position",
  "posts"."id",
  "posts"."title",
  "posts"."content",
  cast("posts"."created_at" as text),
  cast("posts"."updated_at" as text),
  "users"."id",
  "users"."full_name",
  "page_tags"."tags"
from "page"
join "posts" on "posts"."id" = "page"."id"
join "users" on "users"."id" = "posts"."author_id"
left outer join (
  select "post_tags"."post_id",
    json_agg(json_build_array("tags"."id", "tags"."name") order by (("tags"."name") collate "C")) as "tags"
  from "post_tags"
  join "tags" on "tags"."id" = "post_tags"."tag_id"
  where "post_tags"."post_id" = any (array(select "page"."id" from "page"))
  group by "post_tags"."post_id"
) as "page_tags" on "page_tags"."post_id" = "posts"."id"
order by "page"."position";
-- plan:
--   Sort
--     Sort Key: page."position"
--     CTE page
--       ->  Limit
--             ->  WindowAgg
--                   Window: w1 AS (ORDER BY posts_1.created_at, posts_1.id ROWS UNBOUNDED PRECEDING)
--                   ->  Index Only Scan Backward using posts_created_at_idx on posts posts_1
--                         Index Cond: (created_at < ($1)::timestamp(6) with time zone)
--     ->  Hash Left Join
--           Hash Cond: (posts.id = page_tags.post_id)
--           ->  Nested Loop
--                 ->  Nested Loop
--                       ->  CTE Scan on page
--                       ->  Index Scan using posts_pkey on posts
--                             Index Cond: (id = page.id)
--                 ->  Index Scan using users_pkey on users
--                       Index Cond: (id = posts.author_id)
--           ->  Hash
--                 ->  Subquery Scan on page_tags
--                       ->  GroupAggregate
--                             Group Key: post_tags.post_id
--                             InitPlan 2
--                               ->  CTE Scan on page page_1
--                             ->  Sort
--                                   Sort Key: post_tags.post_id, tags.name COLLATE "C"
--                                   ->  Hash Join
--                                         Hash Cond: (post_tags.tag_id = tags.id)
--                                         ->  Index Only Scan using post_tags_pkey on post_tags
--                                               Index Cond: (post_id = ANY ((InitPlan 2).col1))
--                                         ->  Hash
--                                               ->  Seq Scan on tags

-- $1 bigint = 5
-- $2 bigint = 5
-- locks: post_tags AccessShareLock, posts AccessShareLock, tags AccessShareLock, users AccessShareLock
with "posts" as (
  select "posts"."id",
    "posts"."title",
    "posts"."content",
    "posts"."created_at",
    "posts"."updated_at",
    "posts"."author_id",
    row_number() over (
      order by "posts"."author_id" desc, "posts"."created_at" desc, "posts"."id" desc
    ) as "position"
  from "posts"
  where "posts"."author_id" between $1 and $2
  order by "posts"."author_id" desc, "posts"."created_at" desc, "posts"."id" desc
  fetch next 21 rows only
)
select "posts"."position",
  "posts"."id",
  "posts"."title",
  "posts"."content",
  cast("posts"."created_at" as text),
  cast("posts"."updated_at" as text),
  "users"."id",
  "users"."full_name",
  "page_tags"."tags"
from "posts"
join "users" on "users"."id" = "posts"."author_id"
left outer join (
  select "post_tags"."post_id",
    json_agg(json_build_array("tags"."id", "tags"."name") order by (("tags"."name") collate "C")) as "tags"
  from "post_tags"
  join "tags" on "tags"."id" = "post_tags"."tag_id"
  where "post_tags"."post_id" = any (array(select "posts"."id" from "posts"))
  group by "post_tags"."post_id"
) as "page_tags" on "page_tags"."post_id" = "posts"."id"
order by "posts"."position";
-- plan:
--   Sort
--     Sort Key: posts."position"
--     CTE posts
--       ->  Limit
--             ->  WindowAgg
--                   Window: w1 AS (ORDER BY posts_1.author_id, posts_1.created_at, posts_1.id ROWS UNBOUNDED PRECEDING)
--                   ->  Index Scan Backward using posts_author_id_created_at_idx on posts posts_1
--                         Index Cond: ((author_id >= $1) AND (author_id <= $2))
--     ->  Nested Loop
--           ->  Hash Right Join
--                 Hash Cond: (post_tags.post_id = posts.id)
--                 ->  GroupAggregate
--                       Group Key: post_tags.post_id
--                       InitPlan 2
--                         ->  CTE Scan on posts posts_2
--                       ->  Sort
--                             Sort Key: post_tags.post_id, tags.name COLLATE "C"
--                             ->  Hash Join
--                                   Hash Cond: (post_tags.tag_id = tags.id)
--                                   ->  Index Only Scan using post_tags_pkey on post_tags
--                                         Index Cond: (post_id = ANY ((InitPlan 2).col1))
--                                   ->  Hash
--                                         ->  Seq Scan on tags
--                 ->  Hash
--                       ->  CTE Scan on posts
--           ->  Index Scan using users_pkey on users
--                 Index Cond: (id = posts.author_id)

-- $1 bigint = 5
-- locks: posts AccessShareLock
select count(*) from (select "posts"."id" from "posts" where "posts"."author_id" = $1) as "rows";
-- plan:
--   Aggregate
--     ->  Index Only Scan using posts_author_id_title_idx on posts
--           Index Cond: (author_id = $1)

-- $1 bigint = 5
-- $2 bigint = 5
-- locks: post_tags AccessShareLock, posts AccessShareLock, tags AccessShareLock, users AccessShareLock
with "posts" as (
  select "posts"."id",
    "posts"."title",
    "posts"."content",
    "posts"."created_at",
    "posts"."updated_at",
    "posts"."author_id",
    row_number() over (
      order by "posts"."author_id" asc, (("posts"."title") collate "C") asc, "posts"."id" asc
    ) as "position"
  from "posts"
  where "posts"."author_id" between $1 and $2
  order by "posts"."author_id" asc, (("posts"."title") collate "C") asc, "posts"."id" asc
  fetch next 21 rows only
)
select "posts"."position",
  "posts"."id",
  "posts"."title",
  "posts"."content",
  cast("posts"."created_at" as text),
  cast("posts"."updated_at" as text),
  "users"."id",
  "users"."full_name",
  "page_tags"."tags"
from "posts"
join "users" on "users"."id" = "posts"."author_id"
left outer join (
  select "post_tags"."post_id",
    json_agg(json_build_array("tags"."id", "tags"."name") order by (("tags"."name") collate "C")) as "tags"
  from "post_tags"
  join "tags" on "tags"."id" = "post_tags"."tag_id"
  where "post_tags"."post_id" = any (array(select "posts"."id" from "posts"))
  group by "post_tags"."post_id"
) as "page_tags" on "page_tags"."post_id" = "posts"."id"
order by "posts"."position";
-- plan:
--   Sort
--     Sort Key: posts."position"
--     CTE posts
--       ->  Limit
--             ->  WindowAgg
--                   Window: w1 AS (ORDER BY posts_1.author_id, (posts_1.title)::character varying(200), posts_1.id ROWS UNBOUNDED PRECEDING)
--                   ->  Index Scan using posts_author_id_title_idx on posts posts_1
--                         Index Cond: ((author_id >= $1) AND (author_id <= $2))
--     ->  Nested Loop
--           ->  Hash Right Join
--                 Hash Cond: (post_tags.post_id = posts.id)
--                 ->  GroupAggregate
--                       Group Key: post_tags.post_id
--                       InitPlan 2
--                         ->  CTE Scan on posts posts_2
--                       ->  Sort
--                             Sort Key: post_tags.post_id, tags.name COLLATE "C"
--                             ->  Hash Join
--                                   Hash Cond: (post_tags.tag_id = tags.id)
--                                   ->  Index Only Scan using post_tags_pkey on post_tags
--                                         Index Cond: (post_id = ANY ((InitPlan 2).col1))
--                                   ->  Hash
--                                         ->  Seq Scan on tags
--                 ->  Hash
--                       ->  CTE Scan on posts
--           ->  Index Scan using users_pkey on users
--                 Index Cond: (id = posts.author_id)

-- $1 text = %lorem%
-- $2 text = %lorem%
-- locks: post_tags AccessShareLock, posts AccessShareLock, tags AccessShareLock, users AccessShareLock
with "page" as (
  with "matches" as materialized (
    select "posts"."id" from "posts" where ("posts"."title" ilike $1 or "posts"."content" ilike $2)
  )
  select "posts"."id", row_number() over (order by "posts"."created_at" desc, "posts"."id" desc) as "position"
  from "matches"
  join "posts" on "posts"."id" = "matches"."id"
  order by "posts"."created_at" desc, "posts"."id" desc
  fetch next 21 rows only
)
select "page"."position",
  "posts"."id",
  "posts"."title",
  "posts"."content",
  cast("posts"."created_at" as text),
  cast("posts"."updated_at" as text),
  "users"."id",
  "users"."full_name",
  "page_tags"."tags"
from "page"
join "posts" on "posts"."id" = "page"."id"
join "users" on "users"."id" = "posts"."author_id"
left outer join (
  select "post_tags"."post_id",
    json_agg(json_build_array("tags"."id", "tags"."name") order by (("tags"."name") collate "C")) as "tags"
  from "post_tags"
  join "tags" on "tags"."id" = "post_tags"."tag_id"
  where "post_tags"."post_id" = any (array(select "page"."id" from "page"))
  group by "post_tags"."post_id"
) as "page_tags" on "page_tags"."post_id" = "posts"."id"
order by "page"."position";
-- plan:
--   Sort
--     Sort Key: page."position"
--     CTE page
--       ->  Limit
--             CTE matches
--               ->  Bitmap Heap Scan on posts posts_1
--                     Recheck Cond: (((title)::text ~~* $1) OR ((content)::text ~~* $2))
--                     ->  BitmapOr
--                           ->  Bitmap Index Scan on posts_keyword_idx
--                                 Index Cond: ((title)::text ~~* $1)
--                           ->  Bitmap Index Scan on posts_keyword_idx
--                                 Index Cond: ((content)::text ~~* $2)
--             ->  WindowAgg
--                   Window: w1 AS (ORDER BY posts_2.created_at, posts_2.id ROWS UNBOUNDED PRECEDING)
--                   ->  Sort
--                         Sort Key: posts_2.created_at DESC, posts_2.id DESC
--                         ->  Hash Join
--                               Hash Cond: (posts_2.id = matches.id)
--                               ->  Index Only Scan Backward using posts_created_at_idx on posts posts_2
--                               ->  Hash
--                                     ->  CTE Scan on matches
--     ->  Hash Left Join
--           Hash Cond: (posts.id = page_tags.post_id)
--           ->  Nested Loop
--                 ->  Nested Loop
--                       ->  CTE Scan on page
--                       ->  Index Scan using posts_pkey on posts
--                             Index Cond: (id = page.id)
--                 ->  Index Scan using users_pkey on users
--                       Index Cond: (id = posts.author_id)
--           ->  Hash
--                 ->  Subquery Scan on page_tags
--                       ->  GroupAggregate
--                             Group Key: post_tags.post_id
--                             InitPlan 3
--                               ->  CTE Scan on page page_1
--                             ->  Sort
--                                   Sort Key: post_tags.post_id, tags.name COLLATE "C"
--                                   ->  Hash Join
--                                         Hash Cond: (post_tags.tag_id = tags.id)
--                                         ->  Index Only Scan using post_tags_pkey on post_tags
--                                               Index Cond: (post_id = ANY ((InitPlan 3).col1))
--                                         ->  Hash
--                                               ->  Seq Scan on tags

-- $1 text = %lorem%
-- $2 text = %lorem%
-- $3 timestamp with time zone = 2026-01-01 01:02:40+00
-- $4 bigint = 376
-- locks: post_tags AccessShareLock, posts AccessShareLock, tags AccessShareLock, users AccessShareLock
with "page" as (
  with "matches" as materialized (
    select "posts"."id" from "posts" where ("posts"."title" ilike $1 or "posts"."content" ilike $2)
  )
  select "posts"."id", row_number() over (order by "posts"."created_at" desc, "posts"."id" desc) as "position"
  from "matches"
  join "posts" on "posts"."id" = "matches"."id"
  where ("posts"."created_at", "posts"."id") < (cast($3 as timestamp(6) with time zone), $4)
  order by "posts"."created_at" desc, "posts"."id" desc
  fetch next 21 rows only
)
select "page"."position",
  "posts"."id",
  "posts"."title",
  "posts"."content",
  cast("posts"."created_at" as text),
  cast("posts"."updated_at" as text),
  "users"."id",
  "users"."full_name",
  "page_tags"."tags"
from "page"
join "posts" on "posts"."id" = "page"."id"
join "users" on "users"."id" = "posts"."author_id"
left outer join (
  select "post_tags"."post_id",
    json_agg(json_build_array("tags"."id", "tags"."name") order by (("tags"."name") collate "C")) as "tags"
  from "post_tags"
  join "tags" on "tags"."id" = "post_tags"."tag_id"
  where "post_tags"."post_id" = any (array(select "page"."id" from "page"))
  group by "post_tags"."post_id"
) as "page_tags" on "page_tags"."post_id" = "posts"."id"
order by "page"."position";
-- plan:
--   Sort
--     Sort Key: page."position"
--     CTE page
--       ->  Limit
--             CTE matches
--               ->  Bitmap Heap Scan on posts posts_1
--                     Recheck Cond: (((title)::text ~~* $1) OR ((content)::text ~~* $2))
--                     ->  BitmapOr
--                           ->  Bitmap Index Scan on posts_keyword_idx
--                                 Index Cond: ((title)::text ~~* $1)
--                           ->  Bitmap Index Scan on posts_keyword_idx
--                                 Index Cond: ((content)::text ~~* $2)
--             ->  WindowAgg
--                   Window: w1 AS (ORDER BY posts_2.created_at, posts_2.id ROWS UNBOUNDED PRECEDING)
--                   ->  Sort
--                         Sort Key: posts_2.created_at DESC, posts_2.id DESC
--                         ->  Hash Join
--                               Hash Cond: (posts_2.id = matches.id)
--                               ->  Index Only Scan Backward using posts_created_at_idx on posts posts_2
--                                     Index Cond: (ROW(created_at, id) < ROW(($3)::timestamp(6) with time zone, $4))
--                               ->  Hash
--                                     ->  CTE Scan on matches
--     ->  Hash Left Join
--           Hash Cond: (posts.id = page_tags.post_id)
--           ->  Nested Loop
--                 ->  Nested Loop
--                       ->  CTE Scan on page
--                       ->  Index Scan using posts_pkey on posts
--                             Index Cond: (id = page.id)
--                 ->  Index Scan using users_pkey on users
--                       Index Cond: (id = posts.author_id)
--           ->  Hash
--                 ->  Subquery Scan on page_tags
--                       ->  GroupAggregate
--                             Group Key: post_tags.post_id
--                             InitPlan 3
--                               ->  CTE Scan on page page_1
--                             ->  Sort
--                                   Sort Key: post_tags.post_id, tags.name COLLATE "C"
--                                   ->  Hash Join
--                                         Hash Cond: (post_tags.tag_id = tags.id)
--                                         ->  Index Only Scan using post_tags_pkey on post_tags
--                                               Index Cond: (post_id = ANY ((InitPlan 3).col1))
--                                         ->  Hash
--                                               ->  Seq Scan on tags

-- $1 text = %lorem%
-- $2 text = %lorem%
-- $3 timestamp with time zone = 2026-01-01 01:02:30+00
-- $4 bigint = 375
-- locks: post_tags AccessShareLock, posts AccessShareLock, tags AccessShareLock, users AccessShareLock
with "page" as (
  with "matches" as materialized (
    select "posts"."id" from "posts" where ("posts"."title" ilike $1 or "posts"."content" ilike $2)
  )
  select "posts"."id", row_number() over (order by "posts"."created_at" asc, "posts"."id" asc) as "position"
  from "matches"
  join "posts" on "posts"."id" = "matches"."id"
  where ("posts"."created_at", "posts"."id") > (cast($3 as timestamp(6) with time zone), $4)
  order by "posts"."created_at" asc, "posts"."id" asc
  fetch next 21 rows only
)
select "page"."position",
  "posts"."id",
  "posts"."title",
  "posts"."content",
  cast("posts"."created_at" as text),
  cast("posts"."updated_at" as text),
  "users"."id",
  "users"."full_name",
  "page_tags"."tags"
from "page"
join "posts" on "posts"."id" = "page"."id"
join "users" on "users"."id" = "posts"."author_id"
left outer join (
  select "post_tags"."post_id",
    json_agg(json_build_array("tags"."id", "tags"."name") order by (("tags"."name") collate "C")) as "tags"
  from "post_tags"
  join "tags" on "tags"."id" = "post_tags"."tag_id"
  where "post_tags"."post_id" = any (array(select "page"."id" from "page"))
  group by "post_tags"."post_id"
) as "page_tags" on "page_tags"."post_id" = "posts"."id"
order by "page"."position";
-- plan:
--   Sort
--     Sort Key: page."position"
--     CTE page
--       ->  Limit
--             CTE matches
--               ->  Bitmap Heap Scan on posts posts_1
--                     Recheck Cond: (((title)::text ~~* $1) OR ((content)::text ~~* $2))
--                     ->  BitmapOr
--                           ->  Bitmap Index Scan on posts_keyword_idx
--                                 Index Cond: ((title)::text ~~* $1)
--                           ->  Bitmap Index Scan on posts_keyword_idx
--                                 Index Cond: ((content)::text ~~* $2)
--             ->  WindowAgg
--                   Window: w1 AS (ORDER BY posts_2.created_at, posts_2.id ROWS UNBOUNDED PRECEDING)
--                   ->  Sort
--                         Sort Key: posts_2.created_at, posts_2.id
--                         ->  Hash Join
--                               Hash Cond: (posts_2.id = matches.id)
--                               ->  Index Only Scan using posts_created_at_idx on posts posts_2
--                                     Index Cond: (ROW(created_at, id) > ROW(($3)::timestamp(6) with time zone, $4))
--                               ->  Hash
--                                     ->  CTE Scan on matches
--     ->  Hash Left Join
--           Hash Cond: (posts.id = page_tags.post_id)
--           ->  Nested Loop
--                 ->  Nested Loop
--                       ->  CTE Scan on page
--                       ->  Index Scan using posts_pkey on posts
--                             Index Cond: (id = page.id)
--                 ->  Index Scan using users_pkey on users
--                       Index Cond: (id = posts.author_id)
--           ->  Hash
--                 ->  Subquery Scan on page_tags
--                       ->  GroupAggregate
--                             Group Key: post_tags.post_id
--                             InitPlan 3
--                               ->  CTE Scan on page page_1
--                             ->  Sort
--                                   Sort Key: post_tags.post_id, tags.name COLLATE "C"
--                                   ->  Hash Join
--                                         Hash Cond: (post_tags.tag_id = tags.id)
--                                         ->  Index Only Scan using post_tags_pkey on post_tags
--                                               Index Cond: (post_id = ANY ((InitPlan 3).col1))
--                                         ->  Hash
--                                               ->  Seq Scan on tags

-- $1 bigint = 5001
-- $2 text = %or%
-- $3 text = %or%
-- $4 bigint = 5001
-- $5 bigint = 5001
-- locks: post_tags AccessShareLock, posts AccessShareLock, tags AccessShareLock, users AccessShareLock
with "page" as (
  with "candidates" as (
    select "posts"."id",
      "posts"."title",
      "posts"."content",
      row_number() over (order by "posts"."created_at" desc, "posts"."id" desc) as "position"
    from "posts"
    order by "posts"."created_at" desc, "posts"."id" desc
    fetch next $1 rows only
  ),
    "matches" as (
      select "id", "position"
      from "candidates"
      where (("candidates"."title" ilike $2 or "candidates"."content" ilike $3) and "position" < $4)
      order by "position"
      fetch next 21 rows only
    ) (select "id", "position" from "matches")
  union all (
    select "id", 2147483647
    from "candidates"
    where ("position" = $5 and (select count(*) from "matches") <= 20)
  )
)
select "page"."position",
  "posts"."id",
  "posts"."title",
  "posts"."content",
  cast("posts"."created_at" as text),
  cast("posts"."updated_at" as text),
  "users"."id",
  "users"."full_name",
  "page_tags"."tags"
from "page"
join "posts" on "posts"."id" = "page"."id"
join "users" on "users"."id" = "posts"."author_id"
left outer join (
  select "post_tags"."post_id",
    json_agg(json_build_array("tags"."id", "tags"."name") order by (("tags"."name") collate "C")) as "tags"
  from "post_tags"
  join "tags" on "tags"."id" = "post_tags"."tag_id"
  where "post_tags"."post_id" = any (array(select "page"."id" from "page"))
  group by "post_tags"."post_id"
) as "page_tags" on "page_tags"."post_id" = "posts"."id"
order by "page"."position";
-- plan:
--   Sort
--     Sort Key: page."position"
--     CTE page
--       ->  Append
--             CTE candidates
--               ->  Limit
--                     ->  WindowAgg
--                           Window: w1 AS (ORDER BY posts_1.created_at, posts_1.id ROWS UNBOUNDED PRECEDING)
--                           ->  Index Scan Backward using posts_created_at_idx on posts posts_1
--             CTE matches
--               ->  Limit
--                     ->  Sort
--                           Sort Key: candidates."position"
--                           ->  CTE Scan on candidates
--                                 Filter: (("position" < $4) AND (((title)::text ~~* $2) OR ((content)::text ~~* $3)))
--             ->  CTE Scan on matches matches_1
--             ->  Subquery Scan on "*SELECT* 2"
--                   ->  Result
--                         One-Time Filter: ((InitPlan 3).col1 <= 20)
--                         InitPlan 3
--                           ->  Aggregate
--                                 ->  CTE Scan on matches
--                         ->  CTE Scan on candidates candidates_1
--                               Filter: ("position" = $5)
--     ->  Hash Left Join
--           Hash Cond: (posts.id = page_tags.post_id)
--           ->  Nested Loop
--                 ->  Nested Loop
--                       ->  CTE Scan on page
--                       ->  Index Scan using posts_pkey on posts
--                             Index Cond: (id = page.id)
--                 ->  Index Scan using users_pkey on users
--                       Index Cond: (id = posts.author_id)
--           ->  Hash
--                 ->  Subquery Scan on page_tags
--                       ->  GroupAggregate
--                             Group Key: post_tags.post_id
--                             InitPlan 5
--                               ->  CTE Scan on page page_1
--                             ->  Sort
--                                   Sort Key: post_tags.post_id, tags.name COLLATE "C"
--                                   ->  Hash Join
--                                         Hash Cond: (post_tags.tag_id = tags.id)
--                                         ->  Index Only Scan using post_tags_pkey on post_tags
--                                               Index Cond: (post_id = ANY ((InitPlan 5).col1))
--                                         ->  Hash
--                                               ->  Seq Scan on tags

-- $1 timestamp with time zone = 2026-01-01 01:02:40+00
-- $2 bigint = 376
-- $3 bigint = 5001
-- $4 text = %or%
-- $5 text = %or%
-- $6 bigint = 5001
-- $7 bigint = 5001
-- locks: post_tags AccessShareLock, posts AccessShareLock, tags AccessShareLock, users AccessShareLock
with "page" as (
  with "candidates" as (
    select "posts"."id",
      "posts"."title",
      "posts"."content",
      row_number() over (order by "posts"."created_at" desc, "posts"."id" desc) as "position"
    from "posts"
    where ("posts"."created_at", "posts"."id") < (cast($1 as timestamp(6) with time zone), $2)
    order by "posts"."created_at" desc, "posts"."id" desc
    fetch next $3 rows only
  ),
    "matches" as (
      select "id", "position"
      from "candidates"
      where (("candidates"."title" ilike $4 or "candidates"."content" ilike $5) and "position" < $6)
      order by "position"
      fetch next 21 rows only
    ) (select "id", "position" from "matches")
  union all (
    select "id", 2147483647
    from "candidates"
    where ("position" = $7 and (select count(*) from "matches") <= 20)
  )
)
select "page"."position",
  "posts"."id",
  "posts"."title",
  "posts"."content",
  cast("posts"."created_at" as text),
  cast("posts"."updated_at" as text),
  "users"."id",
  "users"."full_name",
  "page_tags"."tags"
from "page"
join "posts" on "posts"."id" = "page"."id"
join "users" on "users"."id" = "posts"."author_id"
left outer join (
  select "post_tags"."post_id",
    json_agg(json_build_array("tags"."id", "tags"."name") order by (("tags"."name") collate "C")) as "tags"
  from "post_tags"
  join "tags" on "tags"."id" = "post_tags"."tag_id"
  where "post_tags"."post_id" = any (array(select "page"."id" from "page"))
  group by "post_tags"."post_id"
) as "page_tags" on "page_tags"."post_id" = "posts"."id"
order by "page"."position";
-- plan:
--   Sort
--     Sort Key: page."position"
--     CTE page
--       ->  Append
--             CTE candidates
--               ->  Limit
--                     ->  WindowAgg
--                           Window: w1 AS (ORDER BY posts_1.created_at, posts_1.id ROWS UNBOUNDED PRECEDING)
--                           ->  Index Scan Backward using posts_created_at_idx on posts posts_1
--                                 Index Cond: (ROW(created_at, id) < ROW(($1)::timestamp(6) with time zone, $2))
--             CTE matches
--               ->  Limit
--                     ->  Sort
--                           Sort Key: candidates."position"
--                           ->  CTE Scan on candidates
--                                 Filter: (("position" < $6) AND (((title)::text ~~* $4) OR ((content)::text ~~* $5)))
--             ->  CTE Scan on matches matches_1
--             ->  Subquery Scan on "*SELECT* 2"
--                   ->  Result
--                         One-Time Filter: ((InitPlan 3).col1 <= 20)
--                         InitPlan 3
--                           ->  Aggregate
--                                 ->  CTE Scan on matches
--                         ->  CTE Scan on candidates candidates_1
--                               Filter: ("position" = $7)
--     ->  Hash Left Join
--           Hash Cond: (posts.id = page_tags.post_id)
--           ->  Nested Loop
--                 ->  Nested Loop
--                       ->  CTE Scan on page
--                       ->  Index Scan using posts_pkey on posts
--                             Index Cond: (id = page.id)
--                 ->  Index Scan using users_pkey on users
--                       Index Cond: (id = posts.author_id)
--           ->  Hash
--                 ->  Subquery Scan on page_tags
--                       ->  GroupAggregate
--                             Group Key: post_tags.post_id
--                             InitPlan 5
--                               ->  CTE Scan on page page_1
--                             ->  Sort
--                                   Sort Key: post_tags.post_id, tags.name COLLATE "C"
--                                   ->  Hash Join
--                                         Hash Cond: (post_tags.tag_id = tags.id)
--                                         ->  Index Only Scan using post_tags_pkey on post_tags
--                                               Index Cond: (post_id = ANY ((InitPlan 5).col1))
--                                         ->  Hash
--                                               ->  Seq Scan on tags

-- $1 timestamp with time zone = 2026-01-01 01:02:30+00
-- $2 bigint = 375
-- $3 bigint = 5001
-- $4 text = %or%
-- $5 text = %or%
-- $6 bigint = 5001
-- $7 bigint = 5001
-- locks: post_tags AccessShareLock, posts AccessShareLock, tags AccessShareLock, users AccessShareLock
with "page" as (
  with "candidates" as (
    select "posts"."id",
      "posts"."title",
      "posts"."content",
      row_number() over (order by "posts"."created_at" asc, "posts"."id" asc) as "position"
    from "posts"
    where ("posts"."created_at", "posts"."id") > (cast($1 as timestamp(6) with time zone), $2)
    order by "posts"."created_at" asc, "posts"."id" asc
    fetch next $3 rows only
  ),
    "matches" as (
      select "id", "position"
      from "candidates"
      where (("candidates"."title" ilike $4 or "candidates"."content" ilike $5) and "position" < $6)
      order by "position"
      fetch next 21 rows only
    ) (select "id", "position" from "matches")
  union all (
    select "id", 2147483647
    from "candidates"
    where ("position" = $7 and (select count(*) from "matches") <= 20)
  )
)
select "page"."position",
  "posts"."id",
  "posts"."title",
  "posts"."content",
  cast("posts"."created_at" as text),
  cast("posts"."updated_at" as text),
  "users"."id",
  "users"."full_name",
  "page_tags"."tags"
from "page"
join "posts" on "posts"."id" = "page"."id"
join "users" on "users"."id" = "posts"."author_id"
left outer join (
  select "post_tags"."post_id",
    json_agg(json_build_array("tags"."id", "tags"."name") order by (("tags"."name") collate "C")) as "tags"
  from "post_tags"
  join "tags" on "tags"."id" = "post_tags"."tag_id"
  where "post_tags"."post_id" = any (array(select "page"."id" from "page"))
  group by "post_tags"."post_id"
) as "page_tags" on "page_tags"."post_id" = "posts"."id"
order by "page"."position";
-- plan:
--   Sort
--     Sort Key: page."position"
--     CTE page
--       ->  Append
--             CTE candidates
--               ->  Limit
--                     ->  WindowAgg
--                           Window: w1 AS (ORDER BY posts_1.created_at, posts_1.id ROWS UNBOUNDED PRECEDING)
--                           ->  Index Scan using posts_created_at_idx on posts posts_1
--                                 Index Cond: (ROW(created_at, id) > ROW(($1)::timestamp(6) with time zone, $2))
--             CTE matches
--               ->  Limit
--                     ->  Sort
--                           Sort Key: candidates."position"
--                           ->  CTE Scan on candidates
--                                 Filter: (("position" < $6) AND (((title)::text ~~* $4) OR ((content)::text ~~* $5)))
--             ->  CTE Scan on matches matches_1
--             ->  Subquery Scan on "*SELECT* 2"
--                   ->  Result
--                         One-Time Filter: ((InitPlan 3).col1 <= 20)
--                         InitPlan 3
--                           ->  Aggregate
--                                 ->  CTE Scan on matches
--                         ->  CTE Scan on candidates candidates_1
--                               Filter: ("position" = $7)
--     ->  Hash Left Join
--           Hash Cond: (posts.id = page_tags.post_id)
--           ->  Nested Loop
--                 ->  Nested Loop
--                       ->  CTE Scan on page
--                       ->  Index Scan using posts_pkey on posts
--                             Index Cond: (id = page.id)
--                 ->  Index Scan using users_pkey on users
--                       Index Cond: (id = posts.author_id)
--           ->  Hash
--                 ->  Subquery Scan on page_tags
--                       ->  GroupAggregate
--                             Group Key: post_tags.post_id
--                             InitPlan 5
--                               ->  CTE Scan on page page_1
--                             ->  Sort
--                                   Sort Key: post_tags.post_id, tags.name COLLATE "C"
--                                   ->  Hash Join
--                                         Hash Cond: (post_tags.tag_id = tags.id)
--                                         ->  Index Only Scan using post_tags_pkey on post_tags
--                                               Index Cond: (post_id = ANY ((InitPlan 5).col1))
--                                         ->  Hash
--                                               ->  Seq Scan on tags

-- $1 text[] = {tag2}
-- locks: post_tags AccessShareLock, posts AccessShareLock, tags AccessShareLock, users AccessShareLock
with "page" as (
  select "posts"."id", row_number() over (order by "posts"."created_at" desc, "posts"."id" desc) as "position"
  from (
    select distinct "found"."post_id" as "id", "found"."post_created_at" as "created_at"
    from (
      select "tags"."id"
      from "tags"
      where lower("tags"."name") in (
        select lower("wanted"."name") from unnest(cast($1 as text[])) as "wanted" ("name")
      )
    ) as "wanted_tags"
    cross join lateral (
      select "post_tags"."post_id", "post_tags"."post_created_at"
      from "post_tags"
      where "post_tags"."tag_id" = "wanted_tags"."id"
      order by "post_tags"."post_created_at" desc, "post_tags"."post_id" desc
      fetch next 21 rows only
    ) as "found"
  ) as "posts"
  order by "posts"."created_at" desc, "posts"."id" desc
  fetch next 21 rows only
)
select "page"."position",
  "posts"."id",
  "posts"."title",
  "posts"."content",
  cast("posts"."created_at" as text),
  cast("posts"."updated_at" as text),
  "users"."id",
  "users"."full_name",
  "page_tags"."tags"
from "page"
join "posts" on "posts"."id" = "page"."id"
join "users" on "users"."id" = "posts"."author_id"
left outer join (
  select "post_tags"."post_id",
    json_agg(json_build_array("tags"."id", "tags"."name") order by (("tags"."name") collate "C")) as "tags"
  from "post_tags"
  join "tags" on "tags"."id" = "post_tags"."tag_id"
  where "post_tags"."post_id" = any (array(select "page"."id" from "page"))
  group by "post_tags"."post_id"
) as "page_tags" on "page_tags"."post_id" = "posts"."id"
order by "page"."position";
-- plan:
--   Sort
--     Sort Key: page."position"
--     CTE page
--       ->  Limit
--             ->  WindowAgg
--                   Window: w1 AS (ORDER BY post_tags_1.post_created_at, post_tags_1.post_id ROWS UNBOUNDED PRECEDING)
--                   ->  Sort
--                         Sort Key: post_tags_1.post_created_at DESC, post_tags_1.post_id DESC
--                         ->  HashAggregate
--                               Group Key: post_tags_1.post_id, post_tags_1.post_created_at
--                               ->  Nested Loop
--                                     ->  Hash Semi Join
--                                           Hash Cond: (lower((tags_1.name)::text) = lower(wanted.name))
--                                           ->  Seq Scan on tags tags_1
--                                           ->  Hash
--                                                 ->  Function Scan on unnest wanted
--                                     ->  Limit
--                                           ->  Index Only Scan Backward using post_tags_tag_id_post_created_at_idx on post_tags post_tags_1
--                                                 Index Cond: (tag_id = tags_1.id)
--     ->  Hash Left Join
--           Hash Cond: (posts.id = page_tags.post_id)
--           ->  Nested Loop
--                 ->  Nested Loop
--                       ->  CTE Scan on page
--                       ->  Index Scan using posts_pkey on posts
--                             Index Cond: (id = page.id)
--                 ->  Index Scan using users_pkey on users
--                       Index Cond: (id = posts.author_id)
--           ->  Hash
--                 ->  Subquery Scan on page_tags
--                       ->  GroupAggregate
--                             Group Key: post_tags.post_id
--                             InitPlan 2
--                               ->  CTE Scan on page page_1
--                             ->  Sort
--                                   Sort Key: post_tags.post_id, tags.name COLLATE "C"
--                                   ->  Hash Join
--                                         Hash Cond: (post_tags.tag_id = tags.id)
--                                         ->  Index Only Scan using post_tags_pkey on post_tags
--                                               Index Cond: (post_id = ANY ((InitPlan 2).col1))
--                                         ->  Hash
--                                               ->  Seq Scan on tags

-- $1 text[] = {tag2}
-- $2 timestamp with time zone = 2026-01-01 00:38:50+00
-- $3 bigint = 233
-- locks: post_tags AccessShareLock, posts AccessShareLock, tags AccessShareLock, users AccessShareLock
with "page" as (
  select "posts"."id", row_number() over (order by "posts"."created_at" desc, "posts"."id" desc) as "position"
  from (
    select distinct "found"."post_id" as "id", "found"."post_created_at" as "created_at"
    from (
      select "tags"."id"
      from "tags"
      where lower("tags"."name") in (
        select lower("wanted"."name") from unnest(cast($1 as text[])) as "wanted" ("name")
      )
    ) as "wanted_tags"
    cross join lateral (
      select "post_tags"."post_id", "post_tags"."post_created_at"
      from "post_tags"
      where (
        "post_tags"."tag_id" = "wanted_tags"."id"
          and (
            "post_tags"."post_created_at", "post_tags"."post_id"
          ) < (cast($2 as timestamp(6) with time zone), $3)
      )
      order by "post_tags"."post_created_at" desc, "post_tags"."post_id" desc
      fetch next 21 rows only
    ) as "found"
  ) as "posts"
  order by "posts"."created_at" desc, "posts"."id" desc
  fetch next 21 rows only
)
select "page"."position",
  "posts"."id",
  "posts"."title",
  "posts"."content",
  cast("posts"."created_at" as text),
  cast("posts"."updated_at" as text),
  "users"."id",
  "users"."full_name",
  "page_tags"."tags"
from "page"
join "posts" on "posts"."id" = "page"."id"
join "users" on "users"."id" = "posts"."author_id"
left outer join (
  select "post_tags"."post_id",
    json_agg(json_build_array("tags"."id", "tags"."name") order by (("tags"."name") collate "C")) as "tags"
  from "post_tags"
  join "tags" on "tags"."id" = "post_tags"."tag_id"
  where "post_tags"."post_id" = any (array(select "page"."id" from "page"))
  group by "post_tags"."post_id"
) as "page_tags" on "page_tags"."post_id" = "posts"."id"
order by "page"."position";
-- plan:
--   Sort
--     Sort Key: page."position"
--     CTE page
--       ->  Limit
--             ->  WindowAgg
--                   Window: w1 AS (ORDER BY post_tags_1.post_created_at, post_tags_1.post_id ROWS UNBOUNDED PRECEDING)
--                   ->  Sort
--                         Sort Key: post_tags_1.post_created_at DESC, post_tags_1.post_id DESC
--                         ->  HashAggregate
--                               Group Key: post_tags_1.post_id, post_tags_1.post_created_at
--                               ->  Nested Loop
--                                     ->  Hash Semi Join
--                                           Hash Cond: (lower((tags_1.name)::text) = lower(wanted.name))
--                                           ->  Seq Scan on tags tags_1
--                                           ->  Hash
--                                                 ->  Function Scan on unnest wanted
--                                     ->  Limit
--                                           ->  Index Only Scan Backward using post_tags_tag_id_post_created_at_idx on post_tags post_tags_1
--                                                 Index Cond: ((tag_id = tags_1.id) AND (ROW(post_created_at, post_id) < ROW(($2)::timestamp(6) with time zone, $3)))
--     ->  Hash Left Join
--           Hash Cond: (posts.id = page_tags.post_id)
--           ->  Nested Loop
--                 ->  Nested Loop
--                       ->  CTE Scan on page
--                       ->  Index Scan using posts_pkey on posts
--                             Index Cond: (id = page.id)
--                 ->  Index Scan using users_pkey on users
--                       Index Cond: (id = posts.author_id)
--           ->  Hash
--                 ->  Subquery Scan on page_tags
--                       ->  GroupAggregate
--                             Group Key: post_tags.post_id
--                             InitPlan 2
--                               ->  CTE Scan on page page_1
--                             ->  Sort
--                                   Sort Key: post_tags.post_id, tags.name COLLATE "C"
--                                   ->  Hash Join
--                                         Hash Cond: (post_tags.tag_id = tags.id)
--                                         ->  Index Only Scan using post_tags_pkey on post_tags
--                                               Index Cond: (post_id = ANY ((InitPlan 2).col1))
--                                         ->  Hash
--                                               ->  Seq Scan on tags

-- $1 text[] = {tag2}
-- $2 timestamp with time zone = 2026-01-01 00:38:40+00
-- $3 bigint = 232
-- locks: post_tags AccessShareLock, posts AccessShareLock, tags AccessShareLock, users AccessShareLock
with "page" as (
  select "posts"."id", row_number() over (order by "posts"."created_at" asc, "posts"."id" asc) as "position"
  from (
    select distinct "found"."post_id" as "id", "found"."post_created_at" as "created_at"
    from (
      select "tags"."id"
      from "tags"
      where lower("tags"."name") in (
        select lower("wanted"."name") from unnest(cast($1 as text[])) as "wanted" ("name")
      )
    ) as "wanted_tags"
    cross join lateral (
      select "post_tags"."post_id", "post_tags"."post_created_at"
      from "post_tags"
      where (
        "post_tags"."tag_id" = "wanted_tags"."id"
          and (
            "post_tags"."post_created_at", "post_tags"."post_id"
          ) > (cast($2 as timestamp(6) with time zone), $3)
      )
      order by "post_tags"."post_created_at" asc, "post_tags"."post_id" asc
      fetch next 21 rows only
    ) as "found"
  ) as "posts"
  order by "posts"."created_at" asc, "posts"."id" asc
  fetch next 21 rows only
)
select "page"."position",
  "posts"."id",
  "posts"."title",
  "posts"."content",
  cast("posts"."created_at" as text),
  cast("posts"."updated_at" as text),
  "users"."id",
  "users"."full_name",
  "page_tags"."tags"
from "page"
join "posts" on "posts"."id" = "page"."id"
join "users" on "users"."id" = "posts"."author_id"
left outer join (
  select "post_tags"."post_id",
    json_agg(json_build_array("tags"."id", "tags"."name") order by (("tags"."name") collate "C")) as "tags"
  from "post_tags"
  join "tags" on "tags"."id" = "post_tags"."tag_id"
  where "post_tags"."post_id" = any (array(select "page"."id" from "page"))
  group by "post_tags"."post_id"
) as "page_tags" on "page_tags"."post_id" = "posts"."id"
order by "page"."position";
-- plan:
--   Sort
--     Sort Key: page."position"
--     CTE page
--       ->  Limit
--             ->  WindowAgg
--                   Window: w1 AS (ORDER BY post_tags_1.post_created_at, post_tags_1.post_id ROWS UNBOUNDED PRECEDING)
--                   ->  Sort
--                         Sort Key: post_tags_1.post_created_at, post_tags_1.post_id
--                         ->  HashAggregate
--                               Group Key: post_tags_1.post_id, post_tags_1.post_created_at
--                               ->  Nested Loop
--                                     ->  Hash Semi Join
--                                           Hash Cond: (lower((tags_1.name)::text) = lower(wanted.name))
--                                           ->  Seq Scan on tags tags_1
--                                           ->  Hash
--                                                 ->  Function Scan on unnest wanted
--                                     ->  Limit
--                                           ->  Index Only Scan using post_tags_tag_id_post_created_at_idx on post_tags post_tags_1
--                                                 Index Cond: ((tag_id = tags_1.id) AND (ROW(post_created_at, post_id) > ROW(($2)::timestamp(6) with time zone, $3)))
--     ->  Hash Left Join
--           Hash Cond: (posts.id = page_tags.post_id)
--           ->  Nested Loop
--                 ->  Nested Loop
--                       ->  CTE Scan on page
--                       ->  Index Scan using posts_pkey on posts
--                             Index Cond: (id = page.id)
--                 ->  Index Scan using users_pkey on users
--                       Index Cond: (id = posts.author_id)
--           ->  Hash
--                 ->  Subquery Scan on page_tags
--                       ->  GroupAggregate
--                             Group Key: post_tags.post_id
--                             InitPlan 2
--                               ->  CTE Scan on page page_1
--                             ->  Sort
--                                   Sort Key: post_tags.post_id, tags.name COLLATE "C"
--                                   ->  Hash Join
--                                         Hash Cond: (post_tags.tag_id = tags.id)
--                                         ->  Index Only Scan using post_tags_pkey on post_tags
--                                               Index Cond: (post_id = ANY ((InitPlan 2).col1))
--                                         ->  Hash
--                                               ->  Seq Scan on tags

-- $1 text = %lorem%
-- $2 text = %lorem%
-- locks: posts AccessShareLock
select count(*)
from (
  select "posts"."id" from "posts" where ("posts"."title" ilike $1 or "posts"."content" ilike $2)
) as "rows";
-- plan:
--   Aggregate
--     ->  Bitmap Heap Scan on posts
--           Recheck Cond: (((title)::text ~~* $1) OR ((content)::text ~~* $2))
--           ->  BitmapOr
--                 ->  Bitmap Index Scan on posts_keyword_idx
--                       Index Cond: ((title)::text ~~* $1)
--                 ->  Bitmap Index Scan on posts_keyword_idx
--                       Index Cond: ((content)::text ~~* $2)

-- $1 text = %lorem%
-- $2 text = %lorem%
-- $3 bigint = 3
-- locks: post_tags AccessShareLock, posts AccessShareLock, tags AccessShareLock, users AccessShareLock
with "page" as (
  with "matches" as materialized (
    select "posts"."id" from "posts" where ("posts"."title" ilike $1 or "posts"."content" ilike $2)
  )
  select "posts"."id", row_number() over (order by "posts"."created_at" desc, "posts"."id" desc) as "position"
  from "matches"
  join "posts" on "posts"."id" = "matches"."id"
  order by "posts"."created_at" desc, "posts"."id" desc
  offset $3 rows
  fetch next 21 rows only
)
select "page"."position",
  "posts"."id",
  "posts"."title",
  "posts"."content",
  cast("posts"."created_at" as text),
  cast("posts"."updated_at" as text),
  "users"."id",
  "users"."full_name",
  "page_tags"."tags"
from "page"
join "posts" on "posts"."id" = "page"."id"
join "users" on "users"."id" = "posts"."author_id"
left outer join (
  select "post_tags"."post_id",
    json_agg(json_build_array("tags"."id", "tags"."name") order by (("tags"."name") collate "C")) as "tags"
  from "post_tags"
  join "tags" on "tags"."id" = "post_tags"."tag_id"
  where "post_tags"."post_id" = any (array(select "page"."id" from "page"))
  group by "post_tags"."post_id"
) as "page_tags" on "page_tags"."post_id" = "posts"."id"
order by "page"."position";
-- plan:
--   Sort
--     Sort Key: page."position"
--     CTE page
--       ->  Limit
--             CTE matches
--               ->  Bitmap Heap Scan on posts posts_1
--                     Recheck Cond: (((title)::text ~~* $1) OR ((content)::text ~~* $2))
--                     ->  BitmapOr
--                           ->  Bitmap Index Scan on posts_keyword_idx
--                                 Index Cond: ((title)::text ~~* $1)
--                           ->  Bitmap Index Scan on posts_keyword_idx
--                                 Index Cond: ((content)::text ~~* $2)
--             ->  WindowAgg
--                   Window: w1 AS (ORDER BY posts_2.created_at, posts_2.id ROWS UNBOUNDED PRECEDING)
--                   ->  Sort
--                         Sort Key: posts_2.created_at DESC, posts_2.id DESC
--                         ->  Hash Join
--                               Hash Cond: (posts_2.id = matches.id)
--                               ->  Index Only Scan Backward using posts_created_at_idx on posts posts_2
--                               ->  Hash
--                                     ->  CTE Scan on matches
--     ->  Hash Left Join
--           Hash Cond: (posts.id = page_tags.post_id)
--           ->  Nested Loop
--                 ->  Nested Loop
--                       ->  CTE Scan on page
--                       ->  Index Scan using posts_pkey on posts
--                             Index Cond: (id = page.id)
--                 ->  Index Scan using users_pkey on users
--                       Index Cond: (id = posts.author_id)
--           ->  Hash
--                 ->  Subquery Scan on page_tags
--                       ->  GroupAggregate
--                             Group Key: post_tags.post_id
--                             InitPlan 3
--                               ->  CTE Scan on page page_1
--                             ->  Sort
--                                   Sort Key: post_tags.post_id, tags.name COLLATE "C"
--                                   ->  Hash Join
--                                         Hash Cond: (post_tags.tag_id = tags.id)
--                                         ->  Index Only Scan using post_tags_pkey on post_tags
--                                               Index Cond: (post_id = ANY ((InitPlan 3).col1))
--                                         ->  Hash
--                                               ->  Seq Scan on tags

-- $1 bigint = 5
-- $2 text = %lorem%
-- $3 text = %lorem%
-- locks: post_tags AccessShareLock, posts AccessShareLock, tags AccessShareLock, users AccessShareLock
with "page" as (
  with "matches" as materialized (
    select "posts"."id"
    from "posts"
    where ("posts"."author_id" = $1 and ("posts"."title" ilike $2 or "posts"."content" ilike $3))
  )
  select "posts"."id", row_number() over (order by "posts"."created_at" desc, "posts"."id" desc) as "position"
  from "matches"
  join "posts" on "posts"."id" = "matches"."id"
  order by "posts"."created_at" desc, "posts"."id" desc
  fetch next 21 rows only
)
select "page"."position",
  "posts"."id",
  "posts"."title",
  "posts"."content",
  cast("posts"."created_at" as text),
  cast("posts"."updated_at" as text),
  "users"."id",
  "users"."full_name",
  "page_tags"."tags"
from "page"
join "posts" on "posts"."id" = "page"."id"
join "users" on "users"."id" = "posts"."author_id"
left outer join (
  select "post_tags"."post_id",
    json_agg(json_build_array("tags"."id", "tags"."name") order by (("tags"."name") collate "C")) as "tags"
  from "post_tags"
  join "tags" on "tags"."id" = "post_tags"."tag_id"
  where "post_tags"."post_id" = any (array(select "page"."id" from "page"))
  group by "post_tags"."post_id"
) as "page_tags" on "page_tags"."post_id" = "posts"."id"
order by "page"."position";
-- plan:
--   Sort
--     Sort Key: page."position"
--     CTE page
--       ->  Limit
--             CTE matches
--               ->  Index Scan using posts_author_id_title_idx on posts posts_1
--                     Index Cond: (author_id = $1)
--                     Filter: (((title)::text ~~* $2) OR ((content)::text ~~* $3))
--             ->  WindowAgg
--                   Window: w1 AS (ORDER BY posts_2.created_at, posts_2.id ROWS UNBOUNDED PRECEDING)
--                   ->  Sort
--                         Sort Key: posts_2.created_at DESC, posts_2.id DESC
--                         ->  Nested Loop
--                               ->  CTE Scan on matches
--                               ->  Index Scan using posts_pkey on posts posts_2
--                                     Index Cond: (id = matches.id)
--     ->  Nested Loop Left Join
--           Join Filter: (post_tags.post_id = posts.id)
--           ->  Nested Loop
--                 ->  Nested Loop
--                       ->  CTE Scan on page
--                       ->  Index Scan using posts_pkey on posts
--                             Index Cond: (id = page.id)
--                 ->  Index Scan using users_pkey on users
--                       Index Cond: (id = posts.author_id)
--           ->  GroupAggregate
--                 Group Key: post_tags.post_id
--                 InitPlan 3
--                   ->  CTE Scan on page page_1
--                 ->  Sort
--                       Sort Key: post_tags.post_id, tags.name COLLATE "C"
--                       ->  Hash Join
--                             Hash Cond: (post_tags.tag_id = tags.id)
--                             ->  Index Only Scan using post_tags_pkey on post_tags
--                                   Index Cond: (post_id = ANY ((InitPlan 3).col1))
--                             ->  Hash
--                                   ->  Seq Scan on tags

-- $1 text[] = {tag2}
-- $2 text = %lorem%
-- $3 text = %lorem%
-- locks: post_tags AccessShareLock, posts AccessShareLock, tags AccessShareLock, users AccessShareLock
with "page" as (
  with "matches" as materialized (
    select "posts"."id"
    from "posts"
    where (
      "posts"."id" in (
        select "post_tags"."post_id"
        from "post_tags"
        where "post_tags"."tag_id" = any (
          array(
            select "tags"."id"
            from "tags"
            where lower("tags"."name") in (
              select lower("wanted"."name") from unnest(cast($1 as text[])) as "wanted" ("name")
            )
          )
        )
      )
        and ("posts"."title" ilike $2 or "posts"."content" ilike $3)
    )
  )
  select "posts"."id", row_number() over (order by "posts"."created_at" desc, "posts"."id" desc) as "position"
  from "matches"
  join "posts" on "posts"."id" = "matches"."id"
  order by "posts"."created_at" desc, "posts"."id" desc
  fetch next 21 rows only
)
select "page"."position",
  "posts"."id",
  "posts"."title",
  "posts"."content",
  cast("posts"."created_at" as text),
  cast("posts"."updated_at" as text),
  "users"."id",
  "users"."full_name",
  "page_tags"."tags"
from "page"
join "posts" on "posts"."id" = "page"."id"
join "users" on "users"."id" = "posts"."author_id"
left outer join (
  select "post_tags"."post_id",
    json_agg(json_build_array("tags"."id", "tags"."name") order by (("tags"."name") collate "C")) as "tags"
  from "post_tags"
  join "tags" on "tags"."id" = "post_tags"."tag_id"
  where "post_tags"."post_id" = any (array(select "page"."id" from "page"))
  group by "post_tags"."post_id"
) as "page_tags" on "page_tags"."post_id" = "posts"."id"
order by "page"."position";
-- plan:
--   Sort
--     Sort Key: page."position"
--     CTE page
--       ->  Limit
--             CTE matches
--               ->  Hash Right Semi Join
--                     Hash Cond: (post_tags_1.post_id = posts_1.id)
--                     InitPlan 1
--                       ->  Hash Semi Join
--                             Hash Cond: (lower((tags_1.name)::text) = lower(wanted.name))
--                             ->  Seq Scan on tags tags_1
--                             ->  Hash
--                                   ->  Function Scan on unnest wanted
--                     ->  Index Only Scan using post_tags_tag_id_post_created_at_idx on post_tags post_tags_1
--                           Index Cond: (tag_id = ANY ((InitPlan 1).col1))
--                     ->  Hash
--                           ->  Bitmap Heap Scan on posts posts_1
--                                 Recheck Cond: (((title)::text ~~* $2) OR ((content)::text ~~* $3))
--                                 ->  BitmapOr
--                                       ->  Bitmap Index Scan on posts_keyword_idx
--                                             Index Cond: ((title)::text ~~* $2)
--                                       ->  Bitmap Index Scan on posts_keyword_idx
--                                             Index Cond: ((content)::text ~~* $3)
--             ->  WindowAgg
--                   Window: w1 AS (ORDER BY posts_2.created_at, posts_2.id ROWS UNBOUNDED PRECEDING)
--                   ->  Sort
--                         Sort Key: posts_2.created_at DESC, posts_2.id DESC
--                         ->  Nested Loop
--                               ->  CTE Scan on matches
--                               ->  Index Scan using posts_pkey on posts posts_2
--                                     Index Cond: (id = matches.id)
--     ->  Hash Left Join
--           Hash Cond: (posts.id = page_tags.post_id)
--           ->  Nested Loop
--                 ->  Nested Loop
--                       ->  CTE Scan on page
--                       ->  Index Scan using posts_pkey on posts
--                             Index Cond: (id = page.id)
--                 ->  Index Scan using users_pkey on users
--                       Index Cond: (id = posts.author_id)
--           ->  Hash
--                 ->  Subquery Scan on page_tags
--                       ->  GroupAggregate
--                             Group Key: post_tags.post_id
--                             InitPlan 4
--                               ->  CTE Scan on page page_1
--                             ->  Sort
--                                   Sort Key: post_tags.post_id, tags.name COLLATE "C"
--                                   ->  Hash Join
--                                         Hash Cond: (post_tags.tag_id = tags.id)
--                                         ->  Index Only Scan using post_tags_pkey on post_tags
--                                               Index Cond: (post_id = ANY ((InitPlan 4).col1))
--                                         ->  Hash
--                                               ->  Seq Scan on tags

-- $1 text = %lorem%
-- $2 text = %lorem%
-- locks: post_tags AccessShareLock, posts AccessShareLock, tags AccessShareLock, users AccessShareLock
with "page" as (
  with "matches" as materialized (
    select "posts"."id" from "posts" where ("posts"."title" ilike $1 or "posts"."content" ilike $2)
  )
  select "posts"."id",
    row_number() over (order by (("posts"."title") collate "C") asc, "posts"."id" asc) as "position"
  from "matches"
  join "posts" on "posts"."id" = "matches"."id"
  order by (("posts"."title") collate "C") asc, "posts"."id" asc
  fetch next 21 rows only
)
select "page"."position",
  "posts"."id",
  "posts"."title",
  "posts"."content",
  cast("posts"."created_at" as text),
  cast("posts"."updated_at" as text),
  "users"."id",
  "users"."full_name",
  "page_tags"."tags"
from "page"
join "posts" on "posts"."id" = "page"."id"
join "users" on "users"."id" = "posts"."author_id"
left outer join (
  select "post_tags"."post_id",
    json_agg(json_build_array("tags"."id", "tags"."name") order by (("tags"."name") collate "C")) as "tags"
  from "post_tags"
  join "tags" on "tags"."id" = "post_tags"."tag_id"
  where "post_tags"."post_id" = any (array(select "page"."id" from "page"))
  group by "post_tags"."post_id"
) as "page_tags" on "page_tags"."post_id" = "posts"."id"
order by "page"."position";
-- plan:
--   Sort
--     Sort Key: page."position"
--     CTE page
--       ->  Limit
--             CTE matches
--               ->  Bitmap Heap Scan on posts posts_1
--                     Recheck Cond: (((title)::text ~~* $1) OR ((content)::text ~~* $2))
--                     ->  BitmapOr
--                           ->  Bitmap Index Scan on posts_keyword_idx
--                                 Index Cond: ((title)::text ~~* $1)
--                           ->  Bitmap Index Scan on posts_keyword_idx
--                                 Index Cond: ((content)::text ~~* $2)
--             ->  WindowAgg
--                   Window: w1 AS (ORDER BY ((posts_2.title)::character varying(200)), posts_2.id ROWS UNBOUNDED PRECEDING)
--                   ->  Sort
--                         Sort Key: ((posts_2.title)::character varying(200)) COLLATE "C", posts_2.id
--                         ->  Hash Join
--                               Hash Cond: (posts_2.id = matches.id)
--                               ->  Index Only Scan using posts_title_idx on posts posts_2
--                               ->  Hash
--                                     ->  CTE Scan on matches
--     ->  Hash Left Join
--           Hash Cond: (posts.id = page_tags.post_id)
--           ->  Nested Loop
--                 ->  Nested Loop
--                       ->  CTE Scan on page
--                       ->  Index Scan using posts_pkey on posts
--                             Index Cond: (id = page.id)
--                 ->  Index Scan using users_pkey on users
--                       Index Cond: (id = posts.author_id)
--           ->  Hash
--                 ->  Subquery Scan on page_tags
--                       ->  GroupAggregate
--                             Group Key: post_tags.post_id
--                             InitPlan 3
--                               ->  CTE Scan on page page_1
--                             ->  Sort
--                                   Sort Key: post_tags.post_id, tags.name COLLATE "C"
--                                   ->  Hash Join
--                                         Hash Cond: (post_tags.tag_id = tags.id)
--                                         ->  Index Only Scan using post_tags_pkey on post_tags
--                                               Index Cond: (post_id = ANY ((InitPlan 3).col1))
--                                         ->  Hash
--                                               ->  Seq Scan on tags

-- $1 bigint = 5001
-- $2 text = %or%
-- $3 text = %or%
-- $4 text = %or%
-- $5 text = %or%
-- locks: posts AccessShareLock
with "candidates" as (
  select "posts"."id",
    "posts"."author_id",
    "posts"."created_at",
    "posts"."title",
    "posts"."content",
    char_length("posts"."content") as "length"
  from "posts"
  fetch next $1 rows only
)
select count(*),
  count(*) filter (where ("candidates"."title" ilike $2 or "candidates"."content" ilike $3)),
  avg("candidates"."length") filter (
    where ("candidates"."title" ilike $4 or "candidates"."content" ilike $5)
  ),
  null
from "candidates";
-- plan:
--   Aggregate
--     ->  Limit
--           ->  Seq Scan on posts

-- $1 bigint = 5001
-- $2 text = %or%
-- $3 text = %or%
-- $4 bigint = 5001
-- $5 bigint = 3
-- $6 bigint = 5001
-- locks: post_tags AccessShareLock, posts AccessShareLock, tags AccessShareLock, users AccessShareLock
with "page" as (
  with "candidates" as (
    select "posts"."id",
      "posts"."title",
      "posts"."content",
      row_number() over (order by "posts"."created_at" desc, "posts"."id" desc) as "position"
    from "posts"
    order by "posts"."created_at" desc, "posts"."id" desc
    fetch next $1 rows only
  ),
    "matches" as (
      select "id", "position"
      from "candidates"
      where (("candidates"."title" ilike $2 or "candidates"."content" ilike $3) and "position" < $4)
      order by "position"
      offset $5 rows
      fetch next 21 rows only
    ) (select "id", "position" from "matches")
  union all (
    select "id", 2147483647
    from "candidates"
    where ("position" = $6 and (select count(*) from "matches") <= 20)
  )
)
select "page"."position",
  "posts"."id",
  "posts"."title",
  "posts"."content",
  cast("posts"."created_at" as text),
  cast("posts"."updated_at" as text),
  "users"."id",
  "users"."full_name",
  "page_tags"."tags"
from "page"
join "posts" on "posts"."id" = "page"."id"
join "users" on "users"."id" = "posts"."author_id"
left outer join (
  select "post_tags"."post_id",
    json_agg(json_build_array("tags"."id", "tags"."name") order by (("tags"."name") collate "C")) as "tags"
  from "post_tags"
  join "tags" on "tags"."id" = "post_tags"."tag_id"
  where "post_tags"."post_id" = any (array(select "page"."id" from "page"))
  group by "post_tags"."post_id"
) as "page_tags" on "page_tags"."post_id" = "posts"."id"
order by "page"."position";
-- plan:
--   Sort
--     Sort Key: page."position"
--     CTE page
--       ->  Append
--             CTE candidates
--               ->  Limit
--                     ->  WindowAgg
--                           Window: w1 AS (ORDER BY posts_1.created_at, posts_1.id ROWS UNBOUNDED PRECEDING)
--                           ->  Index Scan Backward using posts_created_at_idx on posts posts_1
--             CTE matches
--               ->  Limit
--                     ->  Sort
--                           Sort Key: candidates."position"
--                           ->  CTE Scan on candidates
--                                 Filter: (("position" < $4) AND (((title)::text ~~* $2) OR ((content)::text ~~* $3)))
--             ->  CTE Scan on matches matches_1
--             ->  Subquery Scan on "*SELECT* 2"
--                   ->  Result
--                         One-Time Filter: ((InitPlan 3).col1 <= 20)
--                         InitPlan 3
--                           ->  Aggregate
--                                 ->  CTE Scan on matches
--                         ->  CTE Scan on candidates candidates_1
--                               Filter: ("position" = $6)
--     ->  Hash Left Join
--           Hash Cond: (posts.id = page_tags.post_id)
--           ->  Nested Loop
--                 ->  Nested Loop
--                       ->  CTE Scan on page
--                       ->  Index Scan using posts_pkey on posts
--                             Index Cond: (id = page.id)
--                 ->  Index Scan using users_pkey on users
--                       Index Cond: (id = posts.author_id)
--           ->  Hash
--                 ->  Subquery Scan on page_tags
--                       ->  GroupAggregate
--                             Group Key: post_tags.post_id
--                             InitPlan 5
--                               ->  CTE Scan on page page_1
--                             ->  Sort
--                                   Sort Key: post_tags.post_id, tags.name COLLATE "C"
--                                   ->  Hash Join
--                                         Hash Cond: (post_tags.tag_id = tags.id)
--                                         ->  Index Only Scan using post_tags_pkey on post_tags
--                                               Index Cond: (post_id = ANY ((InitPlan 5).col1))
--                                         ->  Hash
--                                               ->  Seq Scan on tags

-- $1 bigint = 5
-- $2 bigint = 5001
-- $3 text = %or%
-- $4 text = %or%
-- $5 bigint = 5001
-- $6 bigint = 5001
-- locks: post_tags AccessShareLock, posts AccessShareLock, tags AccessShareLock, users AccessShareLock
with "page" as (
  with "candidates" as (
    select "posts"."id",
      "posts"."title",
      "posts"."content",
      row_number() over (order by "posts"."created_at" desc, "posts"."id" desc) as "position"
    from "posts"
    where "posts"."author_id" = $1
    order by "posts"."created_at" desc, "posts"."id" desc
    fetch next $2 rows only
  ),
    "matches" as (
      select "id", "position"
      from "candidates"
      where (("candidates"."title" ilike $3 or "candidates"."content" ilike $4) and "position" < $5)
      order by "position"
      fetch next 21 rows only
    ) (select "id", "position" from "matches")
  union all (
    select "id", 2147483647
    from "candidates"
    where ("position" = $6 and (select count(*) from "matches") <= 20)
  )
)
select "page"."position",
  "posts"."id",
  "posts"."title",
  "posts"."content",
  cast("posts"."created_at" as text),
  cast("posts"."updated_at" as text),
  "users"."id",
  "users"."full_name",
  "page_tags"."tags"
from "page"
join "posts" on "posts"."id" = "page"."id"
join "users" on "users"."id" = "posts"."author_id"
left outer join (
  select "post_tags"."post_id",
    json_agg(json_build_array("tags"."id", "tags"."name") order by (("tags"."name") collate "C")) as "tags"
  from "post_tags"
  join "tags" on "tags"."id" = "post_tags"."tag_id"
  where "post_tags"."post_id" = any (array(select "page"."id" from "page"))
  group by "post_tags"."post_id"
) as "page_tags" on "page_tags"."post_id" = "posts"."id"
order by "page"."position";
-- plan:
--   Sort
--     Sort Key: page."position"
--     CTE page
--       ->  Append
--             CTE candidates
--               ->  Limit
--                     ->  WindowAgg
--                           Window: w1 AS (ORDER BY posts_1.created_at, posts_1.id ROWS UNBOUNDED PRECEDING)
--                           ->  Index Scan Backward using posts_author_id_created_at_idx on posts posts_1
--                                 Index Cond: (author_id = $1)
--             CTE matches
--               ->  Limit
--                     ->  Sort
--                           Sort Key: candidates."position"
--                           ->  CTE Scan on candidates
--                                 Filter: (("position" < $5) AND (((title)::text ~~* $3) OR ((content)::text ~~* $4)))
--             ->  CTE Scan on matches matches_1
--             ->  Subquery Scan on "*SELECT* 2"
--                   ->  Result
--                         One-Time Filter: ((InitPlan 3).col1 <= 20)
--                         InitPlan 3
--                           ->  Aggregate
--                                 ->  CTE Scan on matches
--                         ->  CTE Scan on candidates candidates_1
--                               Filter: ("position" = $6)
--     ->  Hash Left Join
--           Hash Cond: (posts.id = page_tags.post_id)
--           ->  Nested Loop
--                 ->  Nested Loop
--                       ->  CTE Scan on page
--                       ->  Index Scan using posts_pkey on posts
--                             Index Cond: (id = page.id)
--                 ->  Index Scan using users_pkey on users
--                       Index Cond: (id = posts.author_id)
--           ->  Hash
--                 ->  Subquery Scan on page_tags
--                       ->  GroupAggregate
--                             Group Key: post_tags.post_id
--                             InitPlan 5
--                               ->  CTE Scan on page page_1
--                             ->  Sort
--                                   Sort Key: post_tags.post_id, tags.name COLLATE "C"
--                                   ->  Hash Join
--                                         Hash Cond: (post_tags.tag_id = tags.id)
--                                         ->  Index Only Scan using post_tags_pkey on post_tags
--                                               Index Cond: (post_id = ANY ((InitPlan 5).col1))
--                                         ->  Hash
--                                               ->  Seq Scan on tags

-- $1 text[] = {tag2}
-- $2 bigint = 5001
-- $3 text = %or%
-- $4 text = %or%
-- $5 bigint = 5001
-- $6 bigint = 5001
-- locks: post_tags AccessShareLock, posts AccessShareLock, tags AccessShareLock, users AccessShareLock
with "page" as (
  with "candidates" as (
    select "posts"."id",
      "posts"."title",
      "posts"."content",
      row_number() over (order by "posts"."created_at" desc, "posts"."id" desc) as "position"
    from "posts"
    where "posts"."id" in (
      select "post_tags"."post_id"
      from "post_tags"
      where "post_tags"."tag_id" = any (
        array(
          select "tags"."id"
          from "tags"
          where lower("tags"."name") in (
            select lower("wanted"."name") from unnest(cast($1 as text[])) as "wanted" ("name")
          )
        )
      )
    )
    order by "posts"."created_at" desc, "posts"."id" desc
    fetch next $2 rows only
  ),
    "matches" as (
      select "id", "position"
      from "candidates"
      where (("candidates"."title" ilike $3 or "candidates"."content" ilike $4) and "position" < $5)
      order by "position"
      fetch next 21 rows only
    ) (select "id", "position" from "matches")
  union all (
    select "id", 2147483647
    from "candidates"
    where ("position" = $6 and (select count(*) from "matches") <= 20)
  )
)
select "page"."position",
  "posts"."id",
  "posts"."title",
  "posts"."content",
  cast("posts"."created_at" as text),
  cast("posts"."updated_at" as text),
  "users"."id",
  "users"."full_name",
  "page_tags"."tags"
from "page"
join "posts" on "posts"."id" = "page"."id"
join "users" on "users"."id" = "posts"."author_id"
left outer join (
  select "post_tags"."post_id",
    json_agg(json_build_array("tags"."id", "tags"."name") order by (("tags"."name") collate "C")) as "tags"
  from "post_tags"
  join "tags" on "tags"."id" = "post_tags"."tag_id"
  where "post_tags"."post_id" = any (array(select "page"."id" from "page"))
  group by "post_tags"."post_id"
) as "page_tags" on "page_tags"."post_id" = "posts"."id"
order by "page"."position";
-- plan:
--   Sort
--     Sort Key: page."position"
--     CTE page
--       ->  Append
--             CTE candidates
--               ->  Limit
--                     InitPlan 1
--                       ->  Hash Semi Join
--                             Hash Cond: (lower((tags_1.name)::text) = lower(wanted.name))
--                             ->  Seq Scan on tags tags_1
--                             ->  Hash
--                                   ->  Function Scan on unnest wanted
--                     ->  WindowAgg
--                           Window: w1 AS (ORDER BY posts_1.created_at, posts_1.id ROWS UNBOUNDED PRECEDING)
--                           ->  Gather Merge
--                                 Workers Planned: 2
--                                 ->  Sort
--                                       Sort Key: posts_1.created_at DESC, posts_1.id DESC
--                                       ->  Hash Semi Join
--                                             Hash Cond: (posts_1.id = post_tags_1.post_id)
--                                             ->  Parallel Seq Scan on posts posts_1
--                                             ->  Hash
--                                                   ->  Index Only Scan using post_tags_tag_id_post_created_at_idx on post_tags post_tags_1
--                                                         Index Cond: (tag_id = ANY ((InitPlan 1).col1))
--             CTE matches
--               ->  Limit
--                     ->  Sort
--                           Sort Key: candidates."position"
--                           ->  CTE Scan on candidates
--                                 Filter: (("position" < $5) AND (((title)::text ~~* $3) OR ((content)::text ~~* $4)))
--             ->  CTE Scan on matches matches_1
--             ->  Subquery Scan on "*SELECT* 2"
--                   ->  Result
--                         One-Time Filter: ((InitPlan 4).col1 <= 20)
--                         InitPlan 4
--                           ->  Aggregate
--                                 ->  CTE Scan on matches
--                         ->  CTE Scan on candidates candidates_1
--                               Filter: ("position" = $6)
--     ->  Hash Left Join
--           Hash Cond: (posts.id = page_tags.post_id)
--           ->  Nested Loop
--                 ->  Nested Loop
--                       ->  CTE Scan on page
--                       ->  Index Scan using posts_pkey on posts
--                             Index Cond: (id = page.id)
--                 ->  Index Scan using users_pkey on users
--                       Index Cond: (id = posts.author_id)
--           ->  Hash
--                 ->  Subquery Scan on page_tags
--                       ->  GroupAggregate
--                             Group Key: post_tags.post_id
--                             InitPlan 6
--                               ->  CTE Scan on page page_1
--                             ->  Sort
--                                   Sort Key: post_tags.post_id, tags.name COLLATE "C"
--                                   ->  Hash Join
--                                         Hash Cond: (post_tags.tag_id = tags.id)
--                                         ->  Index Only Scan using post_tags_pkey on post_tags
--                                               Index Cond: (post_id = ANY ((InitPlan 6).col1))
--                                         ->  Hash
--                                               ->  Seq Scan on tags

-- $1 bigint = 5001
-- $2 text = %or%
-- $3 text = %or%
-- $4 bigint = 5001
-- $5 bigint = 5001
-- locks: post_tags AccessShareLock, posts AccessShareLock, tags AccessShareLock, users AccessShareLock
with "page" as (
  with "candidates" as (
    select "posts"."id",
      "posts"."title",
      "posts"."content",
      row_number() over (order by (("posts"."title") collate "C") asc, "posts"."id" asc) as "position"
    from "posts"
    order by (("posts"."title") collate "C") asc, "posts"."id" asc
    fetch next $1 rows only
  ),
    "matches" as (
      select "id", "position"
      from "candidates"
      where (("candidates"."title" ilike $2 or "candidates"."content" ilike $3) and "position" < $4)
      order by "position"
      fetch next 21 rows only
    ) (select "id", "position" from "matches")
  union all (
    select "id", 2147483647
    from "candidates"
    where ("position" = $5 and (select count(*) from "matches") <= 20)
  )
)
select "page"."position",
  "posts"."id",
  "posts"."title",
  "posts"."content",
  cast("posts"."created_at" as text),
  cast("posts"."updated_at" as text),
  "users"."id",
  "users"."full_name",
  "page_tags"."tags"
from "page"
join "posts" on "posts"."id" = "page"."id"
join "users" on "users"."id" = "posts"."author_id"
left outer join (
  select "post_tags"."post_id",
    json_agg(json_build_array("tags"."id", "tags"."name") order by (("tags"."name") collate "C")) as "tags"
  from "post_tags"
  join "tags" on "tags"."id" = "post_tags"."tag_id"
  where "post_tags"."post_id" = any (array(select "page"."id" from "page"))
  group by "post_tags"."post_id"
) as "page_tags" on "page_tags"."post_id" = "posts"."id"
order by "page"."position";
-- plan:
--   Sort
--     Sort Key: page."position"
--     CTE page
--       ->  Append
--             CTE candidates
--               ->  Limit
--                     ->  WindowAgg
--                           Window: w1 AS (ORDER BY (posts_1.title)::character varying(200), posts_1.id ROWS UNBOUNDED PRECEDING)
--                           ->  Index Scan using posts_title_idx on posts posts_1
--             CTE matches
--               ->  Limit
--                     ->  Sort
--                           Sort Key: candidates."position"
--                           ->  CTE Scan on candidates
--                                 Filter: (("position" < $4) AND (((title)::text ~~* $2) OR ((content)::text ~~* $3)))
--             ->  CTE Scan on matches matches_1
--             ->  Subquery Scan on "*SELECT* 2"
--                   ->  Result
--                         One-Time Filter: ((InitPlan 3).col1 <= 20)
--                         InitPlan 3
--                           ->  Aggregate
--                                 ->  CTE Scan on matches
--                         ->  CTE Scan on candidates candidates_1
--                               Filter: ("position" = $5)
--     ->  Hash Left Join
--           Hash Cond: (posts.id = page_tags.post_id)
--           ->  Nested Loop
--                 ->  Nested Loop
--                       ->  CTE Scan on page
--                       ->  Index Scan using posts_pkey on posts
--                             Index Cond: (id = page.id)
--                 ->  Index Scan using users_pkey on users
--                       Index Cond: (id = posts.author_id)
--           ->  Hash
--                 ->  Subquery Scan on page_tags
--                       ->  GroupAggregate
--                             Group Key: post_tags.post_id
--                             InitPlan 5
--                               ->  CTE Scan on page page_1
--                             ->  Sort
--                                   Sort Key: post_tags.post_id, tags.name COLLATE "C"
--                                   ->  Hash Join
--                                         Hash Cond: (post_tags.tag_id = tags.id)
--                                         ->  Index Only Scan using post_tags_pkey on post_tags
--                                               Index Cond: (post_id = ANY ((InitPlan 5).col1))
--                                         ->  Hash
--                                               ->  Seq Scan on tags

-- $1 text[] = {"tag2"}
-- locks: post_tags AccessShareLock, posts AccessShareLock, tags AccessShareLock
select count(*)
from (
  select "posts"."id"
  from "posts"
  where "posts"."id" in (
    select "post_tags"."post_id"
    from "post_tags"
    where "post_tags"."tag_id" = any (
      array(
        select "tags"."id"
        from "tags"
        where lower("tags"."name") in (
          select lower("wanted"."name") from unnest(cast($1 as text[])) as "wanted" ("name")
        )
      )
    )
  )
) as "rows";
-- plan:
--   Aggregate
--     InitPlan 1
--       ->  Hash Semi Join
--             Hash Cond: (lower((tags.name)::text) = lower(wanted.name))
--             ->  Seq Scan on tags
--             ->  Hash
--                   ->  Function Scan on unnest wanted
--     ->  Hash Semi Join
--           Hash Cond: (posts.id = post_tags.post_id)
--           ->  Index Only Scan using posts_pkey on posts
--           ->  Hash
--                 ->  Index Only Scan using post_tags_tag_id_post_created_at_idx on post_tags
--                       Index Cond: (tag_id = ANY ((InitPlan 1).col1))

-- $1 text[] = {tag2}
-- $2 bigint = 24
-- $3 bigint = 3
-- locks: post_tags AccessShareLock, posts AccessShareLock, tags AccessShareLock, users AccessShareLock
with "page" as (
  select "posts"."id", row_number() over (order by "posts"."created_at" desc, "posts"."id" desc) as "position"
  from (
    select distinct "found"."post_id" as "id", "found"."post_created_at" as "created_at"
    from (
      select "tags"."id"
      from "tags"
      where lower("tags"."name") in (
        select lower("wanted"."name") from unnest(cast($1 as text[])) as "wanted" ("name")
      )
    ) as "wanted_tags"
    cross join lateral (
      select "post_tags"."post_id", "post_tags"."post_created_at"
      from "post_tags"
      where "post_tags"."tag_id" = "wanted_tags"."id"
      order by "post_tags"."post_created_at" desc, "post_tags"."post_id" desc
      fetch next $2 rows only
    ) as "found"
  ) as "posts"
  order by "posts"."created_at" desc, "posts"."id" desc
  offset $3 rows
  fetch next 21 rows only
)
select "page"."position",
  "posts"."id",
  "posts"."title",
  "posts"."content",
  cast("posts"."created_at" as text),
  cast("posts"."updated_at" as text),
  "users"."id",
  "users"."full_name",
  "page_tags"."tags"
from "page"
join "posts" on "posts"."id" = "page"."id"
join "users" on "users"."id" = "posts"."author_id"
left outer join (
  select "post_tags"."post_id",
    json_agg(json_build_array("tags"."id", "tags"."name") order by (("tags"."name") collate "C")) as "tags"
  from "post_tags"
  join "tags" on "tags"."id" = "post_tags"."tag_id"
  where "post_tags"."post_id" = any (array(select "page"."id" from "page"))
  group by "post_tags"."post_id"
) as "page_tags" on "page_tags"."post_id" = "posts"."id"
order by "page"."position";
-- plan:
--   Sort
--     Sort Key: page."position"
--     CTE page
--       ->  Limit
--             ->  WindowAgg
--                   Window: w1 AS (ORDER BY post_tags_1.post_created_at, post_tags_1.post_id ROWS UNBOUNDED PRECEDING)
--                   ->  Sort
--                         Sort Key: post_tags_1.post_created_at DESC, post_tags_1.post_id DESC
--                         ->  HashAggregate
--                               Group Key: post_tags_1.post_id, post_tags_1.post_created_at
--                               ->  Nested Loop
--                                     ->  Hash Semi Join
--                                           Hash Cond: (lower((tags_1.name)::text) = lower(wanted.name))
--                                           ->  Seq Scan on tags tags_1
--                                           ->  Hash
--                                                 ->  Function Scan on unnest wanted
--                                     ->  Limit
--                                           ->  Index Only Scan Backward using post_tags_tag_id_post_created_at_idx on post_tags post_tags_1
--                                                 Index Cond: (tag_id = tags_1.id)
--     ->  Hash Left Join
--           Hash Cond: (posts.id = page_tags.post_id)
--           ->  Nested Loop
--                 ->  Nested Loop
--                       ->  CTE Scan on page
--                       ->  Index Scan using posts_pkey on posts
--                             Index Cond: (id = page.id)
--                 ->  Index Scan using users_pkey on users
--                       Index Cond: (id = posts.author_id)
--           ->  Hash
--                 ->  Subquery Scan on page_tags
--                       ->  GroupAggregate
--                             Group Key: post_tags.post_id
--                             InitPlan 2
--                               ->  CTE Scan on page page_1
--                             ->  Sort
--                                   Sort Key: post_tags.post_id, tags.name COLLATE "C"
--                                   ->  Hash Join
--                                         Hash Cond: (post_tags.tag_id = tags.id)
--                                         ->  Index Only Scan using post_tags_pkey on post_tags
--                                               Index Cond: (post_id = ANY ((InitPlan 2).col1))
--                                         ->  Hash
--                                               ->  Seq Scan on tags

-- $1 text[] = {tag2}
-- $2 bigint = 5
-- $3 bigint = 5
-- $4 text[] = {tag2}
-- locks: post_tags AccessShareLock, posts AccessShareLock, tags AccessShareLock, users AccessShareLock
with "page" as (
  with "carriers" as materialized (select "post_tags"."post_id" from "post_tags" where "post_tags"."tag_id" = any (array(select "tags"."id" from "tags" where lower("tags"."name") in (select lower("wanted"."name") from unnest(cast($1 as text[])) as "wanted" ("name")))) fetch next 1001 rows only) (
    select "rare"."id", "rare"."position"
    from (
      select "posts"."id",
        row_number() over (order by "posts"."created_at" desc, "posts"."id" desc) as "position"
      from (select distinct "carriers"."post_id" from "carriers") as "once"
      cross join lateral (
        select "posts"."id", "posts"."title", "posts"."created_at", "posts"."updated_at"
        from "posts"
        where ("posts"."id" = "once"."post_id" and "posts"."author_id" = $2)
        offset 0 rows
      ) as "posts"
      where (select count(*) from "carriers") <= 1000
      order by "posts"."created_at" desc, "posts"."id" desc
      fetch next 21 rows only
    ) as "rare"
  )
  union all (
    select "posts"."id",
      row_number() over (order by "posts"."created_at" desc, "posts"."id" desc) as "position"
    from "posts"
    where (
      "posts"."author_id" = $3
        and (
          select count(*)
          from "post_tags"
          where (
            "post_tags"."post_id" = "posts"."id"
              and "post_tags"."tag_id" = any (
                array(
                  select "tags"."id"
                  from "tags"
                  where lower("tags"."name") in (
                    select lower("wanted"."name") from unnest(cast($4 as text[])) as "wanted" ("name")
                  )
                )
              )
          )
        ) > 0
        and (select count(*) from "carriers") > 1000
    )
    order by "posts"."created_at" desc, "posts"."id" desc
    fetch next 21 rows only
  )
)
select "page"."position",
  "posts"."id",
  "posts"."title",
  "posts"."content",
  cast("posts"."created_at" as text),
  cast("posts"."updated_at" as text),
  "users"."id",
  "users"."full_name",
  "page_tags"."tags"
from "page"
join "posts" on "posts"."id" = "page"."id"
join "users" on "users"."id" = "posts"."author_id"
left outer join (
  select "post_tags"."post_id",
    json_agg(json_build_array("tags"."id", "tags"."name") order by (("tags"."name") collate "C")) as "tags"
  from "post_tags"
  join "tags" on "tags"."id" = "post_tags"."tag_id"
  where "post_tags"."post_id" = any (array(select "page"."id" from "page"))
  group by "post_tags"."post_id"
) as "page_tags" on "page_tags"."post_id" = "posts"."id"
order by "page"."position";
-- plan:
--   Sort
--     Sort Key: page."position"
--     CTE page
--       ->  Append
--             CTE carriers
--               ->  Limit
--                     InitPlan 1
--                       ->  Hash Semi Join
--                             Hash Cond: (lower((tags_1.name)::text) = lower(wanted.name))
--                             ->  Seq Scan on tags tags_1
--                             ->  Hash
--                                   ->  Function Scan on unnest wanted
--                     ->  Index Only Scan using post_tags_tag_id_post_created_at_idx on post_tags post_tags_1
--                           Index Cond: (tag_id = ANY ((InitPlan 1).col1))
--             ->  Subquery Scan on rare
--                   ->  Limit
--                         InitPlan 3
--                           ->  Aggregate
--                                 ->  CTE Scan on carriers
--                         ->  WindowAgg
--                               Window: w1 AS (ORDER BY posts_1.created_at, posts_1.id ROWS UNBOUNDED PRECEDING)
--                               ->  Sort
--                                     Sort Key: posts_1.created_at DESC, posts_1.id DESC
--                                     ->  Result
--                                           One-Time Filter: ((InitPlan 3).col1 <= 1000)
--                                           ->  Nested Loop
--                                                 ->  HashAggregate
--                                                       Group Key: carriers_2.post_id
--                                                       ->  CTE Scan on carriers carriers_2
--                                                 ->  Index Only Scan using posts_author_id_created_at_idx on posts posts_1
--                                                       Index Cond: ((author_id = $2) AND (id = carriers_2.post_id))
--             ->  Subquery Scan on "*SELECT* 2"
--                   ->  Limit
--                         InitPlan 6
--                           ->  Aggregate
--                                 ->  CTE Scan on carriers carriers_1
--                         ->  WindowAgg
--                               Window: w1 AS (ORDER BY posts_2.created_at, posts_2.id ROWS UNBOUNDED PRECEDING)
--                               ->  Result
--                                     One-Time Filter: ((InitPlan 6).col1 > 1000)
--                                     ->  Index Only Scan Backward using posts_author_id_created_at_idx on posts posts_2
--                                           Index Cond: (author_id = $3)
--                                           Filter: ((SubPlan 5) > 0)
--                                           SubPlan 5
--                                             ->  Aggregate
--                                                   InitPlan 4
--                                                     ->  Hash Semi Join
--                                                           Hash Cond: (lower((tags_2.name)::text) = lower(wanted_1.name))
--                                                           ->  Seq Scan on tags tags_2
--                                                           ->  Hash
--                                                                 ->  Function Scan on unnest wanted_1
--                                                   ->  Index Only Scan using post_tags_pkey on post_tags post_tags_2
--                                                         Index Cond: ((post_id = posts_2.id) AND (tag_id = ANY ((InitPlan 4).col1)))
--     ->  Hash Left Join
--           Hash Cond: (posts.id = page_tags.post_id)
--           ->  Nested Loop
--                 ->  Nested Loop
--                       ->  CTE Scan on page
--                       ->  Index Scan using posts_pkey on posts
--                             Index Cond: (id = page.id)
--                 ->  Index Scan using users_pkey on users
--                       Index Cond: (id = posts.author_id)
--           ->  Hash
--                 ->  Subquery Scan on page_tags
--                       ->  GroupAggregate
--                             Group Key: post_tags.post_id
--                             InitPlan 8
--                               ->  CTE Scan on page page_1
--                             ->  Sort
--                                   Sort Key: post_tags.post_id, tags.name COLLATE "C"
--                                   ->  Hash Join
--                                         Hash Cond: (post_tags.tag_id = tags.id)
--                                         ->  Index Only Scan using post_tags_pkey on post_tags
--                                               Index Cond: (post_id = ANY ((InitPlan 8).col1))
--                                         ->  Hash
--                                               ->  Seq Scan on tags

-- $1 text[] = {tag2}
-- $2 text[] = {tag2}
-- locks: post_tags AccessShareLock, posts AccessShareLock, tags AccessShareLock, users AccessShareLock
with "page" as (
  with "carriers" as materialized (select "post_tags"."post_id" from "post_tags" where "post_tags"."tag_id" = any (array(select "tags"."id" from "tags" where lower("tags"."name") in (select lower("wanted"."name") from unnest(cast($1 as text[])) as "wanted" ("name")))) fetch next 1001 rows only) (
    select "rare"."id", "rare"."position"
    from (
      select "posts"."id",
        row_number() over (order by (("posts"."title") collate "C") asc, "posts"."id" asc) as "position"
      from (select distinct "carriers"."post_id" from "carriers") as "once"
      cross join lateral (
        select "posts"."id", "posts"."title", "posts"."created_at", "posts"."updated_at"
        from "posts"
        where "posts"."id" = "once"."post_id"
        offset 0 rows
      ) as "posts"
      where (select count(*) from "carriers") <= 1000
      order by (("posts"."title") collate "C") asc, "posts"."id" asc
      fetch next 21 rows only
    ) as "rare"
  )
  union all (
    select "posts"."id",
      row_number() over (order by (("posts"."title") collate "C") asc, "posts"."id" asc) as "position"
    from "posts"
    where (
      (
        select count(*)
        from "post_tags"
        where (
          "post_tags"."post_id" = "posts"."id"
            and "post_tags"."tag_id" = any (
              array(
                select "tags"."id"
                from "tags"
                where lower("tags"."name") in (
                  select lower("wanted"."name") from unnest(cast($2 as text[])) as "wanted" ("name")
                )
              )
            )
        )
      ) > 0
        and (select count(*) from "carriers") > 1000
    )
    order by (("posts"."title") collate "C") asc, "posts"."id" asc
    fetch next 21 rows only
  )
)
select "page"."position",
  "posts"."id",
  "posts"."title",
  "posts"."content",
  cast("posts"."created_at" as text),
  cast("posts"."updated_at" as text),
  "users"."id",
  "users"."full_name",
  "page_tags"."tags"
from "page"
join "posts" on "posts"."id" = "page"."id"
join "users" on "users"."id" = "posts"."author_id"
left outer join (
  select "post_tags"."post_id",
    json_agg(json_build_array("tags"."id", "tags"."name") order by (("tags"."name") collate "C")) as "tags"
  from "post_tags"
  join "tags" on "tags"."id" = "post_tags"."tag_id"
  where "post_tags"."post_id" = any (array(select "page"."id" from "page"))
  group by "post_tags"."post_id"
) as "page_tags" on "page_tags"."post_id" = "posts"."id"
order by "page"."position";
-- plan:
--   Sort
--     Sort Key: page."position"
--     CTE page
--       ->  Append
--             CTE carriers
--               ->  Limit
--                     InitPlan 1
--                       ->  Hash Semi Join
--                             Hash Cond: (lower((tags_1.name)::text) = lower(wanted.name))
--                             ->  Seq Scan on tags tags_1
--                             ->  Hash
--                                   ->  Function Scan on unnest wanted
--                     ->  Index Only Scan using post_tags_tag_id_post_created_at_idx on post_tags post_tags_1
--                           Index Cond: (tag_id = ANY ((InitPlan 1).col1))
--             ->  Subquery Scan on rare
--                   ->  Limit
--                         InitPlan 3
--                           ->  Aggregate
--                                 ->  CTE Scan on carriers
--                         ->  WindowAgg
--                               Window: w1 AS (ORDER BY ((posts_1.title)::character varying(200)), posts_1.id ROWS UNBOUNDED PRECEDING)
--                               ->  Sort
--                                     Sort Key: ((posts_1.title)::character varying(200)) COLLATE "C", posts_1.id
--                                     ->  Result
--                                           One-Time Filter: ((InitPlan 3).col1 <= 1000)
--                                           ->  Nested Loop
--                                                 ->  HashAggregate
--                                                       Group Key: carriers_2.post_id
--                                                       ->  CTE Scan on carriers carriers_2
--                                                 ->  Index Scan using posts_pkey on posts posts_1
--                                                       Index Cond: (id = carriers_2.post_id)
--             ->  Subquery Scan on "*SELECT* 2"
--                   ->  Limit
--                         InitPlan 6
--                           ->  Aggregate
--                                 ->  CTE Scan on carriers carriers_1
--                         ->  WindowAgg
--                               Window: w1 AS (ORDER BY (posts_2.title)::character varying(200), posts_2.id ROWS UNBOUNDED PRECEDING)
--                               ->  Result
--                                     One-Time Filter: ((InitPlan 6).col1 > 1000)
--                                     ->  Index Only Scan using posts_title_idx on posts posts_2
--                                           Filter: ((SubPlan 5) > 0)
--                                           SubPlan 5
--                                             ->  Aggregate
--                                                   InitPlan 4
--                                                     ->  Hash Semi Join
--                                                           Hash Cond: (lower((tags_2.name)::text) = lower(wanted_1.name))
--                                                           ->  Seq Scan on tags tags_2
--                                                           ->  Hash
--                                                                 ->  Function Scan on unnest wanted_1
--                                                   ->  Index Only Scan using post_tags_pkey on post_tags post_tags_2
--                                                         Index Cond: ((post_id = posts_2.id) AND (tag_id = ANY ((InitPlan 4).col1)))
--     ->  Hash Left Join
--           Hash Cond: (posts.id = page_tags.post_id)
--           ->  Nested Loop
--                 ->  Nested Loop
--                       ->  CTE Scan on page
--                       ->  Index Scan using posts_pkey on posts
--                             Index Cond: (id = page.id)
--                 ->  Index Scan using users_pkey on users
--                       Index Cond: (id = posts.author_id)
--           ->  Hash
--                 ->  Subquery Scan on page_tags
--                       ->  GroupAggregate
--                             Group Key: post_tags.post_id
--                             InitPlan 8
--                               ->  CTE Scan on page page_1
--                             ->  Sort
--                                   Sort Key: post_tags.post_id, tags.name COLLATE "C"
--                                   ->  Hash Join
--                                         Hash Cond: (post_tags.tag_id = tags.id)
--                                         ->  Index Only Scan using post_tags_pkey on post_tags
--                                               Index Cond: (post_id = ANY ((InitPlan 8).col1))
--                                         ->  Hash
--                                               ->  Seq Scan on tags

-- $1 text[] = {tag2}
-- $2 text[] = {tag2}
-- locks: post_tags AccessShareLock, posts AccessShareLock, tags AccessShareLock, users AccessShareLock
with "page" as (
  with "carriers" as materialized (select "post_tags"."post_id" from "post_tags" where "post_tags"."tag_id" = any (array(select "tags"."id" from "tags" where lower("tags"."name") in (select lower("wanted"."name") from unnest(cast($1 as text[])) as "wanted" ("name")))) fetch next 1001 rows only) (
    select "rare"."id", "rare"."position"
    from (
      select "posts"."id",
        row_number() over (order by "posts"."updated_at" desc, "posts"."id" desc) as "position"
      from (select distinct "carriers"."post_id" from "carriers") as "once"
      cross join lateral (
        select "posts"."id", "posts"."title", "posts"."created_at", "posts"."updated_at"
        from "posts"
        where "posts"."id" = "once"."post_id"
        offset 0 rows
      ) as "posts"
      where (select count(*) from "carriers") <= 1000
      order by "posts"."updated_at" desc, "posts"."id" desc
      fetch next 21 rows only
    ) as "rare"
  )
  union all (
    select "posts"."id",
      row_number() over (order by "posts"."updated_at" desc, "posts"."id" desc) as "position"
    from "posts"
    where (
      (
        select count(*)
        from "post_tags"
        where (
          "post_tags"."post_id" = "posts"."id"
            and "post_tags"."tag_id" = any (
              array(
                select "tags"."id"
                from "tags"
                where lower("tags"."name") in (
                  select lower("wanted"."name") from unnest(cast($2 as text[])) as "wanted" ("name")
                )
              )
            )
        )
      ) > 0
        and (select count(*) from "carriers") > 1000
    )
    order by "posts"."updated_at" desc, "posts"."id" desc
    fetch next 21 rows only
  )
)
select "page"."position",
  "posts"."id",
  "posts"."title",
  "posts"."content",
  cast("posts"."created_at" as text),
  cast("posts"."updated_at" as text),
  "users"."id",
  "users"."full_name",
  "page_tags"."tags"
from "page"
join "posts" on "posts"."id" = "page"."id"
join "users" on "users"."id" = "posts"."author_id"
left outer join (
  select "post_tags"."post_id",
    json_agg(json_build_array("tags"."id", "tags"."name") order by (("tags"."name") collate "C")) as "tags"
  from "post_tags"
  join "tags" on "tags"."id" = "post_tags"."tag_id"
  where "post_tags"."post_id" = any (array(select "page"."id" from "page"))
  group by "post_tags"."post_id"
) as "page_tags" on "page_tags"."post_id" = "posts"."id"
order by "page"."position";
-- plan:
--   Sort
--     Sort Key: page."position"
--     CTE page
--       ->  Append
--             CTE carriers
--               ->  Limit
--                     InitPlan 1
--                       ->  Hash Semi Join
--                             Hash Cond: (lower((tags_1.name)::text) = lower(wanted.name))
--                             ->  Seq Scan on tags tags_1
--                             ->  Hash
--                                   ->  Function Scan on unnest wanted
--                     ->  Index Only Scan using post_tags_tag_id_post_created_at_idx on post_tags post_tags_1
--                           Index Cond: (tag_id = ANY ((InitPlan 1).col1))
--             ->  Subquery Scan on rare
--                   ->  Limit
--                         InitPlan 3
--                           ->  Aggregate
--                                 ->  CTE Scan on carriers
--                         ->  WindowAgg
--                               Window: w1 AS (ORDER BY posts_1.updated_at, posts_1.id ROWS UNBOUNDED PRECEDING)
--                               ->  Sort
--                                     Sort Key: posts_1.updated_at DESC, posts_1.id DESC
--                                     ->  Result
--                                           One-Time Filter: ((InitPlan 3).col1 <= 1000)
--                                           ->  Nested Loop
--                                                 ->  HashAggregate
--                                                       Group Key: carriers_2.post_id
--                                                       ->  CTE Scan on carriers carriers_2
--                                                 ->  Index Scan using posts_pkey on posts posts_1
--                                                       Index Cond: (id = carriers_2.post_id)
--             ->  Subquery Scan on "*SELECT* 2"
--                   ->  Limit
--                         InitPlan 6
--                           ->  Aggregate
--                                 ->  CTE Scan on carriers carriers_1
--                         ->  WindowAgg
--                               Window: w1 AS (ORDER BY posts_2.updated_at, posts_2.id ROWS UNBOUNDED PRECEDING)
--                               ->  Result
--                                     One-Time Filter: ((InitPlan 6).col1 > 1000)
--                                     ->  Index Only Scan Backward using posts_updated_at_idx on posts posts_2
--                                           Filter: ((SubPlan 5) > 0)
--                                           SubPlan 5
--                                             ->  Aggregate
--                                                   InitPlan 4
--                                                     ->  Hash Semi Join
--                                                           Hash Cond: (lower((tags_2.name)::text) = lower(wanted_1.name))
--                                                           ->  Seq Scan on tags tags_2
--                                                           ->  Hash
--                                                                 ->  Function Scan on unnest wanted_1
--                                                   ->  Index Only Scan using post_tags_pkey on post_tags post_tags_2
--                                                         Index Cond: ((post_id = posts_2.id) AND (tag_id = ANY ((InitPlan 4).col1)))
--     ->  Hash Left Join
--           Hash Cond: (posts.id = page_tags.post_id)
--           ->  Nested Loop
--                 ->  Nested Loop
--                       ->  CTE Scan on page
--                       ->  Index Scan using posts_pkey on posts
--                             Index Cond: (id = page.id)
--                 ->  Index Scan using users_pkey on users
--                       Index Cond: (id = posts.author_id)
--           ->  Hash
--                 ->  Subquery Scan on page_tags
--                       ->  GroupAggregate
--                             Group Key: post_tags.post_id
--                             InitPlan 8
--                               ->  CTE Scan on page page_1
--                             ->  Sort
--                                   Sort Key: post_tags.post_id, tags.name COLLATE "C"
--                                   ->  Hash Join
--                                         Hash Cond: (post_tags.tag_id = tags.id)
--                                         ->  Index Only Scan using post_tags_pkey on post_tags
--                                               Index Cond: (post_id = ANY ((InitPlan 8).col1))
--                                         ->  Hash
--                                               ->  Seq Scan on tags

-- $1 text[] = {tag2,tag3}
-- $2 text[] = {tag2,tag3}
-- $3 text[] = {tag2,tag3}
-- $4 text[] = {tag2,tag3}
-- locks: post_tags AccessShareLock, posts AccessShareLock, tags AccessShareLock, users AccessShareLock
with "page" as (
  with "carriers" as materialized (select "post_tags"."post_id" from "post_tags" where "post_tags"."tag_id" = any (array(select "tags"."id" from "tags" where lower("tags"."name") in (select lower("wanted"."name") from unnest(cast($1 as text[])) as "wanted" ("name")))) group by "post_tags"."post_id" having count(*) = (select count(distinct lower("wanted"."name")) from unnest(cast($2 as text[])) as "wanted" ("name")) fetch next 1001 rows only) (
    select "rare"."id", "rare"."position"
    from (
      select "posts"."id",
        row_number() over (order by "posts"."created_at" desc, "posts"."id" desc) as "position"
      from (select distinct "carriers"."post_id" from "carriers") as "once"
      cross join lateral (
        select "posts"."id", "posts"."title", "posts"."created_at", "posts"."updated_at"
        from "posts"
        where "posts"."id" = "once"."post_id"
        offset 0 rows
      ) as "posts"
      where (select count(*) from "carriers") <= 1000
      order by "posts"."created_at" desc, "posts"."id" desc
      fetch next 21 rows only
    ) as "rare"
  )
  union all (
    select "posts"."id",
      row_number() over (order by "posts"."created_at" desc, "posts"."id" desc) as "position"
    from "posts"
    where (
      (
        select count(*)
        from "post_tags"
        where (
          "post_tags"."post_id" = "posts"."id"
            and "post_tags"."tag_id" = any (
              array(
                select "tags"."id"
                from "tags"
                where lower("tags"."name") in (
                  select lower("wanted"."name") from unnest(cast($3 as text[])) as "wanted" ("name")
                )
              )
            )
        )
      ) = (select count(distinct lower("wanted"."name")) from unnest(cast($4 as text[])) as "wanted" ("name"))
        and (select count(*) from "carriers") > 1000
    )
    order by "posts"."created_at" desc, "posts"."id" desc
    fetch next 21 rows only
  )
)
select "page"."position",
  "posts"."id",
  "posts"."title",
  "posts"."content",
  cast("posts"."created_at" as text),
  cast("posts"."updated_at" as text),
  "users"."id",
  "users"."full_name",
  "page_tags"."tags"
from "page"
join "posts" on "posts"."id" = "page"."id"
join "users" on "users"."id" = "posts"."author_id"
left outer join (
  select "post_tags"."post_id",
    json_agg(json_build_array("tags"."id", "tags"."name") order by (("tags"."name") collate "C")) as "tags"
  from "post_tags"
  join "tags" on "tags"."id" = "post_tags"."tag_id"
  where "post_tags"."post_id" = any (array(select "page"."id" from "page"))
  group by "post_tags"."post_id"
) as "page_tags" on "page_tags"."post_id" = "posts"."id"
order by "page"."position";
-- plan:
--   Sort
--     Sort Key: page."position"
--     CTE page
--       ->  Append
--             CTE carriers
--               ->  Limit
--                     InitPlan 1
--                       ->  Hash Semi Join
--                             Hash Cond: (lower((tags_1.name)::text) = lower(wanted.name))
--                             ->  Seq Scan on tags tags_1
--                             ->  Hash
--                                   ->  Function Scan on unnest wanted
--                     InitPlan 2
--                       ->  Aggregate
--                             ->  Sort
--                                   Sort Key: (lower(wanted_1.name))
--                                   ->  Function Scan on unnest wanted_1
--                     ->  HashAggregate
--                           Group Key: post_tags_1.post_id
--                           Filter: (count(*) = (InitPlan 2).col1)
--                           ->  Index Only Scan using post_tags_tag_id_post_created_at_idx on post_tags post_tags_1
--                                 Index Cond: (tag_id = ANY ((InitPlan 1).col1))
--             ->  Subquery Scan on rare
--                   ->  Limit
--                         InitPlan 4
--                           ->  Aggregate
--                                 ->  CTE Scan on carriers
--                         ->  WindowAgg
--                               Window: w1 AS (ORDER BY posts_1.created_at, posts_1.id ROWS UNBOUNDED PRECEDING)
--                               ->  Sort
--                                     Sort Key: posts_1.created_at DESC, posts_1.id DESC
--                                     ->  Result
--                                           One-Time Filter: ((InitPlan 4).col1 <= 1000)
--                                           ->  Nested Loop
--                                                 ->  HashAggregate
--                                                       Group Key: carriers_2.post_id
--                                                       ->  CTE Scan on carriers carriers_2
--                                                 ->  Index Scan using posts_pkey on posts posts_1
--                                                       Index Cond: (id = carriers_2.post_id)
--             ->  Subquery Scan on "*SELECT* 2"
--                   ->  Limit
--                         InitPlan 7
--                           ->  Aggregate
--                                 ->  Sort
--                                       Sort Key: (lower(wanted_3.name))
--                                       ->  Function Scan on unnest wanted_3
--                         InitPlan 8
--                           ->  Aggregate
--                                 ->  CTE Scan on carriers carriers_1
--                         ->  WindowAgg
--                               Window: w1 AS (ORDER BY posts_2.created_at, posts_2.id ROWS UNBOUNDED PRECEDING)
--                               ->  Result
--                                     One-Time Filter: ((InitPlan 8).col1 > 1000)
--                                     ->  Index Only Scan Backward using posts_created_at_idx on posts posts_2
--                                           Filter: ((SubPlan 6) = (InitPlan 7).col1)
--                                           SubPlan 6
--                                             ->  Aggregate
--                                                   InitPlan 5
--                                                     ->  Hash Semi Join
--                                                           Hash Cond: (lower((tags_2.name)::text) = lower(wanted_2.name))
--                                                           ->  Seq Scan on tags tags_2
--                                                           ->  Hash
--                                                                 ->  Function Scan on unnest wanted_2
--                                                   ->  Index Only Scan using post_tags_pkey on post_tags post_tags_2
--                                                         Index Cond: ((post_id = posts_2.id) AND (tag_id = ANY ((InitPlan 5).col1)))
--     ->  Hash Left Join
--           Hash Cond: (posts.id = page_tags.post_id)
--           ->  Nested Loop
--                 ->  Nested Loop
--                       ->  CTE Scan on page
--                       ->  Index Scan using posts_pkey on posts
--                             Index Cond: (id = page.id)
--                 ->  Index Scan using users_pkey on users
--                       Index Cond: (id = posts.author_id)
--           ->  Hash
--                 ->  Subquery Scan on page_tags
--                       ->  GroupAggregate
--                             Group Key: post_tags.post_id
--                             InitPlan 10
--                               ->  CTE Scan on page page_1
--                             ->  Sort
--                                   Sort Key: post_tags.post_id, tags.name COLLATE "C"
--                                   ->  Hash Join
--                                         Hash Cond: (post_tags.tag_id = tags.id)
--                                         ->  Index Only Scan using post_tags_pkey on post_tags
--                                               Index Cond: (post_id = ANY ((InitPlan 10).col1))
--                                         ->  Hash
--                                               ->  Seq Scan on tags

-- $1 text[] = {"tag2","tag3"}
-- $2 text[] = {"tag2","tag3"}
-- locks: post_tags AccessShareLock, posts AccessShareLock, tags AccessShareLock
select count(*)
from (
  select "posts"."id"
  from "posts"
  where "posts"."id" in (
    select "post_tags"."post_id"
    from "post_tags"
    where "post_tags"."tag_id" = any (
      array(
        select "tags"."id"
        from "tags"
        where lower("tags"."name") in (
          select lower("wanted"."name") from unnest(cast($1 as text[])) as "wanted" ("name")
        )
      )
    )
    group by "post_tags"."post_id"
    having count(*) = (
      select count(distinct lower("wanted"."name")) from unnest(cast($2 as text[])) as "wanted" ("name")
    )
  )
) as "rows";
-- plan:
--   Aggregate
--     ->  Nested Loop
--           ->  HashAggregate
--                 Group Key: post_tags.post_id
--                 Filter: (count(*) = (InitPlan 2).col1)
--                 InitPlan 1
--                   ->  Hash Semi Join
--                         Hash Cond: (lower((tags.name)::text) = lower(wanted.name))
--                         ->  Seq Scan on tags
--                         ->  Hash
--                               ->  Function Scan on unnest wanted
--                 InitPlan 2
--                   ->  Aggregate
--                         ->  Sort
--                               Sort Key: (lower(wanted_1.name))
--                               ->  Function Scan on unnest wanted_1
--                 ->  Index Only Scan using post_tags_tag_id_post_created_at_idx on post_tags
--                       Index Cond: (tag_id = ANY ((InitPlan 1).col1))
--           ->  Index Only Scan using posts_pkey on posts
--                 Index Cond: (id = post_tags.post_id)
