-- GET /api/v1/tags/{id}
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

-- $1 bigint[] = {9}
-- locks: tags AccessShareLock
select "tags"."id",
  "tags"."id",
  "tags"."name",
  ('1p-' || cast("tags"."id" as varchar) || '.' || cast("tags"."version" as varchar))
from "tags"
where "tags"."id" = any (cast((select cast($1 as bigint[])) as bigint[]));
-- plan:
--   Seq Scan on tags
--     Filter: (id = ANY ((InitPlan 1).col1))
--     InitPlan 1
--       ->  Result

-- $1 bigint = 9
-- $2 text[] = {"none"}
-- locks: tags AccessShareLock
with "head" as materialized (
  select "tags"."id" as "id",
    ('1p-' || cast("tags"."id" as varchar) || '.' || cast("tags"."version" as varchar)) as "etag"
  from "tags"
  where "tags"."id" = $1
)
select row ("tags"."id", "tags"."name") as "nested", "head"."etag"
from "head"
left outer join "tags" on ("tags"."id" = "head"."id" and not ("head"."etag" = any (cast($2 as text[]))));
-- plan:
--   Hash Right Join
--     Hash Cond: (tags.id = head.id)
--     Join Filter: (head.etag <> ALL ($2))
--     CTE head
--       ->  Seq Scan on tags tags_1
--             Filter: (id = $1)
--     ->  Seq Scan on tags
--     ->  Hash
--           ->  CTE Scan on head
