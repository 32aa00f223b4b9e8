-- POST /api/v1/tags
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

-- $1 character varying = tour4
-- locks: tags RowExclusiveLock
with "tags" as (insert into "tags" ("name") values ($1) returning *)
select "tags"."id",
  "tags"."name",
  ('1p-' || cast("tags"."id" as varchar) || '.' || cast("tags"."version" as varchar))
from "tags";
-- plan:
--   CTE Scan on tags
--     CTE tags
--       ->  Insert on tags tags_1
--             ->  Result

-- $1 bigint = 100
-- $2 bytea = \x0202020202020202020202020202020202020202020202020202020202020202
-- $3 bytea = \x0303030303030303030303030303030303030303030303030303030303030303
-- $4 bigint = 20
-- $5 integer = 201
-- $6 character varying = /api/v1/tags/205
-- $7 character varying = "1p-205.1"
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

-- $1 bytea[] = {\\062\\152\\164\\062\\134\\047\\077\\346\\306\\201\\130\\343\\033\\057\\255\\342\\033\\257\\336\\206\\161\\240\\327\\211\\235\\120\\341\\020\\254\\004\\141\\367}
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
