-- PATCH /api/v1/tags/{id}
-- What it sends to the database. Written by make statements, do not edit.

-- $1 bytea = \x8cb3018c43ba24199a91ea383068878effbcec417e9f8fe9e31a38666ef16ffa
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

-- $1 character varying = tour6
-- $2 bigint = 1
-- $3 interval = 0 years 0 mons 0 days 0 hours 0 mins 0.000001 secs
-- $4 bigint = 10
-- $5 text = tour6
-- locks: tags RowExclusiveLock
update "tags"
set "name" = $1,
  "version" = ("tags"."version" + $2),
  "updated_at" = greatest(clock_timestamp(), ("tags"."updated_at" + cast($3 as interval day to second)))
where ("tags"."id" = $4 and "tags"."name" is distinct from $5);
-- plan:
--   Update on tags
--     ->  Seq Scan on tags
--           Filter: (((name)::text IS DISTINCT FROM $5) AND (id = $4))

-- $1 bigint[] = {10}
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

-- $1 bigint = 10
-- locks: tags AccessShareLock
select row ("tags"."id", "tags"."name") as "nested",
  ('1p-' || cast("tags"."id" as varchar) || '.' || cast("tags"."version" as varchar))
from "tags"
where "tags"."id" = $1;
-- plan:
--   Seq Scan on tags
--     Filter: (id = $1)

-- $1 bigint = 10
-- locks: tags RowShareLock
select "tags"."id" from "tags" where "tags"."id" = $1 for no key update;
-- plan:
--   LockRows
--     ->  Seq Scan on tags
--           Filter: (id = $1)

-- $1 bigint = 10
-- locks: tags AccessShareLock
select ('1p-' || cast("tags"."id" as varchar) || '.' || cast("tags"."version" as varchar))
from "tags"
where "tags"."id" = $1;
-- plan:
--   Seq Scan on tags
--     Filter: (id = $1)
