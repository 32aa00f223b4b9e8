-- DELETE /api/v1/users/me
-- What it sends to the database. Written by make statements, do not edit.

-- $1 bytea = \x7bb24c0e3b78fc4fe9133cc33254591a29be19d97835f8435e50f99a6e31ba5a
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

-- $1 bigint = 16
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

-- $1 bigint = 16
-- $2 bigint = 16
-- locks: users RowShareLock
select "users"."id" from "users" where ("users"."id" = $1 and "users"."id" = $2) for no key update;
-- plan:
--   LockRows
--     ->  Result
--           One-Time Filter: ($1 = $2)
--           ->  Index Scan using users_pkey on users
--                 Index Cond: (id = $2)

-- $1 bigint = 16
-- locks: users AccessShareLock
select ('1o-' || cast("users"."id" as varchar) || '.' || cast("users"."version" as varchar))
from "users"
where "users"."id" = $1;
-- plan:
--   Index Scan using users_pkey on users
--     Index Cond: (id = $1)

-- $1 bigint = 16
-- $2 bigint = 16
-- locks: posts RowShareLock, replays RowExclusiveLock, sessions RowExclusiveLock, tokens RowExclusiveLock, users RowExclusiveLock
delete from "users" where ("users"."id" = $1 and "users"."id" = $2);
-- plan:
--   Delete on users
--     ->  Result
--           One-Time Filter: ($1 = $2)
--           ->  Index Scan using users_pkey on users
--                 Index Cond: (id = $2)

-- $1 bigint = 14
-- $2 bigint = 14
-- locks: users RowShareLock
select "users"."id" from "users" where ("users"."id" = $1 and "users"."id" = $2) for update;
-- plan:
--   LockRows
--     ->  Result
--           One-Time Filter: ($1 = $2)
--           ->  Index Scan using users_pkey on users
--                 Index Cond: (id = $2)

-- $1 bigint = 14
-- $2 bigint = 14
-- locks: post_tags RowExclusiveLock, posts RowExclusiveLock
delete from "posts" where ("posts"."author_id" = $1 and "posts"."author_id" = $2);
-- plan:
--   Delete on posts
--     ->  Result
--           One-Time Filter: ($1 = $2)
--           ->  Index Scan using posts_author_id_title_idx on posts
--                 Index Cond: (author_id = $2)
