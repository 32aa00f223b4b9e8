-- POST /api/v1/users
-- What it sends to the database. Written by make statements, do not edit.

-- $1 character varying = tour1@example.com
-- $2 character varying = $argon2id$v=19$m=8192,t=1,p=1$AAAAAAAAAAAAAAAAAAAAAA$+//p2tCPEm1VyxevgyV9wyFkqfn95NnguL93BeqaFzw
-- $3 character varying = Tour
-- locks: users RowExclusiveLock
with "users" as (
  insert into "users" ("email", "hashed_password", "full_name") values ($1, $2, $3) returning *
)
select "users"."id",
  "users"."email",
  "users"."full_name",
  "users"."is_active",
  "users"."role",
  cast("users"."created_at" as text),
  cast("users"."updated_at" as text),
  ('1o-' || cast("users"."id" as varchar) || '.' || cast("users"."version" as varchar))
from "users";
-- plan:
--   CTE Scan on users
--     CTE users
--       ->  Insert on users users_1
--             ->  Result

-- $1 bigint = 100
-- $2 bytea = \x0202020202020202020202020202020202020202020202020202020202020202
-- $3 bytea = \x0303030303030303030303030303030303030303030303030303030303030303
-- $4 bigint = 42
-- $5 integer = 201
-- $6 character varying = /api/v1/users/42
-- $7 character varying = "1o-42.1"
-- $8 bytea = \x7b7d
-- $9 bytea[] = {}
-- locks: replays RowExclusiveLock, users RowShareLock
with "forgotten" as (
  delete from "replays"
  where "replays"."scope" in (
    select "replays"."scope"
    from "replays"
    where "replays"."created_at" <= clock_timestamp() - interval '24 hours'
    order by "replays"."created_at"
    fetch next $1 rows only
    for update skip locked
  )
  returning "replays"."status"
) insert into "replays" ("scope", "body", "user_id", "status", "location", "etag", "answer")
select $2, $3, $4, $5, $6, $7, $8
where not exists (
  select 1 as "one"
  from "replays"
  where (
    "replays"."scope" = any (cast($9 as bytea[]))
      and "replays"."created_at" > clock_timestamp() - interval '24 hours'
  )
)
on conflict ("scope") do update
set "body" = excluded."body",
  "user_id" = excluded."user_id",
  "status" = excluded."status",
  "location" = excluded."location",
  "etag" = excluded."etag",
  "answer" = excluded."answer",
  "created_at" = excluded."created_at"
where "replays"."created_at" <= clock_timestamp() - interval '24 hours'
returning "replays"."status";
-- plan:
--   Insert on replays
--     Conflict Resolution: UPDATE
--     Conflict Arbiter Indexes: replays_pkey
--     Conflict Filter: (replays.created_at <= (clock_timestamp() - '24:00:00'::interval))
--     CTE forgotten
--       ->  Delete on replays replays_1
--             ->  Hash Semi Join
--                   Hash Cond: (replays_1.scope = "ANY_subquery".scope)
--                   ->  Seq Scan on replays replays_1
--                   ->  Hash
--                         ->  Subquery Scan on "ANY_subquery"
--                               ->  Limit
--                                     ->  LockRows
--                                           ->  Index Scan using replays_created_at_idx on replays replays_2
--                                                 Filter: (created_at <= (clock_timestamp() - '24:00:00'::interval))
--     InitPlan 2
--       ->  Seq Scan on replays replays_3
--             Filter: ((created_at > (clock_timestamp() - '24:00:00'::interval)) AND (scope = ANY ($9)))
--     ->  Result
--           One-Time Filter: (NOT (InitPlan 2).col1)

-- $1 bytea[] = {\\105\\211\\167\\006\\231\\016\\251\\126\\002\\155\\347\\037\\350\\317\\021\\011\\150\\305\\102\\102\\237\\321\\322\\350\\277\\223\\372\\250\\225\\213\\357\\227}
-- locks: replays AccessShareLock
select "replays"."body",
  "replays"."user_id",
  "replays"."status",
  "replays"."location",
  "replays"."etag",
  "replays"."answer"
from "replays"
where (
  "replays"."scope" = any (cast($1 as bytea[]))
    and "replays"."created_at" > clock_timestamp() - interval '24 hours'
);
-- plan:
--   Bitmap Heap Scan on replays
--     Recheck Cond: (scope = ANY ($1))
--     Filter: (created_at > (clock_timestamp() - '24:00:00'::interval))
--     ->  Bitmap Index Scan on replays_pkey
--           Index Cond: (scope = ANY ($1))
