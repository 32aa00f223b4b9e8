-- POST /api/v1/auth/token
-- What it sends to the database. Written by make statements, do not edit.

-- $1 text = user7@example.com
-- locks: users AccessShareLock
select "users"."id", "users"."hashed_password", "users"."is_active"
from "users"
where lower("users"."email") = lower($1);
-- plan:
--   Index Scan using users_email_key on users
--     Index Cond: (lower((email)::text) = lower($1))

-- $1 bigint = 7
-- $2 text = tour
-- $3 integer = 255
-- $4 bigint = 7
-- $5 text = $argon2id$v=19$m=8192,t=1,p=1$AAAAAAAAAAAAAAAAAAAAAA$+//p2tCPEm1VyxevgyV9wyFkqfn95NnguL93BeqaFzw
-- locks: sessions RowExclusiveLock, users RowShareLock
with "expired" as (
  delete from "sessions"
  where "sessions"."id" in (
    select "sessions"."id"
    from "sessions"
    where "sessions"."expires_at" <= clock_timestamp()
    order by "sessions"."expires_at"
    fetch next 100 rows only
    for update skip locked
  )
  returning "sessions"."id"
),
  "oldest" as (
    delete from "sessions"
    where "sessions"."id" in (
      select "sessions"."id"
      from "sessions"
      where "sessions"."user_id" = $1
      order by "sessions"."created_at" desc, "sessions"."id" desc
      offset 99 rows
    )
    returning "sessions"."id"
  ) insert into "sessions" ("user_id", "user_agent", "expires_at")
select "users"."id", left($2, $3), clock_timestamp() + interval '30 days'
from "users"
where ("users"."id" = $4 and "users"."is_active" and "users"."hashed_password" = $5)
for share
returning "sessions"."id";
-- plan:
--   Insert on sessions
--     CTE expired
--       ->  Delete on sessions sessions_1
--             ->  Hash Semi Join
--                   Hash Cond: (sessions_1.id = "ANY_subquery".id)
--                   ->  Seq Scan on sessions sessions_1
--                   ->  Hash
--                         ->  Subquery Scan on "ANY_subquery"
--                               ->  Limit
--                                     ->  LockRows
--                                           ->  Index Scan using sessions_expires_at_idx on sessions sessions_2
--                                                 Filter: (expires_at <= clock_timestamp())
--     CTE oldest
--       ->  Delete on sessions sessions_3
--             ->  Nested Loop
--                   ->  HashAggregate
--                         Group Key: "ANY_subquery_1".id
--                         ->  Subquery Scan on "ANY_subquery_1"
--                               ->  Limit
--                                     ->  Index Only Scan Backward using sessions_user_id_idx on sessions sessions_4
--                                           Index Cond: (user_id = $1)
--                   ->  Index Scan using sessions_pkey on sessions sessions_3
--                         Index Cond: (id = "ANY_subquery_1".id)
--     ->  Subquery Scan on "*SELECT*"
--           ->  LockRows
--                 ->  Index Scan using users_pkey on users
--                       Index Cond: (id = $4)
--                       Filter: (is_active AND ((hashed_password)::text = $5))

-- $1 bigint = 63
-- $2 bytea = \x0202020202020202020202020202020202020202020202020202020202020202
-- $3 bigint = 63
-- $4 bytea = \x0404040404040404040404040404040404040404040404040404040404040404
-- $5 bigint = 63
-- locks: sessions RowShareLock, tokens RowExclusiveLock
with "expired" as (
  delete from "tokens"
  where (
    "tokens"."session_id" = $1 and "tokens"."kind" = 'access' and "tokens"."expires_at" <= clock_timestamp()
  )
  returning "tokens"."session_id"
) insert into "tokens" ("hash", "session_id", "kind", "expires_at")
select $2,
  "sessions"."id",
  'access',
  least(clock_timestamp() + interval '900 seconds', "sessions"."expires_at")
from "sessions"
where "sessions"."id" = $3
union all
select $4, "sessions"."id", 'refresh', "sessions"."expires_at"
from "sessions"
where "sessions"."id" = $5;
-- plan:
--   Insert on tokens
--     CTE expired
--       ->  Delete on tokens tokens_1
--             ->  Index Scan using tokens_session_id_idx on tokens tokens_1
--                   Index Cond: ((session_id = $1) AND ((kind)::text = 'access'::text))
--                   Filter: (expires_at <= clock_timestamp())
--     ->  Result
--           ->  Append
--                 ->  Index Scan using sessions_pkey on sessions
--                       Index Cond: (id = $3)
--                 ->  Index Scan using sessions_pkey on sessions sessions_1
--                       Index Cond: (id = $5)

-- $1 bytea = \x0441b72acf1908efd57e651bd1aa21a2e930a0527bc3cf5267775e70ec4464da
-- locks: tokens RowExclusiveLock
update "tokens"
set "used_at" = clock_timestamp()
where (
  "tokens"."hash" = $1
    and "tokens"."kind" = 'refresh'
    and "tokens"."used_at" is null
    and "tokens"."expires_at" > clock_timestamp()
)
returning "tokens"."session_id";
-- plan:
--   Update on tokens
--     ->  Index Scan using tokens_pkey on tokens
--           Index Cond: (hash = $1)
--           Filter: ((used_at IS NULL) AND ((kind)::text = 'refresh'::text) AND (expires_at > clock_timestamp()))

-- $1 bigint = 19
-- locks: sessions RowExclusiveLock, users AccessShareLock
update "sessions"
set "refreshed_at" = clock_timestamp()
where (
  "sessions"."id" = $1
    and "sessions"."expires_at" > clock_timestamp()
    and exists (
      select 1 as "one" from "users" where ("users"."id" = "sessions"."user_id" and "users"."is_active")
    )
)
returning "sessions"."id";
-- plan:
--   Update on sessions
--     ->  Nested Loop
--           ->  Index Scan using sessions_pkey on sessions
--                 Index Cond: (id = $1)
--                 Filter: (expires_at > clock_timestamp())
--           ->  Index Scan using users_pkey on users
--                 Index Cond: (id = sessions.user_id)
--                 Filter: is_active

-- $1 bytea = \x0441b72acf1908efd57e651bd1aa21a2e930a0527bc3cf5267775e70ec4464da
-- locks: sessions RowExclusiveLock, tokens RowExclusiveLock
delete from "sessions"
where "sessions"."id" in (
  select "tokens"."session_id"
  from "tokens"
  where ("tokens"."hash" = $1 and "tokens"."kind" = 'refresh' and "tokens"."used_at" is not null)
);
-- plan:
--   Delete on sessions
--     ->  Nested Loop
--           ->  Index Scan using tokens_pkey on tokens
--                 Index Cond: (hash = $1)
--                 Filter: ((used_at IS NOT NULL) AND ((kind)::text = 'refresh'::text))
--           ->  Index Scan using sessions_pkey on sessions
--                 Index Cond: (id = tokens.session_id)
