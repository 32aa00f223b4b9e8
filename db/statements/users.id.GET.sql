-- GET /api/v1/users/{id}
-- What it sends to the database. Written by make statements, do not edit.

-- $1 bigint[] = {9}
-- locks: users AccessShareLock
select "users"."id",
  "users"."id",
  null,
  "users"."full_name",
  "users"."is_active",
  "users"."role",
  cast("users"."created_at" as text),
  cast("users"."updated_at" as text),
  ('1p-' || cast("users"."id" as varchar) || '.' || cast("users"."version" as varchar))
from "users"
where "users"."id" = any (cast((select cast($1 as bigint[])) as bigint[]));
-- plan:
--   Index Scan using users_pkey on users
--     Index Cond: (id = ANY ((InitPlan 1).col1))
--     InitPlan 1
--       ->  Result

-- $1 bigint[] = {9}
-- locks: posts AccessShareLock, users AccessShareLock
select "users"."id",
  "users"."id",
  null,
  "users"."full_name",
  "users"."is_active",
  "users"."role",
  cast("users"."created_at" as text),
  cast("users"."updated_at" as text),
  (
    select coalesce(json_agg(json_build_array(t."v0", t."v1", t."v2", t."v3", t."v4")), json_build_array())
    from (
      select "posts"."id" as "v0",
        "posts"."title" as "v1",
        "posts"."content" as "v2",
        "posts"."created_at" as "v3",
        "posts"."updated_at" as "v4"
      from "posts"
      where "posts"."author_id" = "users"."id"
      order by "posts"."created_at" desc, "posts"."id" desc
      fetch next 21 rows only
    ) as t
  )
from "users"
where "users"."id" = any (cast((select cast($1 as bigint[])) as bigint[]));
-- plan:
--   Index Scan using users_pkey on users
--     Index Cond: (id = ANY ((InitPlan 2).col1))
--     InitPlan 2
--       ->  Result
--     SubPlan 1
--       ->  Aggregate
--             ->  Limit
--                   ->  Index Scan Backward using posts_author_id_created_at_idx on posts
--                         Index Cond: (author_id = users.id)

-- $1 bytea = \x75c78556933ebd1d9c4392f8fbf3057efd49e23ce577fbbd534a426d3518c820
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

-- $1 bigint[] = {9}
-- locks: users AccessShareLock
select "users"."id",
  "users"."id",
  "users"."email",
  "users"."full_name",
  "users"."is_active",
  "users"."role",
  cast("users"."created_at" as text),
  cast("users"."updated_at" as text),
  ('1o-' || cast("users"."id" as varchar) || '.' || cast("users"."version" as varchar))
from "users"
where "users"."id" = any (cast((select cast($1 as bigint[])) as bigint[]));
-- plan:
--   Index Scan using users_pkey on users
--     Index Cond: (id = ANY ((InitPlan 1).col1))
--     InitPlan 1
--       ->  Result

-- $1 bigint[] = {9}
-- locks: posts AccessShareLock, users AccessShareLock
select "users"."id",
  "users"."id",
  "users"."email",
  "users"."full_name",
  "users"."is_active",
  "users"."role",
  cast("users"."created_at" as text),
  cast("users"."updated_at" as text),
  (
    select coalesce(json_agg(json_build_array(t."v0", t."v1", t."v2", t."v3", t."v4")), json_build_array())
    from (
      select "posts"."id" as "v0",
        "posts"."title" as "v1",
        "posts"."content" as "v2",
        "posts"."created_at" as "v3",
        "posts"."updated_at" as "v4"
      from "posts"
      where "posts"."author_id" = "users"."id"
      order by "posts"."created_at" desc, "posts"."id" desc
      fetch next 21 rows only
    ) as t
  )
from "users"
where "users"."id" = any (cast((select cast($1 as bigint[])) as bigint[]));
-- plan:
--   Index Scan using users_pkey on users
--     Index Cond: (id = ANY ((InitPlan 2).col1))
--     InitPlan 2
--       ->  Result
--     SubPlan 1
--       ->  Aggregate
--             ->  Limit
--                   ->  Index Scan Backward using posts_author_id_created_at_idx on posts
--                         Index Cond: (author_id = users.id)

-- $1 bigint = 9
-- $2 text[] = {"none"}
-- locks: users AccessShareLock
with "head" as materialized (
  select "users"."id" as "id",
    ('1o-' || cast("users"."id" as varchar) || '.' || cast("users"."version" as varchar)) as "etag"
  from "users"
  where "users"."id" = $1
)
select row (
  "users"."id",
    "users"."email",
    "users"."full_name",
    "users"."is_active",
    "users"."role",
    "users"."created_at",
    "users"."updated_at"
) as "nested",
  "head"."etag"
from "head"
left outer join "users" on ("users"."id" = "head"."id" and not ("head"."etag" = any (cast($2 as text[]))));
-- plan:
--   Nested Loop Left Join
--     Join Filter: (head.etag <> ALL ($2))
--     CTE head
--       ->  Index Scan using users_pkey on users users_1
--             Index Cond: (id = $1)
--     ->  CTE Scan on head
--     ->  Index Scan using users_pkey on users
--           Index Cond: (id = head.id)
