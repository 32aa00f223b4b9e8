-- GET /api/v1/posts/export
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
  fetch next 101 rows only
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
--     ->  Hash Left Join
--           Hash Cond: (posts.id = page_tags.post_id)
--           ->  Hash Join
--                 Hash Cond: (users.id = posts.author_id)
--                 ->  Seq Scan on users
--                 ->  Hash
--                       ->  CTE Scan on posts
--           ->  Hash
--                 ->  Subquery Scan on page_tags
--                       ->  GroupAggregate
--                             Group Key: post_tags.post_id
--                             InitPlan 2
--                               ->  CTE Scan on posts posts_2
--                             ->  Sort
--                                   Sort Key: post_tags.post_id, tags.name COLLATE "C"
--                                   ->  Hash Join
--                                         Hash Cond: (post_tags.tag_id = tags.id)
--                                         ->  Index Only Scan using post_tags_pkey on post_tags
--                                               Index Cond: (post_id = ANY ((InitPlan 2).col1))
--                                         ->  Hash
--                                               ->  Seq Scan on tags

-- $1 timestamp with time zone = 2026-01-01 00:48:20+00
-- $2 bigint = 290
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
  fetch next 101 rows only
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
--     ->  Hash Left Join
--           Hash Cond: (posts.id = page_tags.post_id)
--           ->  Hash Join
--                 Hash Cond: (users.id = posts.author_id)
--                 ->  Seq Scan on users
--                 ->  Hash
--                       ->  CTE Scan on posts
--           ->  Hash
--                 ->  Subquery Scan on page_tags
--                       ->  GroupAggregate
--                             Group Key: post_tags.post_id
--                             InitPlan 2
--                               ->  CTE Scan on posts posts_2
--                             ->  Sort
--                                   Sort Key: post_tags.post_id, tags.name COLLATE "C"
--                                   ->  Hash Join
--                                         Hash Cond: (post_tags.tag_id = tags.id)
--                                         ->  Index Only Scan using post_tags_pkey on post_tags
--                                               Index Cond: (post_id = ANY ((InitPlan 2).col1))
--                                         ->  Hash
--                                               ->  Seq Scan on tags

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
  fetch next 101 rows only
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
--     ->  Hash Left Join
--           Hash Cond: (posts.id = page_tags.post_id)
--           ->  Hash Join
--                 Hash Cond: (users.id = posts.author_id)
--                 ->  Seq Scan on users
--                 ->  Hash
--                       ->  CTE Scan on posts
--           ->  Hash
--                 ->  Subquery Scan on page_tags
--                       ->  GroupAggregate
--                             Group Key: post_tags.post_id
--                             InitPlan 2
--                               ->  CTE Scan on posts posts_2
--                             ->  Sort
--                                   Sort Key: post_tags.post_id, tags.name COLLATE "C"
--                                   ->  Hash Join
--                                         Hash Cond: (post_tags.tag_id = tags.id)
--                                         ->  Index Only Scan using post_tags_pkey on post_tags
--                                               Index Cond: (post_id = ANY ((InitPlan 2).col1))
--                                         ->  Hash
--                                               ->  Seq Scan on tags

