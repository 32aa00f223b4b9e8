-- GET /api/v1/users/me/export
-- What it sends to the database. Written by make statements, do not edit.

-- $1 bytea = \x8a7be276f8fa620390a6e5e949823fcf0156ba5dc042777e6b6d956bad1c7508
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

-- $1 bigint = 14
-- locks: replays AccessShareLock, sessions AccessShareLock, users AccessShareLock
select row (
  "users"."id",
    "users"."email",
    "users"."full_name",
    "users"."is_active",
    "users"."role",
    "users"."created_at",
    "users"."updated_at"
) as "nested",
  (
    select coalesce(json_agg(json_build_array(t."v0", t."v1", t."v2", t."v3", t."v4")), json_build_array())
    from (
      select "sessions"."id" as "v0",
        "sessions"."user_agent" as "v1",
        "sessions"."created_at" as "v2",
        "sessions"."refreshed_at" as "v3",
        "sessions"."expires_at" as "v4"
      from "sessions"
      where "sessions"."user_id" = "users"."id"
      order by "sessions"."created_at" desc, "sessions"."id" desc
      fetch next 1000 rows only
    ) as t
  ),
  (
    select coalesce(json_agg(json_build_array(t."v0", t."v1", t."v2")), json_build_array())
    from (
      select "replays"."status" as "v0", "replays"."location" as "v1", "replays"."created_at" as "v2"
      from "replays"
      where "replays"."user_id" = "users"."id"
      order by "replays"."created_at" desc
      fetch next 1000 rows only
    ) as t
  )
from "users"
where "users"."id" = $1;
-- plan:
--   Index Scan using users_pkey on users
--     Index Cond: (id = $1)
--     SubPlan 1
--       ->  Aggregate
--             ->  Limit
--                   ->  Index Scan Backward using sessions_user_id_idx on sessions
--                         Index Cond: (user_id = users.id)
--     SubPlan 2
--       ->  Aggregate
--             ->  Limit
--                   ->  Sort
--                         Sort Key: replays.created_at DESC
--                         ->  Index Scan using replays_user_id_idx on replays
--                               Index Cond: (user_id = users.id)

-- $1 bigint = 14
-- $2 bigint = 14
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
