-- GET /api/v1/users/{id}/posts
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
-- $2 timestamp with time zone = 2026-01-01 00:25:50+00
-- $3 bigint = 155
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
  where (
    "posts"."author_id" = $1
      and ("posts"."created_at", "posts"."id") < (cast($2 as timestamp(6) with time zone), $3)
  )
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
--                         Index Cond: ((author_id = $1) AND (ROW(created_at, id) < ROW(($2)::timestamp(6) with time zone, $3)))
--     ->  Nested Loop
--           ->  Merge Left Join
--                 Merge Cond: (posts.id = post_tags.post_id)
--                 ->  Sort
--                       Sort Key: posts.id
--                       ->  CTE Scan on posts
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
--           ->  Index Scan using users_pkey on users
--                 Index Cond: (id = posts.author_id)

-- $1 bigint = 5
-- $2 timestamp with time zone = 2026-01-01 00:25:00+00
-- $3 bigint = 150
-- locks: post_tags AccessShareLock, posts AccessShareLock, tags AccessShareLock, users AccessShareLock
with "posts" as (
  select "posts"."id",
    "posts"."title",
    "posts"."content",
    "posts"."created_at",
    "posts"."updated_at",
    "posts"."author_id",
    row_number() over (
      order by "posts"."author_id" asc, "posts"."created_at" asc, "posts"."id" asc
    ) as "position"
  from "posts"
  where (
    "posts"."author_id" = $1
      and ("posts"."created_at", "posts"."id") > (cast($2 as timestamp(6) with time zone), $3)
  )
  order by "posts"."author_id" asc, "posts"."created_at" asc, "posts"."id" asc
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
--                   ->  Index Scan using posts_author_id_created_at_idx on posts posts_1
--                         Index Cond: ((author_id = $1) AND (ROW(created_at, id) > ROW(($2)::timestamp(6) with time zone, $3)))
--     ->  Nested Loop
--           ->  Merge Left Join
--                 Merge Cond: (posts.id = post_tags.post_id)
--                 ->  Sort
--                       Sort Key: posts.id
--                       ->  CTE Scan on posts
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
--           ->  Index Scan using users_pkey on users
--                 Index Cond: (id = posts.author_id)

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
      order by "posts"."author_id" asc, "posts"."created_at" asc, "posts"."id" asc
    ) as "position"
  from "posts"
  where "posts"."author_id" between $1 and $2
  order by "posts"."author_id" asc, "posts"."created_at" asc, "posts"."id" asc
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
--                   ->  Index Scan using posts_author_id_created_at_idx on posts posts_1
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
      order by "posts"."author_id" desc, "posts"."updated_at" desc, "posts"."id" desc
    ) as "position"
  from "posts"
  where "posts"."author_id" between $1 and $2
  order by "posts"."author_id" desc, "posts"."updated_at" desc, "posts"."id" desc
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
--                   Window: w1 AS (ORDER BY posts_1.author_id, posts_1.updated_at, posts_1.id ROWS UNBOUNDED PRECEDING)
--                   ->  Index Scan Backward using posts_author_id_updated_at_idx on posts posts_1
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
-- $2 timestamp with time zone = 2026-01-01 00:25:50+00
-- $3 bigint = 155
-- locks: post_tags AccessShareLock, posts AccessShareLock, tags AccessShareLock, users AccessShareLock
with "posts" as (
  select "posts"."id",
    "posts"."title",
    "posts"."content",
    "posts"."created_at",
    "posts"."updated_at",
    "posts"."author_id",
    row_number() over (
      order by "posts"."author_id" desc, "posts"."updated_at" desc, "posts"."id" desc
    ) as "position"
  from "posts"
  where (
    "posts"."author_id" = $1
      and ("posts"."updated_at", "posts"."id") < (cast($2 as timestamp(6) with time zone), $3)
  )
  order by "posts"."author_id" desc, "posts"."updated_at" desc, "posts"."id" desc
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
--                   Window: w1 AS (ORDER BY posts_1.author_id, posts_1.updated_at, posts_1.id ROWS UNBOUNDED PRECEDING)
--                   ->  Index Scan Backward using posts_author_id_updated_at_idx on posts posts_1
--                         Index Cond: ((author_id = $1) AND (ROW(updated_at, id) < ROW(($2)::timestamp(6) with time zone, $3)))
--     ->  Nested Loop
--           ->  Merge Left Join
--                 Merge Cond: (posts.id = post_tags.post_id)
--                 ->  Sort
--                       Sort Key: posts.id
--                       ->  CTE Scan on posts
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
--           ->  Index Scan using users_pkey on users
--                 Index Cond: (id = posts.author_id)

-- $1 bigint = 5
-- $2 timestamp with time zone = 2026-01-01 00:25:00+00
-- $3 bigint = 150
-- locks: post_tags AccessShareLock, posts AccessShareLock, tags AccessShareLock, users AccessShareLock
with "posts" as (
  select "posts"."id",
    "posts"."title",
    "posts"."content",
    "posts"."created_at",
    "posts"."updated_at",
    "posts"."author_id",
    row_number() over (
      order by "posts"."author_id" asc, "posts"."updated_at" asc, "posts"."id" asc
    ) as "position"
  from "posts"
  where (
    "posts"."author_id" = $1
      and ("posts"."updated_at", "posts"."id") > (cast($2 as timestamp(6) with time zone), $3)
  )
  order by "posts"."author_id" asc, "posts"."updated_at" asc, "posts"."id" asc
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
--                   Window: w1 AS (ORDER BY posts_1.author_id, posts_1.updated_at, posts_1.id ROWS UNBOUNDED PRECEDING)
--                   ->  Index Scan using posts_author_id_updated_at_idx on posts posts_1
--                         Index Cond: ((author_id = $1) AND (ROW(updated_at, id) > ROW(($2)::timestamp(6) with time zone, $3)))
--     ->  Nested Loop
--           ->  Merge Left Join
--                 Merge Cond: (posts.id = post_tags.post_id)
--                 ->  Sort
--                       Sort Key: posts.id
--                       ->  CTE Scan on posts
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
--           ->  Index Scan using users_pkey on users
--                 Index Cond: (id = posts.author_id)

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
      order by "posts"."author_id" asc, "posts"."updated_at" asc, "posts"."id" asc
    ) as "position"
  from "posts"
  where "posts"."author_id" between $1 and $2
  order by "posts"."author_id" asc, "posts"."updated_at" asc, "posts"."id" asc
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
--                   Window: w1 AS (ORDER BY posts_1.author_id, posts_1.updated_at, posts_1.id ROWS UNBOUNDED PRECEDING)
--                   ->  Index Scan using posts_author_id_updated_at_idx on posts posts_1
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

-- $1 bigint = 5
-- $2 text = Post title 119
-- $3 bigint = 119
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
  where ("posts"."author_id" = $1 and ((("posts"."title") collate "C"), "posts"."id") > ($2, $3))
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
--                         Index Cond: ((author_id = $1) AND (ROW((title)::text, id) > ROW($2, $3)))
--     ->  Nested Loop
--           ->  Merge Left Join
--                 Merge Cond: (posts.id = post_tags.post_id)
--                 ->  Sort
--                       Sort Key: posts.id
--                       ->  CTE Scan on posts
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
--           ->  Index Scan using users_pkey on users
--                 Index Cond: (id = posts.author_id)

-- $1 bigint = 5
-- $2 text = Post title 120
-- $3 bigint = 120
-- locks: post_tags AccessShareLock, posts AccessShareLock, tags AccessShareLock, users AccessShareLock
with "posts" as (
  select "posts"."id",
    "posts"."title",
    "posts"."content",
    "posts"."created_at",
    "posts"."updated_at",
    "posts"."author_id",
    row_number() over (
      order by "posts"."author_id" desc, (("posts"."title") collate "C") desc, "posts"."id" desc
    ) as "position"
  from "posts"
  where ("posts"."author_id" = $1 and ((("posts"."title") collate "C"), "posts"."id") < ($2, $3))
  order by "posts"."author_id" desc, (("posts"."title") collate "C") desc, "posts"."id" desc
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
--                   ->  Index Scan Backward using posts_author_id_title_idx on posts posts_1
--                         Index Cond: ((author_id = $1) AND (ROW((title)::text, id) < ROW($2, $3)))
--     ->  Nested Loop
--           ->  Merge Left Join
--                 Merge Cond: (posts.id = post_tags.post_id)
--                 ->  Sort
--                       Sort Key: posts.id
--                       ->  CTE Scan on posts
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
--           ->  Index Scan using users_pkey on users
--                 Index Cond: (id = posts.author_id)

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
      order by "posts"."author_id" desc, (("posts"."title") collate "C") desc, "posts"."id" desc
    ) as "position"
  from "posts"
  where "posts"."author_id" between $1 and $2
  order by "posts"."author_id" desc, (("posts"."title") collate "C") desc, "posts"."id" desc
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
--                   ->  Index Scan Backward using posts_author_id_title_idx on posts posts_1
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
-- $2 bigint = 5
-- $3 bigint = 3
-- locks: post_tags AccessShareLock, posts AccessShareLock, tags AccessShareLock, users AccessShareLock
with "page" as (
  select "posts"."id",
    row_number() over (
      order by "posts"."author_id" desc, "posts"."created_at" desc, "posts"."id" desc
    ) as "position"
  from "posts"
  where "posts"."author_id" between $1 and $2
  order by "posts"."author_id" desc, "posts"."created_at" desc, "posts"."id" desc
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
--                   Window: w1 AS (ORDER BY posts_1.author_id, posts_1.created_at, posts_1.id ROWS UNBOUNDED PRECEDING)
--                   ->  Index Only Scan Backward using posts_author_id_created_at_idx on posts posts_1
--                         Index Cond: ((author_id >= $1) AND (author_id <= $2))
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
-- locks: posts AccessShareLock
select count(*) from (select "posts"."id" from "posts" where "posts"."author_id" = $1) as "rows";
-- plan:
--   Aggregate
--     ->  Index Only Scan using posts_author_id_title_idx on posts
--           Index Cond: (author_id = $1)

-- $1 bigint = 5
-- locks: posts AccessShareLock
explain (format json) select "posts"."id" from "posts" where "posts"."author_id" = $1;

-- $1 bigint = 6
-- locks: users AccessShareLock
select 1 as "one" from "users" where "users"."id" = $1;
-- plan:
--   Index Only Scan using users_pkey on users
--     Index Cond: (id = $1)
