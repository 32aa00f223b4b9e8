-- Route: GET /api/v1/users/{id}/posts
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

-- Parameter: $1 bigint = 5
-- Parameter: $2 timestamp with time zone = 2026-01-01 00:24:10+00
-- Parameter: $3 bigint = 145
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
  where (
    "posts"."author_id" = $1
      and ("posts"."created_at", "posts"."id") < (cast($2 as timestamp(6) with time zone), $3)
  )
  order by "posts"."author_id" desc, "posts"."created_at" desc, "posts"."id" desc
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
-- Plan: Sort
-- Plan:   Sort Key: page."position"
-- Plan:   CTE page
-- Plan:     ->  Limit
-- Plan:           ->  WindowAgg
-- Plan:                 Window: w1 AS (ORDER BY posts_1.author_id, posts_1.created_at, posts_1.id ROWS UNBOUNDED PRECEDING)
-- Plan:                 ->  Index Only Scan Backward using posts_author_id_created_at_idx on posts posts_1
-- Plan:                       Index Cond: ((author_id = $1) AND (ROW(created_at, id) < ROW(($2)::timestamp(6) with time zone, $3)))
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
-- Parameter: $2 timestamp with time zone = 2026-01-01 00:24:00+00
-- Parameter: $3 bigint = 144
-- Lock: post_tags AccessShareLock
-- Lock: posts AccessShareLock
-- Lock: tags AccessShareLock
-- Lock: users AccessShareLock
with "page" as (
  select "posts"."id",
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
-- Plan:                 ->  Index Only Scan using posts_author_id_created_at_idx on posts posts_1
-- Plan:                       Index Cond: ((author_id = $1) AND (ROW(created_at, id) > ROW(($2)::timestamp(6) with time zone, $3)))
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
      order by "posts"."author_id" asc, "posts"."created_at" asc, "posts"."id" asc
    ) as "position"
  from "posts"
  where "posts"."author_id" between $1 and $2
  order by "posts"."author_id" asc, "posts"."created_at" asc, "posts"."id" asc
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
-- Plan: Sort
-- Plan:   Sort Key: page."position"
-- Plan:   CTE page
-- Plan:     ->  Limit
-- Plan:           ->  WindowAgg
-- Plan:                 Window: w1 AS (ORDER BY posts_1.author_id, posts_1.created_at, posts_1.id ROWS UNBOUNDED PRECEDING)
-- Plan:                 ->  Index Only Scan using posts_author_id_created_at_idx on posts posts_1
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

