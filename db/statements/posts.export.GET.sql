-- Route: GET /api/v1/posts/export
-- What it sends to the database. Written by make statements, do not edit.

-- Parameter: $1 bytea = \xa751f3030f035375afa4f4e551f0a35c3fddb81b23a06404c570752e5a209926
-- Lock: sessions AccessShareLock
-- Lock: tokens AccessShareLock
-- Lock: users AccessShareLock
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
-- Plan: Nested Loop
-- Plan:   ->  Nested Loop
-- Plan:         ->  Index Scan using tokens_pkey on tokens
-- Plan:               Index Cond: (hash = $1)
-- Plan:               Filter: (((kind)::text = 'access'::text) AND (expires_at > clock_timestamp()))
-- Plan:         ->  Index Scan using sessions_pkey on sessions
-- Plan:               Index Cond: (id = tokens.session_id)
-- Plan:   ->  Index Scan using users_pkey on users
-- Plan:         Index Cond: (id = sessions.user_id)
-- Plan:         Filter: is_active

-- Parameter: $1 text = 1
-- Lock: post_tags AccessShareLock
-- Lock: posts AccessShareLock
-- Lock: tags AccessShareLock
-- Lock: users AccessShareLock
with "page" as (
  select "posts"."id",
    row_number() over (order by "posts"."created_at" desc, "posts"."id" desc) as "position",
    $1
  from "posts"
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
-- Plan: Sort
-- Plan:   Sort Key: page."position"
-- Plan:   CTE page
-- Plan:     ->  Limit
-- Plan:           ->  WindowAgg
-- Plan:                 Window: w1 AS (ORDER BY posts_1.created_at, posts_1.id ROWS UNBOUNDED PRECEDING)
-- Plan:                 ->  Index Only Scan Backward using posts_created_at_idx on posts posts_1
-- Plan:   ->  Hash Left Join
-- Plan:         Hash Cond: (posts.id = page_tags.post_id)
-- Plan:         ->  Nested Loop
-- Plan:               ->  Nested Loop
-- Plan:                     ->  CTE Scan on page
-- Plan:                     ->  Index Scan using posts_pkey on posts
-- Plan:                           Index Cond: (id = page.id)
-- Plan:               ->  Index Scan using users_pkey on users
-- Plan:                     Index Cond: (id = posts.author_id)
-- Plan:         ->  Hash
-- Plan:               ->  Subquery Scan on page_tags
-- Plan:                     ->  GroupAggregate
-- Plan:                           Group Key: post_tags.post_id
-- Plan:                           InitPlan 2
-- Plan:                             ->  CTE Scan on page page_1
-- Plan:                           ->  Sort
-- Plan:                                 Sort Key: post_tags.post_id, tags.name COLLATE "C"
-- Plan:                                 ->  Hash Join
-- Plan:                                       Hash Cond: (post_tags.tag_id = tags.id)
-- Plan:                                       ->  Index Only Scan using post_tags_pkey on post_tags
-- Plan:                                             Index Cond: (post_id = ANY ((InitPlan 2).col1))
-- Plan:                                       ->  Hash
-- Plan:                                             ->  Seq Scan on tags

-- Parameter: $1 timestamp with time zone = 2026-01-01 00:48:20+00
-- Parameter: $2 bigint = 290
-- Lock: post_tags AccessShareLock
-- Lock: posts AccessShareLock
-- Lock: tags AccessShareLock
-- Lock: users AccessShareLock
with "page" as (
  select "posts"."id", row_number() over (order by "posts"."created_at" desc, "posts"."id" desc) as "position"
  from "posts"
  where ("posts"."created_at", "posts"."id") < (cast($1 as timestamp(6) with time zone), $2)
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
-- Plan: Sort
-- Plan:   Sort Key: page."position"
-- Plan:   CTE page
-- Plan:     ->  Limit
-- Plan:           ->  WindowAgg
-- Plan:                 Window: w1 AS (ORDER BY posts_1.created_at, posts_1.id ROWS UNBOUNDED PRECEDING)
-- Plan:                 ->  Index Only Scan Backward using posts_created_at_idx on posts posts_1
-- Plan:                       Index Cond: (ROW(created_at, id) < ROW(($1)::timestamp(6) with time zone, $2))
-- Plan:   ->  Hash Left Join
-- Plan:         Hash Cond: (posts.id = page_tags.post_id)
-- Plan:         ->  Nested Loop
-- Plan:               ->  Nested Loop
-- Plan:                     ->  CTE Scan on page
-- Plan:                     ->  Index Scan using posts_pkey on posts
-- Plan:                           Index Cond: (id = page.id)
-- Plan:               ->  Index Scan using users_pkey on users
-- Plan:                     Index Cond: (id = posts.author_id)
-- Plan:         ->  Hash
-- Plan:               ->  Subquery Scan on page_tags
-- Plan:                     ->  GroupAggregate
-- Plan:                           Group Key: post_tags.post_id
-- Plan:                           InitPlan 2
-- Plan:                             ->  CTE Scan on page page_1
-- Plan:                           ->  Sort
-- Plan:                                 Sort Key: post_tags.post_id, tags.name COLLATE "C"
-- Plan:                                 ->  Hash Join
-- Plan:                                       Hash Cond: (post_tags.tag_id = tags.id)
-- Plan:                                       ->  Index Only Scan using post_tags_pkey on post_tags
-- Plan:                                             Index Cond: (post_id = ANY ((InitPlan 2).col1))
-- Plan:                                       ->  Hash
-- Plan:                                             ->  Seq Scan on tags

-- Parameter: $1 text = 1
-- Lock: post_tags AccessShareLock
-- Lock: posts AccessShareLock
-- Lock: tags AccessShareLock
-- Lock: users AccessShareLock
with "page" as (
  select "posts"."id",
    row_number() over (order by "posts"."created_at" asc, "posts"."id" asc) as "position",
    $1
  from "posts"
  order by "posts"."created_at" asc, "posts"."id" asc
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
-- Plan: Sort
-- Plan:   Sort Key: page."position"
-- Plan:   CTE page
-- Plan:     ->  Limit
-- Plan:           ->  WindowAgg
-- Plan:                 Window: w1 AS (ORDER BY posts_1.created_at, posts_1.id ROWS UNBOUNDED PRECEDING)
-- Plan:                 ->  Index Only Scan using posts_created_at_idx on posts posts_1
-- Plan:   ->  Hash Left Join
-- Plan:         Hash Cond: (posts.id = page_tags.post_id)
-- Plan:         ->  Nested Loop
-- Plan:               ->  Nested Loop
-- Plan:                     ->  CTE Scan on page
-- Plan:                     ->  Index Scan using posts_pkey on posts
-- Plan:                           Index Cond: (id = page.id)
-- Plan:               ->  Index Scan using users_pkey on users
-- Plan:                     Index Cond: (id = posts.author_id)
-- Plan:         ->  Hash
-- Plan:               ->  Subquery Scan on page_tags
-- Plan:                     ->  GroupAggregate
-- Plan:                           Group Key: post_tags.post_id
-- Plan:                           InitPlan 2
-- Plan:                             ->  CTE Scan on page page_1
-- Plan:                           ->  Sort
-- Plan:                                 Sort Key: post_tags.post_id, tags.name COLLATE "C"
-- Plan:                                 ->  Hash Join
-- Plan:                                       Hash Cond: (post_tags.tag_id = tags.id)
-- Plan:                                       ->  Index Only Scan using post_tags_pkey on post_tags
-- Plan:                                             Index Cond: (post_id = ANY ((InitPlan 2).col1))
-- Plan:                                       ->  Hash
-- Plan:                                             ->  Seq Scan on tags

-- Parameter: $1 timestamp with time zone = 2026-01-01 00:18:20+00
-- Parameter: $2 bigint = 110
-- Lock: post_tags AccessShareLock
-- Lock: posts AccessShareLock
-- Lock: tags AccessShareLock
-- Lock: users AccessShareLock
with "page" as (
  select "posts"."id", row_number() over (order by "posts"."created_at" asc, "posts"."id" asc) as "position"
  from "posts"
  where ("posts"."created_at", "posts"."id") > (cast($1 as timestamp(6) with time zone), $2)
  order by "posts"."created_at" asc, "posts"."id" asc
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
-- Plan: Sort
-- Plan:   Sort Key: page."position"
-- Plan:   CTE page
-- Plan:     ->  Limit
-- Plan:           ->  WindowAgg
-- Plan:                 Window: w1 AS (ORDER BY posts_1.created_at, posts_1.id ROWS UNBOUNDED PRECEDING)
-- Plan:                 ->  Index Only Scan using posts_created_at_idx on posts posts_1
-- Plan:                       Index Cond: (ROW(created_at, id) > ROW(($1)::timestamp(6) with time zone, $2))
-- Plan:   ->  Hash Left Join
-- Plan:         Hash Cond: (posts.id = page_tags.post_id)
-- Plan:         ->  Nested Loop
-- Plan:               ->  Nested Loop
-- Plan:                     ->  CTE Scan on page
-- Plan:                     ->  Index Scan using posts_pkey on posts
-- Plan:                           Index Cond: (id = page.id)
-- Plan:               ->  Index Scan using users_pkey on users
-- Plan:                     Index Cond: (id = posts.author_id)
-- Plan:         ->  Hash
-- Plan:               ->  Subquery Scan on page_tags
-- Plan:                     ->  GroupAggregate
-- Plan:                           Group Key: post_tags.post_id
-- Plan:                           InitPlan 2
-- Plan:                             ->  CTE Scan on page page_1
-- Plan:                           ->  Sort
-- Plan:                                 Sort Key: post_tags.post_id, tags.name COLLATE "C"
-- Plan:                                 ->  Hash Join
-- Plan:                                       Hash Cond: (post_tags.tag_id = tags.id)
-- Plan:                                       ->  Index Only Scan using post_tags_pkey on post_tags
-- Plan:                                             Index Cond: (post_id = ANY ((InitPlan 2).col1))
-- Plan:                                       ->  Hash
-- Plan:                                             ->  Seq Scan on tags

-- Parameter: $1 text = 1
-- Lock: post_tags AccessShareLock
-- Lock: posts AccessShareLock
-- Lock: tags AccessShareLock
-- Lock: users AccessShareLock
with "page" as (
  select "posts"."id",
    row_number() over (order by "posts"."updated_at" desc, "posts"."id" desc) as "position",
    $1
  from "posts"
  order by "posts"."updated_at" desc, "posts"."id" desc
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
-- Plan: Sort
-- Plan:   Sort Key: page."position"
-- Plan:   CTE page
-- Plan:     ->  Limit
-- Plan:           ->  WindowAgg
-- Plan:                 Window: w1 AS (ORDER BY posts_1.updated_at, posts_1.id ROWS UNBOUNDED PRECEDING)
-- Plan:                 ->  Index Only Scan Backward using posts_updated_at_idx on posts posts_1
-- Plan:   ->  Hash Left Join
-- Plan:         Hash Cond: (posts.id = page_tags.post_id)
-- Plan:         ->  Nested Loop
-- Plan:               ->  Nested Loop
-- Plan:                     ->  CTE Scan on page
-- Plan:                     ->  Index Scan using posts_pkey on posts
-- Plan:                           Index Cond: (id = page.id)
-- Plan:               ->  Index Scan using users_pkey on users
-- Plan:                     Index Cond: (id = posts.author_id)
-- Plan:         ->  Hash
-- Plan:               ->  Subquery Scan on page_tags
-- Plan:                     ->  GroupAggregate
-- Plan:                           Group Key: post_tags.post_id
-- Plan:                           InitPlan 2
-- Plan:                             ->  CTE Scan on page page_1
-- Plan:                           ->  Sort
-- Plan:                                 Sort Key: post_tags.post_id, tags.name COLLATE "C"
-- Plan:                                 ->  Hash Join
-- Plan:                                       Hash Cond: (post_tags.tag_id = tags.id)
-- Plan:                                       ->  Index Only Scan using post_tags_pkey on post_tags
-- Plan:                                             Index Cond: (post_id = ANY ((InitPlan 2).col1))
-- Plan:                                       ->  Hash
-- Plan:                                             ->  Seq Scan on tags

-- Parameter: $1 timestamp with time zone = 2026-01-01 00:48:20+00
-- Parameter: $2 bigint = 290
-- Lock: post_tags AccessShareLock
-- Lock: posts AccessShareLock
-- Lock: tags AccessShareLock
-- Lock: users AccessShareLock
with "page" as (
  select "posts"."id", row_number() over (order by "posts"."updated_at" desc, "posts"."id" desc) as "position"
  from "posts"
  where ("posts"."updated_at", "posts"."id") < (cast($1 as timestamp(6) with time zone), $2)
  order by "posts"."updated_at" desc, "posts"."id" desc
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
-- Plan: Sort
-- Plan:   Sort Key: page."position"
-- Plan:   CTE page
-- Plan:     ->  Limit
-- Plan:           ->  WindowAgg
-- Plan:                 Window: w1 AS (ORDER BY posts_1.updated_at, posts_1.id ROWS UNBOUNDED PRECEDING)
-- Plan:                 ->  Index Only Scan Backward using posts_updated_at_idx on posts posts_1
-- Plan:                       Index Cond: (ROW(updated_at, id) < ROW(($1)::timestamp(6) with time zone, $2))
-- Plan:   ->  Hash Left Join
-- Plan:         Hash Cond: (posts.id = page_tags.post_id)
-- Plan:         ->  Nested Loop
-- Plan:               ->  Nested Loop
-- Plan:                     ->  CTE Scan on page
-- Plan:                     ->  Index Scan using posts_pkey on posts
-- Plan:                           Index Cond: (id = page.id)
-- Plan:               ->  Index Scan using users_pkey on users
-- Plan:                     Index Cond: (id = posts.author_id)
-- Plan:         ->  Hash
-- Plan:               ->  Subquery Scan on page_tags
-- Plan:                     ->  GroupAggregate
-- Plan:                           Group Key: post_tags.post_id
-- Plan:                           InitPlan 2
-- Plan:                             ->  CTE Scan on page page_1
-- Plan:                           ->  Sort
-- Plan:                                 Sort Key: post_tags.post_id, tags.name COLLATE "C"
-- Plan:                                 ->  Hash Join
-- Plan:                                       Hash Cond: (post_tags.tag_id = tags.id)
-- Plan:                                       ->  Index Only Scan using post_tags_pkey on post_tags
-- Plan:                                             Index Cond: (post_id = ANY ((InitPlan 2).col1))
-- Plan:                                       ->  Hash
-- Plan:                                             ->  Seq Scan on tags

-- Parameter: $1 text = 1
-- Lock: post_tags AccessShareLock
-- Lock: posts AccessShareLock
-- Lock: tags AccessShareLock
-- Lock: users AccessShareLock
with "page" as (
  select "posts"."id",
    row_number() over (order by "posts"."updated_at" asc, "posts"."id" asc) as "position",
    $1
  from "posts"
  order by "posts"."updated_at" asc, "posts"."id" asc
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
-- Plan: Sort
-- Plan:   Sort Key: page."position"
-- Plan:   CTE page
-- Plan:     ->  Limit
-- Plan:           ->  WindowAgg
-- Plan:                 Window: w1 AS (ORDER BY posts_1.updated_at, posts_1.id ROWS UNBOUNDED PRECEDING)
-- Plan:                 ->  Index Only Scan using posts_updated_at_idx on posts posts_1
-- Plan:   ->  Hash Left Join
-- Plan:         Hash Cond: (posts.id = page_tags.post_id)
-- Plan:         ->  Nested Loop
-- Plan:               ->  Nested Loop
-- Plan:                     ->  CTE Scan on page
-- Plan:                     ->  Index Scan using posts_pkey on posts
-- Plan:                           Index Cond: (id = page.id)
-- Plan:               ->  Index Scan using users_pkey on users
-- Plan:                     Index Cond: (id = posts.author_id)
-- Plan:         ->  Hash
-- Plan:               ->  Subquery Scan on page_tags
-- Plan:                     ->  GroupAggregate
-- Plan:                           Group Key: post_tags.post_id
-- Plan:                           InitPlan 2
-- Plan:                             ->  CTE Scan on page page_1
-- Plan:                           ->  Sort
-- Plan:                                 Sort Key: post_tags.post_id, tags.name COLLATE "C"
-- Plan:                                 ->  Hash Join
-- Plan:                                       Hash Cond: (post_tags.tag_id = tags.id)
-- Plan:                                       ->  Index Only Scan using post_tags_pkey on post_tags
-- Plan:                                             Index Cond: (post_id = ANY ((InitPlan 2).col1))
-- Plan:                                       ->  Hash
-- Plan:                                             ->  Seq Scan on tags

-- Parameter: $1 timestamp with time zone = 2026-01-01 00:18:20+00
-- Parameter: $2 bigint = 110
-- Lock: post_tags AccessShareLock
-- Lock: posts AccessShareLock
-- Lock: tags AccessShareLock
-- Lock: users AccessShareLock
with "page" as (
  select "posts"."id", row_number() over (order by "posts"."updated_at" asc, "posts"."id" asc) as "position"
  from "posts"
  where ("posts"."updated_at", "posts"."id") > (cast($1 as timestamp(6) with time zone), $2)
  order by "posts"."updated_at" asc, "posts"."id" asc
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
-- Plan: Sort
-- Plan:   Sort Key: page."position"
-- Plan:   CTE page
-- Plan:     ->  Limit
-- Plan:           ->  WindowAgg
-- Plan:                 Window: w1 AS (ORDER BY posts_1.updated_at, posts_1.id ROWS UNBOUNDED PRECEDING)
-- Plan:                 ->  Index Only Scan using posts_updated_at_idx on posts posts_1
-- Plan:                       Index Cond: (ROW(updated_at, id) > ROW(($1)::timestamp(6) with time zone, $2))
-- Plan:   ->  Hash Left Join
-- Plan:         Hash Cond: (posts.id = page_tags.post_id)
-- Plan:         ->  Nested Loop
-- Plan:               ->  Nested Loop
-- Plan:                     ->  CTE Scan on page
-- Plan:                     ->  Index Scan using posts_pkey on posts
-- Plan:                           Index Cond: (id = page.id)
-- Plan:               ->  Index Scan using users_pkey on users
-- Plan:                     Index Cond: (id = posts.author_id)
-- Plan:         ->  Hash
-- Plan:               ->  Subquery Scan on page_tags
-- Plan:                     ->  GroupAggregate
-- Plan:                           Group Key: post_tags.post_id
-- Plan:                           InitPlan 2
-- Plan:                             ->  CTE Scan on page page_1
-- Plan:                           ->  Sort
-- Plan:                                 Sort Key: post_tags.post_id, tags.name COLLATE "C"
-- Plan:                                 ->  Hash Join
-- Plan:                                       Hash Cond: (post_tags.tag_id = tags.id)
-- Plan:                                       ->  Index Only Scan using post_tags_pkey on post_tags
-- Plan:                                             Index Cond: (post_id = ANY ((InitPlan 2).col1))
-- Plan:                                       ->  Hash
-- Plan:                                             ->  Seq Scan on tags

-- Parameter: $1 text = 1
-- Lock: post_tags AccessShareLock
-- Lock: posts AccessShareLock
-- Lock: tags AccessShareLock
-- Lock: users AccessShareLock
with "page" as (
  select "posts"."id",
    row_number() over (order by (("posts"."title") collate "C") asc, "posts"."id" asc) as "position",
    $1
  from "posts"
  order by (("posts"."title") collate "C") asc, "posts"."id" asc
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
-- Plan: Sort
-- Plan:   Sort Key: page."position"
-- Plan:   CTE page
-- Plan:     ->  Limit
-- Plan:           ->  WindowAgg
-- Plan:                 Window: w1 AS (ORDER BY (posts_1.title)::character varying(200), posts_1.id ROWS UNBOUNDED PRECEDING)
-- Plan:                 ->  Index Only Scan using posts_title_idx on posts posts_1
-- Plan:   ->  Hash Left Join
-- Plan:         Hash Cond: (posts.id = page_tags.post_id)
-- Plan:         ->  Nested Loop
-- Plan:               ->  Nested Loop
-- Plan:                     ->  CTE Scan on page
-- Plan:                     ->  Index Scan using posts_pkey on posts
-- Plan:                           Index Cond: (id = page.id)
-- Plan:               ->  Index Scan using users_pkey on users
-- Plan:                     Index Cond: (id = posts.author_id)
-- Plan:         ->  Hash
-- Plan:               ->  Subquery Scan on page_tags
-- Plan:                     ->  GroupAggregate
-- Plan:                           Group Key: post_tags.post_id
-- Plan:                           InitPlan 2
-- Plan:                             ->  CTE Scan on page page_1
-- Plan:                           ->  Sort
-- Plan:                                 Sort Key: post_tags.post_id, tags.name COLLATE "C"
-- Plan:                                 ->  Hash Join
-- Plan:                                       Hash Cond: (post_tags.tag_id = tags.id)
-- Plan:                                       ->  Index Only Scan using post_tags_pkey on post_tags
-- Plan:                                             Index Cond: (post_id = ANY ((InitPlan 2).col1))
-- Plan:                                       ->  Hash
-- Plan:                                             ->  Seq Scan on tags

-- Parameter: $1 text = Post title 193
-- Parameter: $2 bigint = 193
-- Lock: post_tags AccessShareLock
-- Lock: posts AccessShareLock
-- Lock: tags AccessShareLock
-- Lock: users AccessShareLock
with "page" as (
  select "posts"."id",
    row_number() over (order by (("posts"."title") collate "C") asc, "posts"."id" asc) as "position"
  from "posts"
  where ((("posts"."title") collate "C"), "posts"."id") > ($1, $2)
  order by (("posts"."title") collate "C") asc, "posts"."id" asc
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
-- Plan: Sort
-- Plan:   Sort Key: page."position"
-- Plan:   CTE page
-- Plan:     ->  Limit
-- Plan:           ->  WindowAgg
-- Plan:                 Window: w1 AS (ORDER BY (posts_1.title)::character varying(200), posts_1.id ROWS UNBOUNDED PRECEDING)
-- Plan:                 ->  Index Only Scan using posts_title_idx on posts posts_1
-- Plan:                       Index Cond: (ROW(title, id) > ROW($1, $2))
-- Plan:   ->  Hash Left Join
-- Plan:         Hash Cond: (posts.id = page_tags.post_id)
-- Plan:         ->  Nested Loop
-- Plan:               ->  Nested Loop
-- Plan:                     ->  CTE Scan on page
-- Plan:                     ->  Index Scan using posts_pkey on posts
-- Plan:                           Index Cond: (id = page.id)
-- Plan:               ->  Index Scan using users_pkey on users
-- Plan:                     Index Cond: (id = posts.author_id)
-- Plan:         ->  Hash
-- Plan:               ->  Subquery Scan on page_tags
-- Plan:                     ->  GroupAggregate
-- Plan:                           Group Key: post_tags.post_id
-- Plan:                           InitPlan 2
-- Plan:                             ->  CTE Scan on page page_1
-- Plan:                           ->  Sort
-- Plan:                                 Sort Key: post_tags.post_id, tags.name COLLATE "C"
-- Plan:                                 ->  Hash Join
-- Plan:                                       Hash Cond: (post_tags.tag_id = tags.id)
-- Plan:                                       ->  Index Only Scan using post_tags_pkey on post_tags
-- Plan:                                             Index Cond: (post_id = ANY ((InitPlan 2).col1))
-- Plan:                                       ->  Hash
-- Plan:                                             ->  Seq Scan on tags

-- Parameter: $1 text = 1
-- Lock: post_tags AccessShareLock
-- Lock: posts AccessShareLock
-- Lock: tags AccessShareLock
-- Lock: users AccessShareLock
with "page" as (
  select "posts"."id",
    row_number() over (order by (("posts"."title") collate "C") desc, "posts"."id" desc) as "position",
    $1
  from "posts"
  order by (("posts"."title") collate "C") desc, "posts"."id" desc
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
-- Plan: Sort
-- Plan:   Sort Key: page."position"
-- Plan:   CTE page
-- Plan:     ->  Limit
-- Plan:           ->  WindowAgg
-- Plan:                 Window: w1 AS (ORDER BY (posts_1.title)::character varying(200), posts_1.id ROWS UNBOUNDED PRECEDING)
-- Plan:                 ->  Index Only Scan Backward using posts_title_idx on posts posts_1
-- Plan:   ->  Hash Left Join
-- Plan:         Hash Cond: (posts.id = page_tags.post_id)
-- Plan:         ->  Nested Loop
-- Plan:               ->  Nested Loop
-- Plan:                     ->  CTE Scan on page
-- Plan:                     ->  Index Scan using posts_pkey on posts
-- Plan:                           Index Cond: (id = page.id)
-- Plan:               ->  Index Scan using users_pkey on users
-- Plan:                     Index Cond: (id = posts.author_id)
-- Plan:         ->  Hash
-- Plan:               ->  Subquery Scan on page_tags
-- Plan:                     ->  GroupAggregate
-- Plan:                           Group Key: post_tags.post_id
-- Plan:                           InitPlan 2
-- Plan:                             ->  CTE Scan on page page_1
-- Plan:                           ->  Sort
-- Plan:                                 Sort Key: post_tags.post_id, tags.name COLLATE "C"
-- Plan:                                 ->  Hash Join
-- Plan:                                       Hash Cond: (post_tags.tag_id = tags.id)
-- Plan:                                       ->  Index Only Scan using post_tags_pkey on post_tags
-- Plan:                                             Index Cond: (post_id = ANY ((InitPlan 2).col1))
-- Plan:                                       ->  Hash
-- Plan:                                             ->  Seq Scan on tags

-- Parameter: $1 text = Post title 364
-- Parameter: $2 bigint = 364
-- Lock: post_tags AccessShareLock
-- Lock: posts AccessShareLock
-- Lock: tags AccessShareLock
-- Lock: users AccessShareLock
with "page" as (
  select "posts"."id",
    row_number() over (order by (("posts"."title") collate "C") desc, "posts"."id" desc) as "position"
  from "posts"
  where ((("posts"."title") collate "C"), "posts"."id") < ($1, $2)
  order by (("posts"."title") collate "C") desc, "posts"."id" desc
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
-- Plan: Sort
-- Plan:   Sort Key: page."position"
-- Plan:   CTE page
-- Plan:     ->  Limit
-- Plan:           ->  WindowAgg
-- Plan:                 Window: w1 AS (ORDER BY (posts_1.title)::character varying(200), posts_1.id ROWS UNBOUNDED PRECEDING)
-- Plan:                 ->  Index Only Scan Backward using posts_title_idx on posts posts_1
-- Plan:                       Index Cond: (ROW(title, id) < ROW($1, $2))
-- Plan:   ->  Hash Left Join
-- Plan:         Hash Cond: (posts.id = page_tags.post_id)
-- Plan:         ->  Nested Loop
-- Plan:               ->  Nested Loop
-- Plan:                     ->  CTE Scan on page
-- Plan:                     ->  Index Scan using posts_pkey on posts
-- Plan:                           Index Cond: (id = page.id)
-- Plan:               ->  Index Scan using users_pkey on users
-- Plan:                     Index Cond: (id = posts.author_id)
-- Plan:         ->  Hash
-- Plan:               ->  Subquery Scan on page_tags
-- Plan:                     ->  GroupAggregate
-- Plan:                           Group Key: post_tags.post_id
-- Plan:                           InitPlan 2
-- Plan:                             ->  CTE Scan on page page_1
-- Plan:                           ->  Sort
-- Plan:                                 Sort Key: post_tags.post_id, tags.name COLLATE "C"
-- Plan:                                 ->  Hash Join
-- Plan:                                       Hash Cond: (post_tags.tag_id = tags.id)
-- Plan:                                       ->  Index Only Scan using post_tags_pkey on post_tags
-- Plan:                                             Index Cond: (post_id = ANY ((InitPlan 2).col1))
-- Plan:                                       ->  Hash
-- Plan:                                             ->  Seq Scan on tags

-- Parameter: $1 bigint = 5
-- Parameter: $2 bigint = 5
-- Lock: post_tags AccessShareLock
-- Lock: posts AccessShareLock
-- Lock: tags AccessShareLock
-- Lock: users AccessShareLock
with "page" as (
  select "posts"."id",
    row_number() over (
      order by "posts"."author_id" desc, "posts"."created_at" desc, "posts"."id" desc
    ) as "position"
  from "posts"
  where "posts"."author_id" between $1 and $2
  order by "posts"."author_id" desc, "posts"."created_at" desc, "posts"."id" desc
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
-- Plan: Sort
-- Plan:   Sort Key: page."position"
-- Plan:   CTE page
-- Plan:     ->  Limit
-- Plan:           ->  WindowAgg
-- Plan:                 Window: w1 AS (ORDER BY posts_1.author_id, posts_1.created_at, posts_1.id ROWS UNBOUNDED PRECEDING)
-- Plan:                 ->  Index Only Scan Backward using posts_author_id_created_at_idx on posts posts_1
-- Plan:                       Index Cond: ((author_id >= $1) AND (author_id <= $2))
-- Plan:   ->  Hash Left Join
-- Plan:         Hash Cond: (posts.id = page_tags.post_id)
-- Plan:         ->  Nested Loop
-- Plan:               ->  Nested Loop
-- Plan:                     ->  CTE Scan on page
-- Plan:                     ->  Index Scan using posts_pkey on posts
-- Plan:                           Index Cond: (id = page.id)
-- Plan:               ->  Index Scan using users_pkey on users
-- Plan:                     Index Cond: (id = posts.author_id)
-- Plan:         ->  Hash
-- Plan:               ->  Subquery Scan on page_tags
-- Plan:                     ->  GroupAggregate
-- Plan:                           Group Key: post_tags.post_id
-- Plan:                           InitPlan 2
-- Plan:                             ->  CTE Scan on page page_1
-- Plan:                           ->  Sort
-- Plan:                                 Sort Key: post_tags.post_id, tags.name COLLATE "C"
-- Plan:                                 ->  Hash Join
-- Plan:                                       Hash Cond: (post_tags.tag_id = tags.id)
-- Plan:                                       ->  Index Only Scan using post_tags_pkey on post_tags
-- Plan:                                             Index Cond: (post_id = ANY ((InitPlan 2).col1))
-- Plan:                                       ->  Hash
-- Plan:                                             ->  Seq Scan on tags

-- Parameter: $1 text = %lorem%
-- Parameter: $2 text = %lorem%
-- Parameter: $3 bigint = 0
-- Lock: post_tags AccessShareLock
-- Lock: posts AccessShareLock
-- Lock: tags AccessShareLock
-- Lock: users AccessShareLock
with "page" as (
  with "matches" as materialized (
    select "posts"."id" from "posts" where ("posts"."title" ilike $1 or "posts"."content" ilike $2)
  )
  select "posts"."id", row_number() over (order by "posts"."created_at" desc, "posts"."id" desc) as "position"
  from "matches"
  join "posts" on "posts"."id" = "matches"."id"
  order by "posts"."created_at" desc, "posts"."id" desc
  offset $3 rows
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
-- Plan: Sort
-- Plan:   Sort Key: page."position"
-- Plan:   CTE page
-- Plan:     ->  Limit
-- Plan:           CTE matches
-- Plan:             ->  Bitmap Heap Scan on posts posts_1
-- Plan:                   Recheck Cond: (((title)::text ~~* $1) OR ((content)::text ~~* $2))
-- Plan:                   ->  BitmapOr
-- Plan:                         ->  Bitmap Index Scan on posts_keyword_idx
-- Plan:                               Index Cond: ((title)::text ~~* $1)
-- Plan:                         ->  Bitmap Index Scan on posts_keyword_idx
-- Plan:                               Index Cond: ((content)::text ~~* $2)
-- Plan:           ->  WindowAgg
-- Plan:                 Window: w1 AS (ORDER BY posts_2.created_at, posts_2.id ROWS UNBOUNDED PRECEDING)
-- Plan:                 ->  Sort
-- Plan:                       Sort Key: posts_2.created_at DESC, posts_2.id DESC
-- Plan:                       ->  Hash Join
-- Plan:                             Hash Cond: (posts_2.id = matches.id)
-- Plan:                             ->  Index Only Scan Backward using posts_created_at_idx on posts posts_2
-- Plan:                             ->  Hash
-- Plan:                                   ->  CTE Scan on matches
-- Plan:   ->  Hash Left Join
-- Plan:         Hash Cond: (posts.id = page_tags.post_id)
-- Plan:         ->  Nested Loop
-- Plan:               ->  Nested Loop
-- Plan:                     ->  CTE Scan on page
-- Plan:                     ->  Index Scan using posts_pkey on posts
-- Plan:                           Index Cond: (id = page.id)
-- Plan:               ->  Index Scan using users_pkey on users
-- Plan:                     Index Cond: (id = posts.author_id)
-- Plan:         ->  Hash
-- Plan:               ->  Subquery Scan on page_tags
-- Plan:                     ->  GroupAggregate
-- Plan:                           Group Key: post_tags.post_id
-- Plan:                           InitPlan 3
-- Plan:                             ->  CTE Scan on page page_1
-- Plan:                           ->  Sort
-- Plan:                                 Sort Key: post_tags.post_id, tags.name COLLATE "C"
-- Plan:                                 ->  Hash Join
-- Plan:                                       Hash Cond: (post_tags.tag_id = tags.id)
-- Plan:                                       ->  Index Only Scan using post_tags_pkey on post_tags
-- Plan:                                             Index Cond: (post_id = ANY ((InitPlan 3).col1))
-- Plan:                                       ->  Hash
-- Plan:                                             ->  Seq Scan on tags

-- Parameter: $1 text = %lorem%
-- Parameter: $2 text = %lorem%
-- Parameter: $3 timestamp with time zone = 2026-01-01 00:47:40+00
-- Parameter: $4 bigint = 286
-- Parameter: $5 bigint = 0
-- Lock: post_tags AccessShareLock
-- Lock: posts AccessShareLock
-- Lock: tags AccessShareLock
-- Lock: users AccessShareLock
with "page" as (
  with "matches" as materialized (
    select "posts"."id" from "posts" where ("posts"."title" ilike $1 or "posts"."content" ilike $2)
  )
  select "posts"."id", row_number() over (order by "posts"."created_at" desc, "posts"."id" desc) as "position"
  from "matches"
  join "posts" on "posts"."id" = "matches"."id"
  where ("posts"."created_at", "posts"."id") < (cast($3 as timestamp(6) with time zone), $4)
  order by "posts"."created_at" desc, "posts"."id" desc
  offset $5 rows
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
-- Plan: Sort
-- Plan:   Sort Key: page."position"
-- Plan:   CTE page
-- Plan:     ->  Limit
-- Plan:           CTE matches
-- Plan:             ->  Bitmap Heap Scan on posts posts_1
-- Plan:                   Recheck Cond: (((title)::text ~~* $1) OR ((content)::text ~~* $2))
-- Plan:                   ->  BitmapOr
-- Plan:                         ->  Bitmap Index Scan on posts_keyword_idx
-- Plan:                               Index Cond: ((title)::text ~~* $1)
-- Plan:                         ->  Bitmap Index Scan on posts_keyword_idx
-- Plan:                               Index Cond: ((content)::text ~~* $2)
-- Plan:           ->  WindowAgg
-- Plan:                 Window: w1 AS (ORDER BY posts_2.created_at, posts_2.id ROWS UNBOUNDED PRECEDING)
-- Plan:                 ->  Sort
-- Plan:                       Sort Key: posts_2.created_at DESC, posts_2.id DESC
-- Plan:                       ->  Hash Join
-- Plan:                             Hash Cond: (posts_2.id = matches.id)
-- Plan:                             ->  Index Only Scan Backward using posts_created_at_idx on posts posts_2
-- Plan:                                   Index Cond: (ROW(created_at, id) < ROW(($3)::timestamp(6) with time zone, $4))
-- Plan:                             ->  Hash
-- Plan:                                   ->  CTE Scan on matches
-- Plan:   ->  Hash Left Join
-- Plan:         Hash Cond: (posts.id = page_tags.post_id)
-- Plan:         ->  Nested Loop
-- Plan:               ->  Nested Loop
-- Plan:                     ->  CTE Scan on page
-- Plan:                     ->  Index Scan using posts_pkey on posts
-- Plan:                           Index Cond: (id = page.id)
-- Plan:               ->  Index Scan using users_pkey on users
-- Plan:                     Index Cond: (id = posts.author_id)
-- Plan:         ->  Hash
-- Plan:               ->  Subquery Scan on page_tags
-- Plan:                     ->  GroupAggregate
-- Plan:                           Group Key: post_tags.post_id
-- Plan:                           InitPlan 3
-- Plan:                             ->  CTE Scan on page page_1
-- Plan:                           ->  Sort
-- Plan:                                 Sort Key: post_tags.post_id, tags.name COLLATE "C"
-- Plan:                                 ->  Hash Join
-- Plan:                                       Hash Cond: (post_tags.tag_id = tags.id)
-- Plan:                                       ->  Index Only Scan using post_tags_pkey on post_tags
-- Plan:                                             Index Cond: (post_id = ANY ((InitPlan 3).col1))
-- Plan:                                       ->  Hash
-- Plan:                                             ->  Seq Scan on tags

-- Parameter: $1 text[] = {tag2}
-- Parameter: $2 text[] = {tag2}
-- Lock: post_tags AccessShareLock
-- Lock: posts AccessShareLock
-- Lock: tags AccessShareLock
-- Lock: users AccessShareLock
with "page" as (
  with "carriers" as materialized (select "post_tags"."post_id" from "post_tags" where "post_tags"."tag_id" = any (array(select "tags"."id" from "tags" where lower("tags"."name") in (select lower("wanted"."name") from unnest(cast($1 as text[])) as "wanted" ("name")))) fetch next 1001 rows only) (
    select "rare"."id", "rare"."position"
    from (
      select "posts"."id",
        row_number() over (order by "posts"."created_at" desc, "posts"."id" desc) as "position"
      from (select distinct "carriers"."post_id" from "carriers") as "once"
      cross join lateral (
        select "posts"."id",
          "posts"."author_id",
          "posts"."title",
          "posts"."content",
          "posts"."version",
          "posts"."created_at",
          "posts"."updated_at",
          "posts"."search"
        from "posts"
        where "posts"."id" = "once"."post_id"
        offset 0 rows
      ) as "posts"
      where (select count(*) from "carriers") <= 1000
      order by "posts"."created_at" desc, "posts"."id" desc
      fetch next 101 rows only
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
                  select lower("wanted"."name") from unnest(cast($2 as text[])) as "wanted" ("name")
                )
              )
            )
        )
      ) > 0
        and (select count(*) from "carriers") > 1000
    )
    order by "posts"."created_at" desc, "posts"."id" desc
    fetch next 101 rows only
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
-- Plan: Sort
-- Plan:   Sort Key: page."position"
-- Plan:   CTE page
-- Plan:     ->  Append
-- Plan:           CTE carriers
-- Plan:             ->  Limit
-- Plan:                   InitPlan 1
-- Plan:                     ->  Hash Semi Join
-- Plan:                           Hash Cond: (lower((tags_1.name)::text) = lower(wanted.name))
-- Plan:                           ->  Seq Scan on tags tags_1
-- Plan:                           ->  Hash
-- Plan:                                 ->  Function Scan on unnest wanted
-- Plan:                   ->  Index Only Scan using post_tags_tag_id_idx on post_tags post_tags_1
-- Plan:                         Index Cond: (tag_id = ANY ((InitPlan 1).col1))
-- Plan:           ->  Subquery Scan on rare
-- Plan:                 ->  Limit
-- Plan:                       InitPlan 3
-- Plan:                         ->  Aggregate
-- Plan:                               ->  CTE Scan on carriers
-- Plan:                       ->  WindowAgg
-- Plan:                             Window: w1 AS (ORDER BY posts_1.created_at, posts_1.id ROWS UNBOUNDED PRECEDING)
-- Plan:                             ->  Sort
-- Plan:                                   Sort Key: posts_1.created_at DESC, posts_1.id DESC
-- Plan:                                   ->  Result
-- Plan:                                         One-Time Filter: ((InitPlan 3).col1 <= 1000)
-- Plan:                                         ->  Nested Loop
-- Plan:                                               ->  HashAggregate
-- Plan:                                                     Group Key: carriers_2.post_id
-- Plan:                                                     ->  CTE Scan on carriers carriers_2
-- Plan:                                               ->  Index Scan using posts_pkey on posts posts_1
-- Plan:                                                     Index Cond: (id = carriers_2.post_id)
-- Plan:           ->  Subquery Scan on "*SELECT* 2"
-- Plan:                 ->  Limit
-- Plan:                       InitPlan 6
-- Plan:                         ->  Aggregate
-- Plan:                               ->  CTE Scan on carriers carriers_1
-- Plan:                       ->  WindowAgg
-- Plan:                             Window: w1 AS (ORDER BY posts_2.created_at, posts_2.id ROWS UNBOUNDED PRECEDING)
-- Plan:                             ->  Result
-- Plan:                                   One-Time Filter: ((InitPlan 6).col1 > 1000)
-- Plan:                                   ->  Index Only Scan Backward using posts_created_at_idx on posts posts_2
-- Plan:                                         Filter: ((SubPlan 5) > 0)
-- Plan:                                         SubPlan 5
-- Plan:                                           ->  Aggregate
-- Plan:                                                 InitPlan 4
-- Plan:                                                   ->  Hash Semi Join
-- Plan:                                                         Hash Cond: (lower((tags_2.name)::text) = lower(wanted_1.name))
-- Plan:                                                         ->  Seq Scan on tags tags_2
-- Plan:                                                         ->  Hash
-- Plan:                                                               ->  Function Scan on unnest wanted_1
-- Plan:                                                 ->  Index Only Scan using post_tags_tag_id_idx on post_tags post_tags_2
-- Plan:                                                       Index Cond: ((tag_id = ANY ((InitPlan 4).col1)) AND (post_id = posts_2.id))
-- Plan:   ->  Hash Left Join
-- Plan:         Hash Cond: (posts.id = page_tags.post_id)
-- Plan:         ->  Nested Loop
-- Plan:               ->  Nested Loop
-- Plan:                     ->  CTE Scan on page
-- Plan:                     ->  Index Scan using posts_pkey on posts
-- Plan:                           Index Cond: (id = page.id)
-- Plan:               ->  Index Scan using users_pkey on users
-- Plan:                     Index Cond: (id = posts.author_id)
-- Plan:         ->  Hash
-- Plan:               ->  Subquery Scan on page_tags
-- Plan:                     ->  GroupAggregate
-- Plan:                           Group Key: post_tags.post_id
-- Plan:                           InitPlan 8
-- Plan:                             ->  CTE Scan on page page_1
-- Plan:                           ->  Sort
-- Plan:                                 Sort Key: post_tags.post_id, tags.name COLLATE "C"
-- Plan:                                 ->  Hash Join
-- Plan:                                       Hash Cond: (post_tags.tag_id = tags.id)
-- Plan:                                       ->  Index Only Scan using post_tags_pkey on post_tags
-- Plan:                                             Index Cond: (post_id = ANY ((InitPlan 8).col1))
-- Plan:                                       ->  Hash
-- Plan:                                             ->  Seq Scan on tags

-- Parameter: $1 timestamp with time zone = 2026-01-01 00:10:00+00
-- Lock: post_tags AccessShareLock
-- Lock: posts AccessShareLock
-- Lock: tags AccessShareLock
-- Lock: users AccessShareLock
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
-- Plan: Sort
-- Plan:   Sort Key: page."position"
-- Plan:   CTE page
-- Plan:     ->  Limit
-- Plan:           ->  WindowAgg
-- Plan:                 Window: w1 AS (ORDER BY posts_1.created_at, posts_1.id ROWS UNBOUNDED PRECEDING)
-- Plan:                 ->  Index Only Scan Backward using posts_created_at_idx on posts posts_1
-- Plan:                       Index Cond: (created_at >= ($1)::timestamp(6) with time zone)
-- Plan:   ->  Hash Left Join
-- Plan:         Hash Cond: (posts.id = page_tags.post_id)
-- Plan:         ->  Nested Loop
-- Plan:               ->  Nested Loop
-- Plan:                     ->  CTE Scan on page
-- Plan:                     ->  Index Scan using posts_pkey on posts
-- Plan:                           Index Cond: (id = page.id)
-- Plan:               ->  Index Scan using users_pkey on users
-- Plan:                     Index Cond: (id = posts.author_id)
-- Plan:         ->  Hash
-- Plan:               ->  Subquery Scan on page_tags
-- Plan:                     ->  GroupAggregate
-- Plan:                           Group Key: post_tags.post_id
-- Plan:                           InitPlan 2
-- Plan:                             ->  CTE Scan on page page_1
-- Plan:                           ->  Sort
-- Plan:                                 Sort Key: post_tags.post_id, tags.name COLLATE "C"
-- Plan:                                 ->  Hash Join
-- Plan:                                       Hash Cond: (post_tags.tag_id = tags.id)
-- Plan:                                       ->  Index Only Scan using post_tags_pkey on post_tags
-- Plan:                                             Index Cond: (post_id = ANY ((InitPlan 2).col1))
-- Plan:                                       ->  Hash
-- Plan:                                             ->  Seq Scan on tags

-- Parameter: $1 timestamp with time zone = 2026-01-01 00:10:00+00
-- Parameter: $2 timestamp with time zone = 2026-01-01 00:48:20+00
-- Parameter: $3 bigint = 290
-- Lock: post_tags AccessShareLock
-- Lock: posts AccessShareLock
-- Lock: tags AccessShareLock
-- Lock: users AccessShareLock
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
-- Plan: Sort
-- Plan:   Sort Key: page."position"
-- Plan:   CTE page
-- Plan:     ->  Limit
-- Plan:           ->  WindowAgg
-- Plan:                 Window: w1 AS (ORDER BY posts_1.created_at, posts_1.id ROWS UNBOUNDED PRECEDING)
-- Plan:                 ->  Index Only Scan Backward using posts_created_at_idx on posts posts_1
-- Plan:                       Index Cond: ((created_at >= ($1)::timestamp(6) with time zone) AND (ROW(created_at, id) < ROW(($2)::timestamp(6) with time zone, $3)))
-- Plan:   ->  Hash Left Join
-- Plan:         Hash Cond: (posts.id = page_tags.post_id)
-- Plan:         ->  Nested Loop
-- Plan:               ->  Nested Loop
-- Plan:                     ->  CTE Scan on page
-- Plan:                     ->  Index Scan using posts_pkey on posts
-- Plan:                           Index Cond: (id = page.id)
-- Plan:               ->  Index Scan using users_pkey on users
-- Plan:                     Index Cond: (id = posts.author_id)
-- Plan:         ->  Hash
-- Plan:               ->  Subquery Scan on page_tags
-- Plan:                     ->  GroupAggregate
-- Plan:                           Group Key: post_tags.post_id
-- Plan:                           InitPlan 2
-- Plan:                             ->  CTE Scan on page page_1
-- Plan:                           ->  Sort
-- Plan:                                 Sort Key: post_tags.post_id, tags.name COLLATE "C"
-- Plan:                                 ->  Hash Join
-- Plan:                                       Hash Cond: (post_tags.tag_id = tags.id)
-- Plan:                                       ->  Index Only Scan using post_tags_pkey on post_tags
-- Plan:                                             Index Cond: (post_id = ANY ((InitPlan 2).col1))
-- Plan:                                       ->  Hash
-- Plan:                                             ->  Seq Scan on tags