-- $1 timestamp with time zone = 2026-01-01 00:18:20+00
-- $2 bigint = 110
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
  fetch next 101 rows only
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
--     ->  Hash Left Join
--           Hash Cond: (posts.id = page_tags.post_id)
--           ->  Hash Join
--                 Hash Cond: (users.id = posts.author_id)
--                 ->  Seq Scan on users
--                 ->  Hash
--                       ->  CTE Scan on posts
--           ->  Hash
--                 ->  Subquery Scan on page_tags
--                       ->  GroupAggregate
--                             Group Key: post_tags.post_id
--                             InitPlan 2
--                               ->  CTE Scan on posts posts_2
--                             ->  Sort
--                                   Sort Key: post_tags.post_id, tags.name COLLATE "C"
--                                   ->  Hash Join
--                                         Hash Cond: (post_tags.tag_id = tags.id)
--                                         ->  Index Only Scan using post_tags_pkey on post_tags
--                                               Index Cond: (post_id = ANY ((InitPlan 2).col1))
--                                         ->  Hash
--                                               ->  Seq Scan on tags

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
  fetch next 101 rows only
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
--     ->  Hash Left Join
--           Hash Cond: (posts.id = page_tags.post_id)
--           ->  Hash Join
--                 Hash Cond: (users.id = posts.author_id)
--                 ->  Seq Scan on users
--                 ->  Hash
--                       ->  CTE Scan on posts
--           ->  Hash
--                 ->  Subquery Scan on page_tags
--                       ->  GroupAggregate
--                             Group Key: post_tags.post_id
--                             InitPlan 2
--                               ->  CTE Scan on posts posts_2
--                             ->  Sort
--                                   Sort Key: post_tags.post_id, tags.name COLLATE "C"
--                                   ->  Hash Join
--                                         Hash Cond: (post_tags.tag_id = tags.id)
--                                         ->  Index Only Scan using post_tags_pkey on post_tags
--                                               Index Cond: (post_id = ANY ((InitPlan 2).col1))
--                                         ->  Hash
--                                               ->  Seq Scan on tags

-- $1 timestamp with time zone = 2026-01-01 00:48:20+00
-- $2 bigint = 290
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
  fetch next 101 rows only
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
--     ->  Hash Left Join
--           Hash Cond: (posts.id = page_tags.post_id)
--           ->  Hash Join
--                 Hash Cond: (users.id = posts.author_id)
--                 ->  Seq Scan on users
--                 ->  Hash
--                       ->  CTE Scan on posts
--           ->  Hash
--                 ->  Subquery Scan on page_tags
--                       ->  GroupAggregate
--                             Group Key: post_tags.post_id
--                             InitPlan 2
--                               ->  CTE Scan on posts posts_2
--                             ->  Sort
--                                   Sort Key: post_tags.post_id, tags.name COLLATE "C"
--                                   ->  Hash Join
--                                         Hash Cond: (post_tags.tag_id = tags.id)
--                                         ->  Index Only Scan using post_tags_pkey on post_tags
--                                               Index Cond: (post_id = ANY ((InitPlan 2).col1))
--                                         ->  Hash
--                                               ->  Seq Scan on tags

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
  fetch next 101 rows only
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
--     ->  Hash Left Join
--           Hash Cond: (posts.id = page_tags.post_id)
--           ->  Hash Join
--                 Hash Cond: (users.id = posts.author_id)
--                 ->  Seq Scan on users
--                 ->  Hash
--                       ->  CTE Scan on posts
--           ->  Hash
--                 ->  Subquery Scan on page_tags
--                       ->  GroupAggregate
--                             Group Key: post_tags.post_id
--                             InitPlan 2
--                               ->  CTE Scan on posts posts_2
--                             ->  Sort
--                                   Sort Key: post_tags.post_id, tags.name COLLATE "C"
--                                   ->  Hash Join
--                                         Hash Cond: (post_tags.tag_id = tags.id)
--                                         ->  Index Only Scan using post_tags_pkey on post_tags
--                                               Index Cond: (post_id = ANY ((InitPlan 2).col1))
--                                         ->  Hash
--                                               ->  Seq Scan on tags

