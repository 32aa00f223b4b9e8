-- GET /api/v1/tags/{id}/posts
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

-- $1 bigint = 2
-- locks: post_tags AccessShareLock, posts AccessShareLock, tags AccessShareLock, users AccessShareLock
with "page" as (
  select "posts"."id", row_number() over (order by "posts"."created_at" desc, "posts"."id" desc) as "position"
  from (
    select distinct "found"."post_id" as "id", "found"."post_created_at" as "created_at"
    from (select "tags"."id" from "tags" where "tags"."id" = $1) as "wanted_tags"
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
--                                     ->  Index Only Scan using tags_pkey on tags tags_1
--                                           Index Cond: (id = $1)
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

-- $1 bigint = 2
-- $2 timestamp with time zone = 2026-01-01 00:38:50+00
-- $3 bigint = 233
-- locks: post_tags AccessShareLock, posts AccessShareLock, tags AccessShareLock, users AccessShareLock
with "page" as (
  select "posts"."id", row_number() over (order by "posts"."created_at" desc, "posts"."id" desc) as "position"
  from (
    select distinct "found"."post_id" as "id", "found"."post_created_at" as "created_at"
    from (select "tags"."id" from "tags" where "tags"."id" = $1) as "wanted_tags"
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
--                                     ->  Index Only Scan using tags_pkey on tags tags_1
--                                           Index Cond: (id = $1)
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

-- $1 bigint = 2
-- $2 timestamp with time zone = 2026-01-01 00:38:40+00
-- $3 bigint = 232
-- locks: post_tags AccessShareLock, posts AccessShareLock, tags AccessShareLock, users AccessShareLock
with "page" as (
  select "posts"."id", row_number() over (order by "posts"."created_at" asc, "posts"."id" asc) as "position"
  from (
    select distinct "found"."post_id" as "id", "found"."post_created_at" as "created_at"
    from (select "tags"."id" from "tags" where "tags"."id" = $1) as "wanted_tags"
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
--                                     ->  Index Only Scan using tags_pkey on tags tags_1
--                                           Index Cond: (id = $1)
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

-- $1 bigint = 2
-- locks: post_tags AccessShareLock, posts AccessShareLock, tags AccessShareLock, users AccessShareLock
with "page" as (
  select "posts"."id", row_number() over (order by "posts"."created_at" asc, "posts"."id" asc) as "position"
  from (
    select distinct "found"."post_id" as "id", "found"."post_created_at" as "created_at"
    from (select "tags"."id" from "tags" where "tags"."id" = $1) as "wanted_tags"
    cross join lateral (
      select "post_tags"."post_id", "post_tags"."post_created_at"
      from "post_tags"
      where "post_tags"."tag_id" = "wanted_tags"."id"
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
--                                     ->  Index Only Scan using tags_pkey on tags tags_1
--                                           Index Cond: (id = $1)
--                                     ->  Limit
--                                           ->  Index Only Scan using post_tags_tag_id_post_created_at_idx on post_tags post_tags_1
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

-- $1 bigint = 2
-- $2 bigint = 2
-- locks: post_tags AccessShareLock, posts AccessShareLock, tags AccessShareLock, users AccessShareLock
with "page" as (
  with "carriers" as materialized (select "post_tags"."post_id" from "post_tags" where "post_tags"."tag_id" = $1 fetch next 1001 rows only) (
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
        where ("post_tags"."post_id" = "posts"."id" and "post_tags"."tag_id" = $2)
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
--                     ->  Index Only Scan using post_tags_tag_id_post_created_at_idx on post_tags post_tags_1
--                           Index Cond: (tag_id = $1)
--             ->  Subquery Scan on rare
--                   ->  Limit
--                         InitPlan 2
--                           ->  Aggregate
--                                 ->  CTE Scan on carriers
--                         ->  WindowAgg
--                               Window: w1 AS (ORDER BY posts_1.updated_at, posts_1.id ROWS UNBOUNDED PRECEDING)
--                               ->  Sort
--                                     Sort Key: posts_1.updated_at DESC, posts_1.id DESC
--                                     ->  Result
--                                           One-Time Filter: ((InitPlan 2).col1 <= 1000)
--                                           ->  Nested Loop
--                                                 ->  HashAggregate
--                                                       Group Key: carriers_2.post_id
--                                                       ->  CTE Scan on carriers carriers_2
--                                                 ->  Index Scan using posts_pkey on posts posts_1
--                                                       Index Cond: (id = carriers_2.post_id)
--             ->  Subquery Scan on "*SELECT* 2"
--                   ->  Limit
--                         InitPlan 4
--                           ->  Aggregate
--                                 ->  CTE Scan on carriers carriers_1
--                         ->  WindowAgg
--                               Window: w1 AS (ORDER BY posts_2.updated_at, posts_2.id ROWS UNBOUNDED PRECEDING)
--                               ->  Result
--                                     One-Time Filter: ((InitPlan 4).col1 > 1000)
--                                     ->  Index Only Scan Backward using posts_updated_at_idx on posts posts_2
--                                           Filter: ((SubPlan 3) > 0)
--                                           SubPlan 3
--                                             ->  Aggregate
--                                                   ->  Index Only Scan using post_tags_pkey on post_tags post_tags_2
--                                                         Index Cond: ((post_id = posts_2.id) AND (tag_id = $2))
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

-- $1 bigint = 2
-- $2 timestamp with time zone = 2026-01-01 00:38:50+00
-- $3 bigint = 233
-- $4 bigint = 2
-- $5 timestamp with time zone = 2026-01-01 00:38:50+00
-- $6 bigint = 233
-- locks: post_tags AccessShareLock, posts AccessShareLock, tags AccessShareLock, users AccessShareLock
with "page" as (
  with "carriers" as materialized (select "post_tags"."post_id" from "post_tags" where "post_tags"."tag_id" = $1 fetch next 1001 rows only) (
    select "rare"."id", "rare"."position"
    from (
      select "posts"."id",
        row_number() over (order by "posts"."updated_at" desc, "posts"."id" desc) as "position"
      from (select distinct "carriers"."post_id" from "carriers") as "once"
      cross join lateral (
        select "posts"."id", "posts"."title", "posts"."created_at", "posts"."updated_at"
        from "posts"
        where (
          "posts"."id" = "once"."post_id"
            and ("posts"."updated_at", "posts"."id") < (cast($2 as timestamp(6) with time zone), $3)
        )
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
        where ("post_tags"."post_id" = "posts"."id" and "post_tags"."tag_id" = $4)
      ) > 0
        and ("posts"."updated_at", "posts"."id") < (cast($5 as timestamp(6) with time zone), $6)
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
--                     ->  Index Only Scan using post_tags_tag_id_post_created_at_idx on post_tags post_tags_1
--                           Index Cond: (tag_id = $1)
--             ->  Subquery Scan on rare
--                   ->  Limit
--                         InitPlan 2
--                           ->  Aggregate
--                                 ->  CTE Scan on carriers
--                         ->  WindowAgg
--                               Window: w1 AS (ORDER BY posts_1.updated_at, posts_1.id ROWS UNBOUNDED PRECEDING)
--                               ->  Sort
--                                     Sort Key: posts_1.updated_at DESC, posts_1.id DESC
--                                     ->  Result
--                                           One-Time Filter: ((InitPlan 2).col1 <= 1000)
--                                           ->  Nested Loop
--                                                 ->  HashAggregate
--                                                       Group Key: carriers_2.post_id
--                                                       ->  CTE Scan on carriers carriers_2
--                                                 ->  Index Scan using posts_pkey on posts posts_1
--                                                       Index Cond: (id = carriers_2.post_id)
--                                                       Filter: (ROW(updated_at, id) < ROW(($2)::timestamp(6) with time zone, $3))
--             ->  Subquery Scan on "*SELECT* 2"
--                   ->  Limit
--                         InitPlan 4
--                           ->  Aggregate
--                                 ->  CTE Scan on carriers carriers_1
--                         ->  WindowAgg
--                               Window: w1 AS (ORDER BY posts_2.updated_at, posts_2.id ROWS UNBOUNDED PRECEDING)
--                               ->  Result
--                                     One-Time Filter: ((InitPlan 4).col1 > 1000)
--                                     ->  Index Only Scan Backward using posts_updated_at_idx on posts posts_2
--                                           Index Cond: (ROW(updated_at, id) < ROW(($5)::timestamp(6) with time zone, $6))
--                                           Filter: ((SubPlan 3) > 0)
--                                           SubPlan 3
--                                             ->  Aggregate
--                                                   ->  Index Only Scan using post_tags_pkey on post_tags post_tags_2
--                                                         Index Cond: ((post_id = posts_2.id) AND (tag_id = $4))
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

-- $1 bigint = 2
-- $2 timestamp with time zone = 2026-01-01 00:38:40+00
-- $3 bigint = 232
-- $4 bigint = 2
-- $5 timestamp with time zone = 2026-01-01 00:38:40+00
-- $6 bigint = 232
-- locks: post_tags AccessShareLock, posts AccessShareLock, tags AccessShareLock, users AccessShareLock
with "page" as (
  with "carriers" as materialized (select "post_tags"."post_id" from "post_tags" where "post_tags"."tag_id" = $1 fetch next 1001 rows only) (
    select "rare"."id", "rare"."position"
    from (
      select "posts"."id",
        row_number() over (order by "posts"."updated_at" asc, "posts"."id" asc) as "position"
      from (select distinct "carriers"."post_id" from "carriers") as "once"
      cross join lateral (
        select "posts"."id", "posts"."title", "posts"."created_at", "posts"."updated_at"
        from "posts"
        where (
          "posts"."id" = "once"."post_id"
            and ("posts"."updated_at", "posts"."id") > (cast($2 as timestamp(6) with time zone), $3)
        )
        offset 0 rows
      ) as "posts"
      where (select count(*) from "carriers") <= 1000
      order by "posts"."updated_at" asc, "posts"."id" asc
      fetch next 21 rows only
    ) as "rare"
  )
  union all (
    select "posts"."id", row_number() over (order by "posts"."updated_at" asc, "posts"."id" asc) as "position"
    from "posts"
    where (
      (
        select count(*)
        from "post_tags"
        where ("post_tags"."post_id" = "posts"."id" and "post_tags"."tag_id" = $4)
      ) > 0
        and ("posts"."updated_at", "posts"."id") > (cast($5 as timestamp(6) with time zone), $6)
        and (select count(*) from "carriers") > 1000
    )
    order by "posts"."updated_at" asc, "posts"."id" asc
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
--                     ->  Index Only Scan using post_tags_tag_id_post_created_at_idx on post_tags post_tags_1
--                           Index Cond: (tag_id = $1)
--             ->  Subquery Scan on rare
--                   ->  Limit
--                         InitPlan 2
--                           ->  Aggregate
--                                 ->  CTE Scan on carriers
--                         ->  WindowAgg
--                               Window: w1 AS (ORDER BY posts_1.updated_at, posts_1.id ROWS UNBOUNDED PRECEDING)
--                               ->  Sort
--                                     Sort Key: posts_1.updated_at, posts_1.id
--                                     ->  Result
--                                           One-Time Filter: ((InitPlan 2).col1 <= 1000)
--                                           ->  Nested Loop
--                                                 ->  HashAggregate
--                                                       Group Key: carriers_2.post_id
--                                                       ->  CTE Scan on carriers carriers_2
--                                                 ->  Index Scan using posts_pkey on posts posts_1
--                                                       Index Cond: (id = carriers_2.post_id)
--                                                       Filter: (ROW(updated_at, id) > ROW(($2)::timestamp(6) with time zone, $3))
--             ->  Subquery Scan on "*SELECT* 2"
--                   ->  Limit
--                         InitPlan 4
--                           ->  Aggregate
--                                 ->  CTE Scan on carriers carriers_1
--                         ->  WindowAgg
--                               Window: w1 AS (ORDER BY posts_2.updated_at, posts_2.id ROWS UNBOUNDED PRECEDING)
--                               ->  Result
--                                     One-Time Filter: ((InitPlan 4).col1 > 1000)
--                                     ->  Index Only Scan using posts_updated_at_idx on posts posts_2
--                                           Index Cond: (ROW(updated_at, id) > ROW(($5)::timestamp(6) with time zone, $6))
--                                           Filter: ((SubPlan 3) > 0)
--                                           SubPlan 3
--                                             ->  Aggregate
--                                                   ->  Index Only Scan using post_tags_pkey on post_tags post_tags_2
--                                                         Index Cond: ((post_id = posts_2.id) AND (tag_id = $4))
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

-- $1 bigint = 2
-- $2 bigint = 2
-- locks: post_tags AccessShareLock, posts AccessShareLock, tags AccessShareLock, users AccessShareLock
with "page" as (
  with "carriers" as materialized (select "post_tags"."post_id" from "post_tags" where "post_tags"."tag_id" = $1 fetch next 1001 rows only) (
    select "rare"."id", "rare"."position"
    from (
      select "posts"."id",
        row_number() over (order by "posts"."updated_at" asc, "posts"."id" asc) as "position"
      from (select distinct "carriers"."post_id" from "carriers") as "once"
      cross join lateral (
        select "posts"."id", "posts"."title", "posts"."created_at", "posts"."updated_at"
        from "posts"
        where "posts"."id" = "once"."post_id"
        offset 0 rows
      ) as "posts"
      where (select count(*) from "carriers") <= 1000
      order by "posts"."updated_at" asc, "posts"."id" asc
      fetch next 21 rows only
    ) as "rare"
  )
  union all (
    select "posts"."id", row_number() over (order by "posts"."updated_at" asc, "posts"."id" asc) as "position"
    from "posts"
    where (
      (
        select count(*)
        from "post_tags"
        where ("post_tags"."post_id" = "posts"."id" and "post_tags"."tag_id" = $2)
      ) > 0
        and (select count(*) from "carriers") > 1000
    )
    order by "posts"."updated_at" asc, "posts"."id" asc
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
--                     ->  Index Only Scan using post_tags_tag_id_post_created_at_idx on post_tags post_tags_1
--                           Index Cond: (tag_id = $1)
--             ->  Subquery Scan on rare
--                   ->  Limit
--                         InitPlan 2
--                           ->  Aggregate
--                                 ->  CTE Scan on carriers
--                         ->  WindowAgg
--                               Window: w1 AS (ORDER BY posts_1.updated_at, posts_1.id ROWS UNBOUNDED PRECEDING)
--                               ->  Sort
--                                     Sort Key: posts_1.updated_at, posts_1.id
--                                     ->  Result
--                                           One-Time Filter: ((InitPlan 2).col1 <= 1000)
--                                           ->  Nested Loop
--                                                 ->  HashAggregate
--                                                       Group Key: carriers_2.post_id
--                                                       ->  CTE Scan on carriers carriers_2
--                                                 ->  Index Scan using posts_pkey on posts posts_1
--                                                       Index Cond: (id = carriers_2.post_id)
--             ->  Subquery Scan on "*SELECT* 2"
--                   ->  Limit
--                         InitPlan 4
--                           ->  Aggregate
--                                 ->  CTE Scan on carriers carriers_1
--                         ->  WindowAgg
--                               Window: w1 AS (ORDER BY posts_2.updated_at, posts_2.id ROWS UNBOUNDED PRECEDING)
--                               ->  Result
--                                     One-Time Filter: ((InitPlan 4).col1 > 1000)
--                                     ->  Index Only Scan using posts_updated_at_idx on posts posts_2
--                                           Filter: ((SubPlan 3) > 0)
--                                           SubPlan 3
--                                             ->  Aggregate
--                                                   ->  Index Only Scan using post_tags_pkey on post_tags post_tags_2
--                                                         Index Cond: ((post_id = posts_2.id) AND (tag_id = $2))
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

-- $1 bigint = 2
-- $2 bigint = 2
-- locks: post_tags AccessShareLock, posts AccessShareLock, tags AccessShareLock, users AccessShareLock
with "page" as (
  with "carriers" as materialized (select "post_tags"."post_id" from "post_tags" where "post_tags"."tag_id" = $1 fetch next 1001 rows only) (
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
        where ("post_tags"."post_id" = "posts"."id" and "post_tags"."tag_id" = $2)
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
--                     ->  Index Only Scan using post_tags_tag_id_post_created_at_idx on post_tags post_tags_1
--                           Index Cond: (tag_id = $1)
--             ->  Subquery Scan on rare
--                   ->  Limit
--                         InitPlan 2
--                           ->  Aggregate
--                                 ->  CTE Scan on carriers
--                         ->  WindowAgg
--                               Window: w1 AS (ORDER BY ((posts_1.title)::character varying(200)), posts_1.id ROWS UNBOUNDED PRECEDING)
--                               ->  Sort
--                                     Sort Key: ((posts_1.title)::character varying(200)) COLLATE "C", posts_1.id
--                                     ->  Result
--                                           One-Time Filter: ((InitPlan 2).col1 <= 1000)
--                                           ->  Nested Loop
--                                                 ->  HashAggregate
--                                                       Group Key: carriers_2.post_id
--                                                       ->  CTE Scan on carriers carriers_2
--                                                 ->  Index Scan using posts_pkey on posts posts_1
--                                                       Index Cond: (id = carriers_2.post_id)
--             ->  Subquery Scan on "*SELECT* 2"
--                   ->  Limit
--                         InitPlan 4
--                           ->  Aggregate
--                                 ->  CTE Scan on carriers carriers_1
--                         ->  WindowAgg
--                               Window: w1 AS (ORDER BY (posts_2.title)::character varying(200), posts_2.id ROWS UNBOUNDED PRECEDING)
--                               ->  Result
--                                     One-Time Filter: ((InitPlan 4).col1 > 1000)
--                                     ->  Index Only Scan using posts_title_idx on posts posts_2
--                                           Filter: ((SubPlan 3) > 0)
--                                           SubPlan 3
--                                             ->  Aggregate
--                                                   ->  Index Only Scan using post_tags_pkey on post_tags post_tags_2
--                                                         Index Cond: ((post_id = posts_2.id) AND (tag_id = $2))
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

-- $1 bigint = 2
-- $2 text = Post title 219
-- $3 bigint = 219
-- $4 bigint = 2
-- $5 text = Post title 219
-- $6 bigint = 219
-- locks: post_tags AccessShareLock, posts AccessShareLock, tags AccessShareLock, users AccessShareLock
with "page" as (
  with "carriers" as materialized (select "post_tags"."post_id" from "post_tags" where "post_tags"."tag_id" = $1 fetch next 1001 rows only) (
    select "rare"."id", "rare"."position"
    from (
      select "posts"."id",
        row_number() over (order by (("posts"."title") collate "C") asc, "posts"."id" asc) as "position"
      from (select distinct "carriers"."post_id" from "carriers") as "once"
      cross join lateral (
        select "posts"."id", "posts"."title", "posts"."created_at", "posts"."updated_at"
        from "posts"
        where ("posts"."id" = "once"."post_id" and ((("posts"."title") collate "C"), "posts"."id") > ($2, $3))
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
        where ("post_tags"."post_id" = "posts"."id" and "post_tags"."tag_id" = $4)
      ) > 0
        and ((("posts"."title") collate "C"), "posts"."id") > ($5, $6)
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
--                     ->  Index Only Scan using post_tags_tag_id_post_created_at_idx on post_tags post_tags_1
--                           Index Cond: (tag_id = $1)
--             ->  Subquery Scan on rare
--                   ->  Limit
--                         InitPlan 2
--                           ->  Aggregate
--                                 ->  CTE Scan on carriers
--                         ->  WindowAgg
--                               Window: w1 AS (ORDER BY ((posts_1.title)::character varying(200)), posts_1.id ROWS UNBOUNDED PRECEDING)
--                               ->  Sort
--                                     Sort Key: ((posts_1.title)::character varying(200)) COLLATE "C", posts_1.id
--                                     ->  Result
--                                           One-Time Filter: ((InitPlan 2).col1 <= 1000)
--                                           ->  Nested Loop
--                                                 ->  HashAggregate
--                                                       Group Key: carriers_2.post_id
--                                                       ->  CTE Scan on carriers carriers_2
--                                                 ->  Index Scan using posts_pkey on posts posts_1
--                                                       Index Cond: (id = carriers_2.post_id)
--                                                       Filter: (ROW((title)::text, id) > ROW($2, $3))
--             ->  Subquery Scan on "*SELECT* 2"
--                   ->  Limit
--                         InitPlan 4
--                           ->  Aggregate
--                                 ->  CTE Scan on carriers carriers_1
--                         ->  WindowAgg
--                               Window: w1 AS (ORDER BY (posts_2.title)::character varying(200), posts_2.id ROWS UNBOUNDED PRECEDING)
--                               ->  Result
--                                     One-Time Filter: ((InitPlan 4).col1 > 1000)
--                                     ->  Index Only Scan using posts_title_idx on posts posts_2
--                                           Index Cond: (ROW(title, id) > ROW($5, $6))
--                                           Filter: ((SubPlan 3) > 0)
--                                           SubPlan 3
--                                             ->  Aggregate
--                                                   ->  Index Only Scan using post_tags_pkey on post_tags post_tags_2
--                                                         Index Cond: ((post_id = posts_2.id) AND (tag_id = $4))
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

-- $1 bigint = 2
-- $2 text = Post title 220
-- $3 bigint = 220
-- $4 bigint = 2
-- $5 text = Post title 220
-- $6 bigint = 220
-- locks: post_tags AccessShareLock, posts AccessShareLock, tags AccessShareLock, users AccessShareLock
with "page" as (
  with "carriers" as materialized (select "post_tags"."post_id" from "post_tags" where "post_tags"."tag_id" = $1 fetch next 1001 rows only) (
    select "rare"."id", "rare"."position"
    from (
      select "posts"."id",
        row_number() over (order by (("posts"."title") collate "C") desc, "posts"."id" desc) as "position"
      from (select distinct "carriers"."post_id" from "carriers") as "once"
      cross join lateral (
        select "posts"."id", "posts"."title", "posts"."created_at", "posts"."updated_at"
        from "posts"
        where ("posts"."id" = "once"."post_id" and ((("posts"."title") collate "C"), "posts"."id") < ($2, $3))
        offset 0 rows
      ) as "posts"
      where (select count(*) from "carriers") <= 1000
      order by (("posts"."title") collate "C") desc, "posts"."id" desc
      fetch next 21 rows only
    ) as "rare"
  )
  union all (
    select "posts"."id",
      row_number() over (order by (("posts"."title") collate "C") desc, "posts"."id" desc) as "position"
    from "posts"
    where (
      (
        select count(*)
        from "post_tags"
        where ("post_tags"."post_id" = "posts"."id" and "post_tags"."tag_id" = $4)
      ) > 0
        and ((("posts"."title") collate "C"), "posts"."id") < ($5, $6)
        and (select count(*) from "carriers") > 1000
    )
    order by (("posts"."title") collate "C") desc, "posts"."id" desc
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
--                     ->  Index Only Scan using post_tags_tag_id_post_created_at_idx on post_tags post_tags_1
--                           Index Cond: (tag_id = $1)
--             ->  Subquery Scan on rare
--                   ->  Limit
--                         InitPlan 2
--                           ->  Aggregate
--                                 ->  CTE Scan on carriers
--                         ->  WindowAgg
--                               Window: w1 AS (ORDER BY ((posts_1.title)::character varying(200)), posts_1.id ROWS UNBOUNDED PRECEDING)
--                               ->  Sort
--                                     Sort Key: ((posts_1.title)::character varying(200)) COLLATE "C" DESC, posts_1.id DESC
--                                     ->  Result
--                                           One-Time Filter: ((InitPlan 2).col1 <= 1000)
--                                           ->  Nested Loop
--                                                 ->  HashAggregate
--                                                       Group Key: carriers_2.post_id
--                                                       ->  CTE Scan on carriers carriers_2
--                                                 ->  Index Scan using posts_pkey on posts posts_1
--                                                       Index Cond: (id = carriers_2.post_id)
--                                                       Filter: (ROW((title)::text, id) < ROW($2, $3))
--             ->  Subquery Scan on "*SELECT* 2"
--                   ->  Limit
--                         InitPlan 4
--                           ->  Aggregate
--                                 ->  CTE Scan on carriers carriers_1
--                         ->  WindowAgg
--                               Window: w1 AS (ORDER BY (posts_2.title)::character varying(200), posts_2.id ROWS UNBOUNDED PRECEDING)
--                               ->  Result
--                                     One-Time Filter: ((InitPlan 4).col1 > 1000)
--                                     ->  Index Only Scan Backward using posts_title_idx on posts posts_2
--                                           Index Cond: (ROW(title, id) < ROW($5, $6))
--                                           Filter: ((SubPlan 3) > 0)
--                                           SubPlan 3
--                                             ->  Aggregate
--                                                   ->  Index Only Scan using post_tags_pkey on post_tags post_tags_2
--                                                         Index Cond: ((post_id = posts_2.id) AND (tag_id = $4))
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

-- $1 bigint = 2
-- $2 bigint = 2
-- locks: post_tags AccessShareLock, posts AccessShareLock, tags AccessShareLock, users AccessShareLock
with "page" as (
  with "carriers" as materialized (select "post_tags"."post_id" from "post_tags" where "post_tags"."tag_id" = $1 fetch next 1001 rows only) (
    select "rare"."id", "rare"."position"
    from (
      select "posts"."id",
        row_number() over (order by (("posts"."title") collate "C") desc, "posts"."id" desc) as "position"
      from (select distinct "carriers"."post_id" from "carriers") as "once"
      cross join lateral (
        select "posts"."id", "posts"."title", "posts"."created_at", "posts"."updated_at"
        from "posts"
        where "posts"."id" = "once"."post_id"
        offset 0 rows
      ) as "posts"
      where (select count(*) from "carriers") <= 1000
      order by (("posts"."title") collate "C") desc, "posts"."id" desc
      fetch next 21 rows only
    ) as "rare"
  )
  union all (
    select "posts"."id",
      row_number() over (order by (("posts"."title") collate "C") desc, "posts"."id" desc) as "position"
    from "posts"
    where (
      (
        select count(*)
        from "post_tags"
        where ("post_tags"."post_id" = "posts"."id" and "post_tags"."tag_id" = $2)
      ) > 0
        and (select count(*) from "carriers") > 1000
    )
    order by (("posts"."title") collate "C") desc, "posts"."id" desc
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
--                     ->  Index Only Scan using post_tags_tag_id_post_created_at_idx on post_tags post_tags_1
--                           Index Cond: (tag_id = $1)
--             ->  Subquery Scan on rare
--                   ->  Limit
--                         InitPlan 2
--                           ->  Aggregate
--                                 ->  CTE Scan on carriers
--                         ->  WindowAgg
--                               Window: w1 AS (ORDER BY ((posts_1.title)::character varying(200)), posts_1.id ROWS UNBOUNDED PRECEDING)
--                               ->  Sort
--                                     Sort Key: ((posts_1.title)::character varying(200)) COLLATE "C" DESC, posts_1.id DESC
--                                     ->  Result
--                                           One-Time Filter: ((InitPlan 2).col1 <= 1000)
--                                           ->  Nested Loop
--                                                 ->  HashAggregate
--                                                       Group Key: carriers_2.post_id
--                                                       ->  CTE Scan on carriers carriers_2
--                                                 ->  Index Scan using posts_pkey on posts posts_1
--                                                       Index Cond: (id = carriers_2.post_id)
--             ->  Subquery Scan on "*SELECT* 2"
--                   ->  Limit
--                         InitPlan 4
--                           ->  Aggregate
--                                 ->  CTE Scan on carriers carriers_1
--                         ->  WindowAgg
--                               Window: w1 AS (ORDER BY (posts_2.title)::character varying(200), posts_2.id ROWS UNBOUNDED PRECEDING)
--                               ->  Result
--                                     One-Time Filter: ((InitPlan 4).col1 > 1000)
--                                     ->  Index Only Scan Backward using posts_title_idx on posts posts_2
--                                           Filter: ((SubPlan 3) > 0)
--                                           SubPlan 3
--                                             ->  Aggregate
--                                                   ->  Index Only Scan using post_tags_pkey on post_tags post_tags_2
--                                                         Index Cond: ((post_id = posts_2.id) AND (tag_id = $2))
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

-- $1 bigint = 2
-- $2 bigint = 24
-- $3 bigint = 3
-- locks: post_tags AccessShareLock, posts AccessShareLock, tags AccessShareLock, users AccessShareLock
with "page" as (
  select "posts"."id", row_number() over (order by "posts"."created_at" desc, "posts"."id" desc) as "position"
  from (
    select distinct "found"."post_id" as "id", "found"."post_created_at" as "created_at"
    from (select "tags"."id" from "tags" where "tags"."id" = $1) as "wanted_tags"
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
--                                     ->  Index Only Scan using tags_pkey on tags tags_1
--                                           Index Cond: (id = $1)
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

-- $1 bigint = 2
-- locks: post_tags AccessShareLock, posts AccessShareLock
select count(*)
from (
  select "posts"."id"
  from "posts"
  where "posts"."id" in (select "post_tags"."post_id" from "post_tags" where "post_tags"."tag_id" = $1)
) as "rows";
-- plan:
--   Aggregate
--     ->  Nested Loop
--           ->  Index Only Scan using post_tags_tag_id_post_created_at_idx on post_tags
--                 Index Cond: (tag_id = $1)
--           ->  Index Only Scan using posts_pkey on posts
--                 Index Cond: (id = post_tags.post_id)

-- $1 bigint = 2
-- locks: post_tags AccessShareLock, posts AccessShareLock
explain (format json)
select "posts"."id"
from "posts"
where "posts"."id" in (select "post_tags"."post_id" from "post_tags" where "post_tags"."tag_id" = $1);

-- $1 bigint = 999999999
-- locks: tags AccessShareLock
select 1 as "one" from "tags" where "tags"."id" = $1;
-- plan:
--   Index Only Scan using tags_pkey on tags
--     Index Cond: (id = $1)
