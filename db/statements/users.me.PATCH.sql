-- PATCH /api/v1/users/me
-- What it sends to the database. Written by make statements, do not edit.

-- $1 bytea = \x8a7be276f8fa620390a6e5e949823fcf0156ba5dc042777e6b6d956bad1c7508
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

-- $1 character varying = Fourteen
-- $2 bigint = 1
-- $3 interval = 0 years 0 mons 0 days 0 hours 0 mins 0.000001 secs
-- $4 bigint = 14
-- $5 bigint = 14
-- $6 text = Fourteen
-- locks: users RowExclusiveLock
update "users"
set "full_name" = $1,
  "version" = ("users"."version" + $2),
  "updated_at" = greatest(clock_timestamp(), ("users"."updated_at" + cast($3 as interval day to second)))
where ("users"."id" = $4 and "users"."id" = $5 and "users"."full_name" is distinct from $6);
-- plan:
--   Update on users
--     ->  Result
--           One-Time Filter: ($4 = $5)
--           ->  Index Scan using users_pkey on users
--                 Index Cond: (id = $5)
--                 Filter: ((full_name)::text IS DISTINCT FROM $6)

-- $1 bigint[] = {14}
-- locks: users AccessShareLock
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
-- plan:
--   Index Scan using users_pkey on users
--     Index Cond: (id = ANY ((InitPlan 1).col1))
--     InitPlan 1
--       ->  Result

-- $1 character varying = tour14@example.com
-- $2 bigint = 1
-- $3 interval = 0 years 0 mons 0 days 0 hours 0 mins 0.000001 secs
-- $4 bigint = 14
-- $5 bigint = 14
-- $6 text = tour14@example.com
-- locks: users RowExclusiveLock
update "users"
set "email" = $1,
  "version" = ("users"."version" + $2),
  "updated_at" = greatest(clock_timestamp(), ("users"."updated_at" + cast($3 as interval day to second)))
where ("users"."id" = $4 and "users"."id" = $5 and "users"."email" is distinct from $6);
-- plan:
--   Update on users
--     ->  Result
--           One-Time Filter: ($4 = $5)
--           ->  Index Scan using users_pkey on users
--                 Index Cond: (id = $5)
--                 Filter: ((email)::text IS DISTINCT FROM $6)

-- $1 bigint = 4
-- locks: users AccessShareLock
select "users"."id", "users"."hashed_password", "users"."is_active" from "users" where "users"."id" = $1;
-- plan:
--   Index Scan using users_pkey on users
--     Index Cond: (id = $1)

-- $1 bigint = 4
-- $2 text = $argon2id$v=19$m=8192,t=1,p=1$AAAAAAAAAAAAAAAAAAAAAA$+//p2tCPEm1VyxevgyV9wyFkqfn95NnguL93BeqaFzw
-- locks: users RowShareLock
select "users"."id"
from "users"
where ("users"."id" = $1 and "users"."hashed_password" = $2)
for no key update;
-- plan:
--   LockRows
--     ->  Index Scan using users_pkey on users
--           Index Cond: (id = $1)
--           Filter: ((hashed_password)::text = $2)

-- $1 character varying = $argon2id$v=19$m=8192,t=1,p=1$AAAAAAAAAAAAAAAAAAAAAA$+//p2tCPEm1VyxevgyV9wyFkqfn95NnguL93BeqaFzw
-- $2 bigint = 1
-- $3 interval = 0 years 0 mons 0 days 0 hours 0 mins 0.000001 secs
-- $4 bigint = 4
-- $5 bigint = 4
-- $6 text = $argon2id$v=19$m=8192,t=1,p=1$AAAAAAAAAAAAAAAAAAAAAA$+//p2tCPEm1VyxevgyV9wyFkqfn95NnguL93BeqaFzw
-- locks: users RowExclusiveLock
update "users"
set "hashed_password" = $1,
  "version" = ("users"."version" + $2),
  "updated_at" = greatest(clock_timestamp(), ("users"."updated_at" + cast($3 as interval day to second)))
where ("users"."id" = $4 and "users"."id" = $5 and "users"."hashed_password" is distinct from $6);
-- plan:
--   Update on users
--     ->  Result
--           One-Time Filter: ($4 = $5)
--           ->  Index Scan using users_pkey on users
--                 Index Cond: (id = $5)
--                 Filter: ((hashed_password)::text IS DISTINCT FROM $6)

-- $1 bigint = 4
-- $2 bigint = 4
-- locks: sessions RowExclusiveLock
delete from "sessions" where ("sessions"."user_id" = $1 and "sessions"."id" <> $2);
-- plan:
--   Delete on sessions
--     ->  Index Scan using sessions_user_id_idx on sessions
--           Index Cond: (user_id = $1)
--           Filter: (id <> $2)

-- $1 bigint = 14
-- $2 bigint = 14
-- locks: users AccessShareLock
select row (
  "users"."id",
    "users"."email",
    "users"."full_name",
    "users"."is_active",
    "users"."role",
    "users"."created_at",
    "users"."updated_at"
) as "nested",
  ('1o-' || cast("users"."id" as varchar) || '.' || cast("users"."version" as varchar))
from "users"
where ("users"."id" = $1 and "users"."id" = $2);
-- plan:
--   Result
--     One-Time Filter: ($1 = $2)
--     ->  Index Scan using users_pkey on users
--           Index Cond: (id = $2)

-- $1 bigint = 14
-- $2 bigint = 14
-- locks: users RowShareLock
select "users"."id" from "users" where ("users"."id" = $1 and "users"."id" = $2) for no key update;
-- plan:
--   LockRows
--     ->  Result
--           One-Time Filter: ($1 = $2)
--           ->  Index Scan using users_pkey on users
--                 Index Cond: (id = $2)

-- $1 bigint = 14
-- locks: users AccessShareLock
select ('1o-' || cast("users"."id" as varchar) || '.' || cast("users"."version" as varchar))
from "users"
where "users"."id" = $1;
-- plan:
--   Index Scan using users_pkey on users
--     Index Cond: (id = $1)

-- $1 bigint = 8
-- $2 text = admin
-- locks: users RowShareLock
select "users"."id"
from "users"
where (
  "users"."role" = 'admin'
    and "users"."is_active"
    and exists (
      select 1 as "one" from "users" as "leaving" where ("leaving"."id" = $1 and "leaving"."role" = $2)
    )
)
order by "users"."id"
for no key update;
-- plan:
--   LockRows
--     InitPlan 1
--       ->  Index Scan using users_pkey on users leaving
--             Index Cond: (id = $1)
--             Filter: ((role)::text = $2)
--     ->  Result
--           One-Time Filter: (InitPlan 1).col1
--           ->  Index Scan using users_admins_idx on users
--                 Filter: (is_active AND ((role)::text = 'admin'::text))

-- $1 character varying = user
-- $2 bigint = 1
-- $3 interval = 0 years 0 mons 0 days 0 hours 0 mins 0.000001 secs
-- $4 bigint = 8
-- $5 text = user
-- locks: users RowExclusiveLock
update "users"
set "role" = $1,
  "version" = ("users"."version" + $2),
  "updated_at" = greatest(clock_timestamp(), ("users"."updated_at" + cast($3 as interval day to second)))
where ("users"."id" = $4 and "users"."role" is distinct from $5);
-- plan:
--   Update on users
--     ->  Index Scan using users_pkey on users
--           Index Cond: (id = $4)
--           Filter: ((role)::text IS DISTINCT FROM $5)