-- $1 timestamp with time zone = 2026-01-01 00:18:20+00
-- $2 bigint = 110
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
  fetch next 101 rows only
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
--     ->  Hash Left Join
--           Hash Cond: (posts.id = page_tags.post_id)
--           ->  Hash Join
--                 Hash Cond: (users.id = posts.author_id)
--                 ->  Seq Scan on users
--                 ->  Hash
--                       ->  CTE Scan on posts
--           ->  Hash
--                 ->  Subquery Scan on page_tags
--                       ->  GroupAggregate
--                             Group Key: post_tags.post_id
--                             InitPlan 2
--                               ->  CTE Scan on posts posts_2
--                             ->  Sort
--                                   Sort Key: post_tags.post_id, tags.name COLLATE "C"
--                                   ->  Hash Join
--                                         Hash Cond: (post_tags.tag_id = tags.id)
--                                         ->  Index Only Scan using post_tags_pkey on post_tags
--                                               Index Cond: (post_id = ANY ((InitPlan 2).col1))
--                                         ->  Hash
--                                               ->  Seq Scan on tags

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
  fetch next 101 rows only
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
--     ->  Hash Left Join
--           Hash Cond: (posts.id = page_tags.post_id)
--           ->  Hash Join
--                 Hash Cond: (users.id = posts.author_id)
--                 ->  Seq Scan on users
--                 ->  Hash
--                       ->  CTE Scan on posts
--           ->  Hash
--                 ->  Subquery Scan on page_tags
--                       ->  GroupAggregate
--                             Group Key: post_tags.post_id
--                             InitPlan 2
--                               ->  CTE Scan on posts posts_2
--                             ->  Sort
--                                   Sort Key: post_tags.post_id, tags.name COLLATE "C"
--                                   ->  Hash Join
--                                         Hash Cond: (post_tags.tag_id = tags.id)
--                                         ->  Index Only Scan using post_tags_pkey on post_tags
--                                               Index Cond: (post_id = ANY ((InitPlan 2).col1))
--                                         ->  Hash
--                                               ->  Seq Scan on tags

-- $1 text = Post title 193
-- $2 bigint = 193
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
  fetch next 101 rows only
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
--     ->  Hash Left Join
--           Hash Cond: (posts.id = page_tags.post_id)
--           ->  Hash Join
--                 Hash Cond: (users.id = posts.author_id)
--                 ->  Seq Scan on users
--                 ->  Hash
--                       ->  CTE Scan on posts
--           ->  Hash
--                 ->  Subquery Scan on page_tags
--                       ->  GroupAggregate
--                             Group Key: post_tags.post_id
--                             InitPlan 2
--                               ->  CTE Scan on posts posts_2
--                             ->  Sort
--                                   Sort Key: post_tags.post_id, tags.name COLLATE "C"
--                                   ->  Hash Join
--                                         Hash Cond: (post_tags.tag_id = tags.id)
--                                         ->  Index Only Scan using post_tags_pkey on post_tags
--                                               Index Cond: (post_id = ANY ((InitPlan 2).col1))
--                                         ->  Hash
--                                               ->  Seq Scan on tags

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
  fetch next 101 rows only
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
--     ->  Hash Left Join
--           Hash Cond: (posts.id = page_tags.post_id)
--           ->  Hash Join
--                 Hash Cond: (users.id = posts.author_id)
--                 ->  Seq Scan on users
--                 ->  Hash
--                       ->  CTE Scan on posts
--           ->  Hash
--                 ->  Subquery Scan on page_tags
--                       ->  GroupAggregate
--                             Group Key: post_tags.post_id
--                             InitPlan 2
--                               ->  CTE Scan on posts posts_2
--                             ->  Sort
--                                   Sort Key: post_tags.post_id, tags.name COLLATE "C"
--                                   ->  Hash Join
--                                         Hash Cond: (post_tags.tag_id = tags.id)
--                                         ->  Index Only Scan using post_tags_pkey on post_tags
--                                               Index Cond: (post_id = ANY ((InitPlan 2).col1))
--                                         ->  Hash
--                                               ->  Seq Scan on tags