-- Parameter: $1 bigint = 5
-- Parameter: $2 bigint = 5
-- Lock: post_tags AccessShareLock
-- Lock: posts AccessShareLock
-- Lock: tags AccessShareLock
-- Lock: users AccessShareLock
with "page" as (
  select "posts"."id",
    row_number() over (
      order by "posts"."author_id" desc, "posts"."updated_at" desc, "posts"."id" desc
    ) as "position"
  from "posts"
  where "posts"."author_id" between $1 and $2
  order by "posts"."author_id" desc, "posts"."updated_at" desc, "posts"."id" desc
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
-- Plan: Sort
-- Plan:   Sort Key: page."position"
-- Plan:   CTE page
-- Plan:     ->  Limit
-- Plan:           ->  WindowAgg
-- Plan:                 Window: w1 AS (ORDER BY posts_1.author_id, posts_1.updated_at, posts_1.id ROWS UNBOUNDED PRECEDING)
-- Plan:                 ->  Index Only Scan Backward using posts_author_id_updated_at_idx on posts posts_1
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

-- Parameter: $1 bigint = 5
-- Parameter: $2 timestamp with time zone = 2026-01-01 00:24:10+00
-- Parameter: $3 bigint = 145
-- Lock: post_tags AccessShareLock
-- Lock: posts AccessShareLock
-- Lock: tags AccessShareLock
-- Lock: users AccessShareLock
with "page" as (
  select "posts"."id",
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
-- Plan:                 Window: w1 AS (ORDER BY posts_1.author_id, posts_1.updated_at, posts_1.id ROWS UNBOUNDED PRECEDING)
-- Plan:                 ->  Index Only Scan Backward using posts_author_id_updated_at_idx on posts posts_1
-- Plan:                       Index Cond: ((author_id = $1) AND (ROW(updated_at, id) < ROW(($2)::timestamp(6) with time zone, $3)))
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
-- Parameter: $2 timestamp with time zone = 2026-01-01 00:24:00+00
-- Parameter: $3 bigint = 144
-- Lock: post_tags AccessShareLock
-- Lock: posts AccessShareLock
-- Lock: tags AccessShareLock
-- Lock: users AccessShareLock
with "page" as (
  select "posts"."id",
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
-- Plan:                 Window: w1 AS (ORDER BY posts_1.author_id, posts_1.updated_at, posts_1.id ROWS UNBOUNDED PRECEDING)
-- Plan:                 ->  Index Only Scan using posts_author_id_updated_at_idx on posts posts_1
-- Plan:                       Index Cond: ((author_id = $1) AND (ROW(updated_at, id) > ROW(($2)::timestamp(6) with time zone, $3)))
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
      order by "posts"."author_id" asc, "posts"."updated_at" asc, "posts"."id" asc
    ) as "position"
  from "posts"
  where "posts"."author_id" between $1 and $2
  order by "posts"."author_id" asc, "posts"."updated_at" asc, "posts"."id" asc
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
-- Plan: Sort
-- Plan:   Sort Key: page."position"
-- Plan:   CTE page
-- Plan:     ->  Limit
-- Plan:           ->  WindowAgg
-- Plan:                 Window: w1 AS (ORDER BY posts_1.author_id, posts_1.updated_at, posts_1.id ROWS UNBOUNDED PRECEDING)
-- Plan:                 ->  Index Only Scan using posts_author_id_updated_at_idx on posts posts_1
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

-- Parameter: $1 bigint = 5
-- Parameter: $2 bigint = 5
-- Lock: post_tags AccessShareLock
-- Lock: posts AccessShareLock
-- Lock: tags AccessShareLock
-- Lock: users AccessShareLock
with "page" as (
  select "posts"."id",
    row_number() over (
      order by "posts"."author_id" asc, (("posts"."title") collate "C") asc, "posts"."id" asc
    ) as "position"
  from "posts"
  where "posts"."author_id" between $1 and $2
  order by "posts"."author_id" asc, (("posts"."title") collate "C") asc, "posts"."id" asc
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
-- Plan: Sort
-- Plan:   Sort Key: page."position"
-- Plan:   CTE page
-- Plan:     ->  Limit
-- Plan:           ->  WindowAgg
-- Plan:                 Window: w1 AS (ORDER BY posts_1.author_id, (posts_1.title)::character varying(200), posts_1.id ROWS UNBOUNDED PRECEDING)
-- Plan:                 ->  Index Only Scan using posts_author_id_title_idx on posts posts_1
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

-- Parameter: $1 bigint = 5
-- Parameter: $2 text = Post title 119
-- Parameter: $3 bigint = 119
-- Lock: post_tags AccessShareLock
-- Lock: posts AccessShareLock
-- Lock: tags AccessShareLock
-- Lock: users AccessShareLock
with "page" as (
  select "posts"."id",
    row_number() over (
      order by "posts"."author_id" asc, (("posts"."title") collate "C") asc, "posts"."id" asc
    ) as "position"
  from "posts"
  where ("posts"."author_id" = $1 and ((("posts"."title") collate "C"), "posts"."id") > ($2, $3))
  order by "posts"."author_id" asc, (("posts"."title") collate "C") asc, "posts"."id" asc
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
-- Plan: Sort
-- Plan:   Sort Key: page."position"
-- Plan:   CTE page
-- Plan:     ->  Limit
-- Plan:           ->  WindowAgg
-- Plan:                 Window: w1 AS (ORDER BY posts_1.author_id, (posts_1.title)::character varying(200), posts_1.id ROWS UNBOUNDED PRECEDING)
-- Plan:                 ->  Index Only Scan using posts_author_id_title_idx on posts posts_1
-- Plan:                       Index Cond: ((author_id = $1) AND (ROW(title, id) > ROW($2, $3)))
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
-- Parameter: $2 text = Post title 120
-- Parameter: $3 bigint = 120
-- Lock: post_tags AccessShareLock
-- Lock: posts AccessShareLock
-- Lock: tags AccessShareLock
-- Lock: users AccessShareLock
with "page" as (
  select "posts"."id",
    row_number() over (
      order by "posts"."author_id" desc, (("posts"."title") collate "C") desc, "posts"."id" desc
    ) as "position"
  from "posts"
  where ("posts"."author_id" = $1 and ((("posts"."title") collate "C"), "posts"."id") < ($2, $3))
  order by "posts"."author_id" desc, (("posts"."title") collate "C") desc, "posts"."id" desc
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
-- Plan: Sort
-- Plan:   Sort Key: page."position"
-- Plan:   CTE page
-- Plan:     ->  Limit
-- Plan:           ->  WindowAgg
-- Plan:                 Window: w1 AS (ORDER BY posts_1.author_id, (posts_1.title)::character varying(200), posts_1.id ROWS UNBOUNDED PRECEDING)
-- Plan:                 ->  Index Only Scan Backward using posts_author_id_title_idx on posts posts_1
-- Plan:                       Index Cond: ((author_id = $1) AND (ROW(title, id) < ROW($2, $3)))
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
      order by "posts"."author_id" desc, (("posts"."title") collate "C") desc, "posts"."id" desc
    ) as "position"
  from "posts"
  where "posts"."author_id" between $1 and $2
  order by "posts"."author_id" desc, (("posts"."title") collate "C") desc, "posts"."id" desc
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
-- Plan: Sort
-- Plan:   Sort Key: page."position"
-- Plan:   CTE page
-- Plan:     ->  Limit
-- Plan:           ->  WindowAgg
-- Plan:                 Window: w1 AS (ORDER BY posts_1.author_id, (posts_1.title)::character varying(200), posts_1.id ROWS UNBOUNDED PRECEDING)
-- Plan:                 ->  Index Only Scan Backward using posts_author_id_title_idx on posts posts_1
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

-- Parameter: $1 bigint = 5
-- Parameter: $2 bigint = 5
-- Parameter: $3 bigint = 3
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

-- Parameter: $1 bigint = 5
-- Lock: posts AccessShareLock
select count(*) from (select "posts"."id" from "posts" where "posts"."author_id" = $1) as "rows";
-- Plan: Aggregate
-- Plan:   ->  Index Only Scan using posts_author_id_title_idx on posts
-- Plan:         Index Cond: (author_id = $1)

-- Parameter: $1 bigint = 5
-- Lock: posts AccessShareLock
explain (format json) select "posts"."id" from "posts" where "posts"."author_id" = $1;

-- Parameter: $1 bigint = 6
-- Lock: users AccessShareLock
select 1 as "one" from "users" where "users"."id" = $1;
-- Plan: Index Only Scan using users_pkey on users
-- Plan:   Index Cond: (id = $1)
