-- DELETE /api/v1/users/{id}
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

-- $1 bigint = 6
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

-- $1 bigint = 6
-- locks: posts RowShareLock, replays RowExclusiveLock, sessions RowExclusiveLock, tokens RowExclusiveLock, users RowExclusiveLock
delete from "users" where "users"."id" = $1;
-- plan:
--   Delete on users
--     ->  Index Scan using users_pkey on users
--           Index Cond: (id = $1)

-- $1 bigint = 11
-- locks: users RowShareLock
select "users"."id" from "users" where "users"."id" = $1 for no key update;
-- plan:
--   LockRows
--     ->  Index Scan using users_pkey on users
--           Index Cond: (id = $1)

-- $1 bigint = 11
-- locks: users AccessShareLock
select ('1o-' || cast("users"."id" as varchar) || '.' || cast("users"."version" as varchar))
from "users"
where "users"."id" = $1;
-- plan:
--   Index Scan using users_pkey on users
--     Index Cond: (id = $1)

-- $1 bigint = 11
-- locks: users RowShareLock
select "users"."id" from "users" where "users"."id" = $1 for update;
-- plan:
--   LockRows
--     ->  Index Scan using users_pkey on users
--           Index Cond: (id = $1)

-- $1 bigint = 11
-- locks: post_tags RowExclusiveLock, posts RowExclusiveLock
delete from "posts" where "posts"."author_id" = $1;
-- plan:
--   Delete on posts
--     ->  Index Scan using posts_author_id_title_idx on posts
--           Index Cond: (author_id = $1)

-- $1 bigint = 10
-- $2 bigint = 9
-- locks: posts RowShareLock, replays RowExclusiveLock, sessions RowExclusiveLock, tokens RowExclusiveLock, users RowExclusiveLock
delete from "users" where ("users"."id" = $1 and "users"."id" = $2);
-- plan:
--   Delete on users
--     ->  Result
--           One-Time Filter: ($1 = $2)
--           ->  Index Scan using users_pkey on users
--                 Index Cond: (id = $2)

-- $1 bigint = 10
-- locks: users AccessShareLock
select 1 as "one" from "users" where "users"."id" = $1;
-- plan:
--   Index Only Scan using users_pkey on users
--     Index Cond: (id = $1)

-- $1 bigint = 13
-- $2 bigint = 13
-- locks: users RowShareLock
select "users"."id" from "users" where ("users"."id" = $1 and "users"."id" = $2) for update;
-- plan:
--   LockRows
--     ->  Result
--           One-Time Filter: ($1 = $2)
--           ->  Index Scan using users_pkey on users
--                 Index Cond: (id = $2)

-- $1 bigint = 13
-- $2 bigint = 13
-- locks: post_tags RowExclusiveLock, posts RowExclusiveLock
delete from "posts" where ("posts"."author_id" = $1 and "posts"."author_id" = $2);
-- plan:
--   Delete on posts
--     ->  Result
--           One-Time Filter: ($1 = $2)
--           ->  Index Scan using posts_author_id_title_idx on posts
--                 Index Cond: (author_id = $2)
