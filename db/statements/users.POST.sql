-- Route: POST /api/v1/users
-- What it sends to the database. Written by make statements, do not edit.

-- Parameter: $1 character varying = tour1@example.com
-- Parameter: $2 character varying = $argon2id$v=19$m=8192,t=1,p=1$AAAAAAAAAAAAAAAAAAAAAA$+//p2tCPEm1VyxevgyV9wyFkqfn95NnguL93BeqaFzw
-- Parameter: $3 character varying = Tour
-- Lock: users RowExclusiveLock
with "users" as (
  insert into "users" ("email", "hashed_password", "full_name")
  values ($1, $2, $3)
  returning "users"."id",
    "users"."email",
    "users"."hashed_password",
    "users"."full_name",
    "users"."is_active",
    "users"."version",
    "users"."created_at",
    "users"."updated_at",
    "users"."role"
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
-- Plan: CTE Scan on users
-- Plan:   CTE users
-- Plan:     ->  Insert on users users_1
-- Plan:           ->  Result

-- Parameter: $1 bigint = 100
-- Parameter: $2 bytea = \x0202020202020202020202020202020202020202020202020202020202020202
-- Parameter: $3 bytea = \x0303030303030303030303030303030303030303030303030303030303030303
-- Parameter: $4 bigint = 42
-- Parameter: $5 integer = 201
-- Parameter: $6 character varying = /api/v1/users/42
-- Parameter: $7 character varying = "1o-42.1"
-- Parameter: $8 bytea = \x7b7d
-- Parameter: $9 bytea[] = {}
-- Lock: replays RowExclusiveLock
-- Lock: users RowShareLock
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
-- Plan: Insert on replays
-- Plan:   Conflict Resolution: UPDATE
-- Plan:   Conflict Arbiter Indexes: replays_pkey
-- Plan:   Conflict Filter: (replays.created_at <= (clock_timestamp() - '24:00:00'::interval))
-- Plan:   CTE forgotten
-- Plan:     ->  Delete on replays replays_1
-- Plan:           ->  Hash Semi Join
-- Plan:                 Hash Cond: (replays_1.scope = "ANY_subquery".scope)
-- Plan:                 ->  Seq Scan on replays replays_1
-- Plan:                 ->  Hash
-- Plan:                       ->  Subquery Scan on "ANY_subquery"
-- Plan:                             ->  Limit
-- Plan:                                   ->  LockRows
-- Plan:                                         ->  Index Scan using replays_created_at_idx on replays replays_2
-- Plan:                                               Filter: (created_at <= (clock_timestamp() - '24:00:00'::interval))
-- Plan:   InitPlan 2
-- Plan:     ->  Seq Scan on replays replays_3
-- Plan:           Filter: ((created_at > (clock_timestamp() - '24:00:00'::interval)) AND (scope = ANY ($9)))
-- Plan:   ->  Result
-- Plan:         One-Time Filter: (NOT (InitPlan 2).col1)

-- Parameter: $1 bytea[] = {\\105\\211\\167\\006\\231\\016\\251\\126\\002\\155\\347\\037\\350\\317\\021\\011\\150\\305\\102\\102\\237\\321\\322\\350\\277\\223\\372\\250\\225\\213\\357\\227}
-- Lock: replays AccessShareLock
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
-- Plan: Bitmap Heap Scan on replays
-- Plan:   Recheck Cond: (scope = ANY ($1))
-- Plan:   Filter: (created_at > (clock_timestamp() - '24:00:00'::interval))
-- Plan:   ->  Bitmap Index Scan on replays_pkey
-- Plan:         Index Cond: (scope = ANY ($1))
