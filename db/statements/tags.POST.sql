-- Route: POST /api/v1/tags
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

-- Parameter: $1 character varying = tour4
-- Lock: tags RowExclusiveLock
with "tags" as (
  insert into "tags" ("name")
  values ($1)
  returning "tags"."id", "tags"."name", "tags"."version", "tags"."created_at", "tags"."updated_at"
)
select "tags"."id",
  "tags"."name",
  ('1p-' || cast("tags"."id" as varchar) || '.' || cast("tags"."version" as varchar))
from "tags";
-- Plan: CTE Scan on tags
-- Plan:   CTE tags
-- Plan:     ->  Insert on tags tags_1
-- Plan:           ->  Result

-- Parameter: $1 bigint = 100
-- Parameter: $2 bytea = \x0202020202020202020202020202020202020202020202020202020202020202
-- Parameter: $3 bytea = \x0303030303030303030303030303030303030303030303030303030303030303
-- Parameter: $4 bigint = 20
-- Parameter: $5 integer = 201
-- Parameter: $6 character varying = /api/v1/tags/205
-- Parameter: $7 character varying = "1p-205.1"
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

-- Parameter: $1 bytea[] = {\\062\\152\\164\\062\\134\\047\\077\\346\\306\\201\\130\\343\\033\\057\\255\\342\\033\\257\\336\\206\\161\\240\\327\\211\\235\\120\\341\\020\\254\\004\\141\\367}
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
