-- Route: PATCH /api/v1/tags/{id}
-- What it sends to the database. Written by make statements, do not edit.

-- Parameter: $1 bytea = \x8cb3018c43ba24199a91ea383068878effbcec417e9f8fe9e31a38666ef16ffa
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

-- Parameter: $1 character varying = tour6
-- Parameter: $2 bigint = 1
-- Parameter: $3 interval = 0 years 0 mons 0 days 0 hours 0 mins 0.000001 secs
-- Parameter: $4 bigint = 10
-- Parameter: $5 text = tour6
-- Lock: tags RowExclusiveLock
update "tags"
set "name" = $1,
  "version" = ("tags"."version" + $2),
  "updated_at" = greatest(clock_timestamp(), ("tags"."updated_at" + cast($3 as interval day to second)))
where ("tags"."id" = $4 and "tags"."name" is distinct from $5);
-- Plan: Update on tags
-- Plan:   ->  Seq Scan on tags
-- Plan:         Filter: (((name)::text IS DISTINCT FROM $5) AND (id = $4))

-- Parameter: $1 bigint[] = {10}
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

-- Parameter: $1 bigint = 10
-- Lock: tags AccessShareLock
select row ("tags"."id", "tags"."name") as "nested",
  ('1p-' || cast("tags"."id" as varchar) || '.' || cast("tags"."version" as varchar))
from "tags"
where "tags"."id" = $1;
-- Plan: Seq Scan on tags
-- Plan:   Filter: (id = $1)

-- Parameter: $1 bigint = 10
-- Lock: tags RowShareLock
select "tags"."id" from "tags" where "tags"."id" = $1 for no key update;
-- Plan: LockRows
-- Plan:   ->  Seq Scan on tags
-- Plan:         Filter: (id = $1)

-- Parameter: $1 bigint = 10
-- Lock: tags AccessShareLock
select ('1p-' || cast("tags"."id" as varchar) || '.' || cast("tags"."version" as varchar))
from "tags"
where "tags"."id" = $1;
-- Plan: Seq Scan on tags
-- Plan:   Filter: (id = $1)
