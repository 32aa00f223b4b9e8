-- Route: GET /api/v1/users/{id}
-- What it sends to the database. Written by make statements, do not edit.

-- Parameter: $1 bigint[] = {9}
-- Lock: users AccessShareLock
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
-- Plan: Index Scan using users_pkey on users
-- Plan:   Index Cond: (id = ANY ((InitPlan 1).col1))
-- Plan:   InitPlan 1
-- Plan:     ->  Result

-- Parameter: $1 bigint[] = {9}
-- Lock: posts AccessShareLock
-- Lock: users AccessShareLock
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
-- Plan: Index Scan using users_pkey on users
-- Plan:   Index Cond: (id = ANY ((InitPlan 2).col1))
-- Plan:   InitPlan 2
-- Plan:     ->  Result
-- Plan:   SubPlan 1
-- Plan:     ->  Aggregate
-- Plan:           ->  Limit
-- Plan:                 ->  Index Scan Backward using posts_author_id_created_at_idx on posts
-- Plan:                       Index Cond: (author_id = users.id)

-- Parameter: $1 bytea = \x75c78556933ebd1d9c4392f8fbf3057efd49e23ce577fbbd534a426d3518c820
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

-- Parameter: $1 bigint[] = {9}
-- Lock: users AccessShareLock
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
-- Plan: Index Scan using users_pkey on users
-- Plan:   Index Cond: (id = ANY ((InitPlan 1).col1))
-- Plan:   InitPlan 1
-- Plan:     ->  Result

-- Parameter: $1 bigint[] = {9}
-- Lock: posts AccessShareLock
-- Lock: users AccessShareLock
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
-- Plan: Index Scan using users_pkey on users
-- Plan:   Index Cond: (id = ANY ((InitPlan 2).col1))
-- Plan:   InitPlan 2
-- Plan:     ->  Result
-- Plan:   SubPlan 1
-- Plan:     ->  Aggregate
-- Plan:           ->  Limit
-- Plan:                 ->  Index Scan Backward using posts_author_id_created_at_idx on posts
-- Plan:                       Index Cond: (author_id = users.id)

-- Parameter: $1 bigint = 9
-- Parameter: $2 text[] = {"none"}
-- Lock: users AccessShareLock
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
-- Plan: Nested Loop Left Join
-- Plan:   Join Filter: (head.etag <> ALL ($2))
-- Plan:   CTE head
-- Plan:     ->  Index Scan using users_pkey on users users_1
-- Plan:           Index Cond: (id = $1)
-- Plan:   ->  CTE Scan on head
-- Plan:   ->  Index Scan using users_pkey on users
-- Plan:         Index Cond: (id = head.id)
