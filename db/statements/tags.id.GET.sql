-- Route: GET /api/v1/tags/{id}
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

-- Parameter: $1 bigint[] = {9}
-- Lock: tags AccessShareLock
select "tags"."id",
  "tags"."id",
  "tags"."name",
  ('1p-' || cast("tags"."id" as varchar) || '.' || cast("tags"."version" as varchar))
from "tags"
where "tags"."id" = any (cast((select cast($1 as bigint[])) as bigint[]));
-- Plan: Seq Scan on tags
-- Plan:   Filter: (id = ANY ((InitPlan 1).col1))
-- Plan:   InitPlan 1
-- Plan:     ->  Result

-- Parameter: $1 bigint = 9
-- Parameter: $2 text[] = {"none"}
-- Lock: tags AccessShareLock
with "head" as materialized (
  select "tags"."id" as "id",
    ('1p-' || cast("tags"."id" as varchar) || '.' || cast("tags"."version" as varchar)) as "etag"
  from "tags"
  where "tags"."id" = $1
)
select row ("tags"."id", "tags"."name") as "nested", "head"."etag"
from "head"
left outer join "tags" on ("tags"."id" = "head"."id" and not ("head"."etag" = any (cast($2 as text[]))));
-- Plan: Hash Right Join
-- Plan:   Hash Cond: (tags.id = head.id)
-- Plan:   Join Filter: (head.etag <> ALL ($2))
-- Plan:   CTE head
-- Plan:     ->  Seq Scan on tags tags_1
-- Plan:           Filter: (id = $1)
-- Plan:   ->  Seq Scan on tags
-- Plan:   ->  Hash
-- Plan:         ->  CTE Scan on head