-- $1 text = Post title 364
-- $2 bigint = 364
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
  fetch next 101 rows only
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
--     ->  Hash Left Join
--           Hash Cond: (posts.id = page_tags.post_id)
--           ->  Hash Join
--                 Hash Cond: (users.id = posts.author_id)
--                 ->  Seq Scan on users
--                 ->  Hash
--                       ->  CTE Scan on posts
--           ->  Hash
--                 ->  Subquery Scan on page_tags
--                       ->  GroupAggregate
--                             Group Key: post_tags.post_id
--                             InitPlan 2
--                               ->  CTE Scan on posts posts_2
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
  fetch next 101 rows only
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
--     ->  Hash Left Join
--           Hash Cond: (posts.id = page_tags.post_id)
--           ->  Hash Join
--                 Hash Cond: (users.id = posts.author_id)
--                 ->  Seq Scan on users
--                 ->  Hash
--                       ->  CTE Scan on posts
--           ->  Hash
--                 ->  Subquery Scan on page_tags
--                       ->  GroupAggregate
--                             Group Key: post_tags.post_id
--                             InitPlan 2
--                               ->  CTE Scan on posts posts_2
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
-- locks: post_tags AccessShareLock, posts AccessShareLock, tags AccessShareLock, users AccessShareLock
with "page" as (
  with "matches" as materialized (
    select "posts"."id" from "posts" where ("posts"."title" ilike $1 or "posts"."content" ilike $2)
  )
  select "posts"."id", row_number() over (order by "posts"."created_at" desc, "posts"."id" desc) as "position"
  from "matches"
  join "posts" on "posts"."id" = "matches"."id"
  order by "posts"."created_at" desc, "posts"."id" desc
  fetch next 101 rows only
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
-- $3 timestamp with time zone = 2026-01-01 00:47:40+00
-- $4 bigint = 286
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
  fetch next 101 rows only
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
      fetch next 101 rows only
    ) as "found"
  ) as "posts"
  order by "posts"."created_at" desc, "posts"."id" desc
  fetch next 101 rows only
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

-- $1 timestamp with time zone = 2026-01-01 00:10:00+00
-- locks: post_tags AccessShareLock, posts AccessShareLock, tags AccessShareLock, users AccessShareLock
with "page" as (
  select "posts"."id", row_number() over (order by "posts"."created_at" desc, "posts"."id" desc) as "position"
  from "posts"
  where "posts"."created_at" >= cast($1 as timestamp(6) with time zone)
  order by "posts"."created_at" desc, "posts"."id" desc
  fetch next 101 rows only
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

-- $1 timestamp with time zone = 2026-01-01 00:10:00+00
-- $2 timestamp with time zone = 2026-01-01 00:48:20+00
-- $3 bigint = 290
-- locks: post_tags AccessShareLock, posts AccessShareLock, tags AccessShareLock, users AccessShareLock
with "page" as (
  select "posts"."id", row_number() over (order by "posts"."created_at" desc, "posts"."id" desc) as "position"
  from "posts"
  where (
    "posts"."created_at" >= cast($1 as timestamp(6) with time zone)
      and ("posts"."created_at", "posts"."id") < (cast($2 as timestamp(6) with time zone), $3)
  )
  order by "posts"."created_at" desc, "posts"."id" desc
  fetch next 101 rows only
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
--                         Index Cond: ((created_at >= ($1)::timestamp(6) with time zone) AND (ROW(created_at, id) < ROW(($2)::timestamp(6) with time zone, $3)))
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
  fetch next 101 rows only
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

-- $1 timestamp with time zone = 2026-01-02 00:00:00+00
-- $2 timestamp with time zone = 2026-01-01 00:47:40+00
-- $3 bigint = 286
-- locks: post_tags AccessShareLock, posts AccessShareLock, tags AccessShareLock, users AccessShareLock
with "page" as (
  select "posts"."id", row_number() over (order by "posts"."created_at" desc, "posts"."id" desc) as "position"
  from "posts"
  where (
    "posts"."created_at" < cast($1 as timestamp(6) with time zone)
      and ("posts"."created_at", "posts"."id") < (cast($2 as timestamp(6) with time zone), $3)
  )
  order by "posts"."created_at" desc, "posts"."id" desc
  fetch next 101 rows only
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
--                         Index Cond: ((created_at < ($1)::timestamp(6) with time zone) AND (ROW(created_at, id) < ROW(($2)::timestamp(6) with time zone, $3)))
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
